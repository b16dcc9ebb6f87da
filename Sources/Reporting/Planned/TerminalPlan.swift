import Calendars
import Planning
import Rainbow
import Scheduling
import Statistics

/// What `dialcast plan` prints: fits 80 columns, readable without colour.
public enum TerminalPlan {
  /// More keys than that nobody copies from a terminal.
  private static let keyLimit = 12

  /// The text, with a line feed at its end.
  public static func text(
    of report: PlanReport, in surroundings: TerminalSummary.Surroundings = .init(),
    isPlain: Bool = false
  ) -> String {
    let conclusion = PlanConclusion(report)
    let ink = PlanInk(isColoured: surroundings.isColoured)
    var lines: [String] = []
    if report.plan.effort.ending != .complete {
      lines += TerminalSummary.wrapped(incomplete(report.plan.effort.ending))
    }
    lines += TerminalSummary.wrapped(conclusion.headline).map {
      ink.headline($0, conclusion.mood)
    }
    lines += conclusion.lead.flatMap { TerminalSummary.wrapped($0, indent: "  ") }
    lines += settings(report)
    let tables = PlanTables(report)
    let grids = [(tables.curve, tables.curveLegend), (tables.comparison, tables.comparisonLegend)]
    for (grid, legend) in grids {
      guard let grid else { continue }
      let rows = grid.lines(fitting: TerminalSummary.width - 2)
      lines += [""]
      lines += rows.enumerated().map {
        "  " + ($0.offset == 0 ? ink.heading($0.element) : $0.element)
      }
      if let legend { lines += TerminalSummary.wrapped(legend, indent: "  ") }
    }
    if let sharing = conclusion.sharing {
      lines += TerminalSummary.wrapped(sharing, indent: "  ")
    }
    let course = courseLines(report, isPlain: isPlain)
    if !course.isEmpty { lines += [""] + course }
    lines += contacts(report) + cost(report) + inputs(report)
    lines += report.notes.flatMap { TerminalSummary.wrapped("note: \($0)", indent: "  ") }
    lines += [""] + closing(report, surroundings)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What to write into the scenario, as the command that checks it.
  private static func settings(_ report: PlanReport) -> [String] {
    guard let settings = report.settings.first, !settings.overrides.isEmpty else { return [] }
    guard settings.overrides.count <= keyLimit else {
      return TerminalSummary.wrapped(
        "What to write into the scenario, \(settings.overrides.count) keys, is in the report.",
        indent: "  ")
    }
    return ["", "  What to write into the scenario, as the command that checks it:"]
      + settings.commandLines(width: TerminalSummary.width - 4).map { "    " + $0 }
  }

  static func incomplete(_ ending: PlanEffort.Ending) -> String {
    switch ending {
    case .complete: ""
    case .budget: "INCOMPLETE: the budget was spent; what follows is what was known by then."
    case .interrupted: "INCOMPLETE: stopped; what follows is what was known by then."
    }
  }

  /// How slots are used and how many answer, over time.
  private static func courseLines(_ report: PlanReport, isPlain: Bool) -> [String] {
    guard let course = report.plan.course, let organisation = course.pools.first,
      organisation.own > 0
    else { return [] }
    let used = Sparkline.joined(organisation.busy, atMost: 56)
    let top = Double(organisation.own * used.each)
    let open = Sparkline.joined(course.open, atMost: 56).sums
    let bars = zip(used.sums, open).map { $0 > 0 || $1 > 0 ? $0 : nil }
    let scale = Figures.duration(milliseconds: course.binMs * Int64(used.each))
    let utilization = report.plan.pools.first?.useUntilDeadline ?? nil
    var lines = [
      "  filled  " + Sparkline.text(bars, top: top, isPlain: isPlain)
        + (utilization.map { "  \(Figures.share($0))" } ?? "")
    ]
    let answers = answers(course, isPlain: isPlain)
    if let answers { lines.append("  answer  " + answers) }
    let times = report.times
    let explanation =
      "one mark is \(scale), from \(times.by(course.start, report.clock)); full is"
      + " \(Figures.count(organisation.own)) \(organisation.own == 1 ? "slot" : "slots")"
      + (utilization == nil ? "" : "; filled: share of the open slot time to the deadline")
      + (answers == nil ? "" : "; answer: share of all calls that a person completes")
    return lines + TerminalSummary.wrapped(explanation, indent: "          ")
  }

  /// The share of the calls that were answered by a person, over time.
  private static func answers(_ course: Course, isPlain: Bool) -> String? {
    let completed = course.outcomes.first { $0.outcome == .completed }?.calls
    guard let completed else { return nil }
    let all = (0..<course.bins).map { bin in course.outcomes.reduce(0) { $0 + $1.calls[bin] } }
    let answered = Sparkline.joined(completed, atMost: 56).sums
    let calls = Sparkline.joined(all, atMost: 56).sums
    let shares = zip(answered, calls).map { $1 > 0.5 ? $0 / $1 : nil }
    let overall = completed.reduce(0, +) / max(1, all.reduce(0, +))
    return Sparkline.text(shares, top: 1, isPlain: isPlain) + "  \(Figures.share(overall))"
  }

  private static func contacts(_ report: PlanReport) -> [String] {
    guard let contacts = report.plan.contacts else { return [] }
    let share = contacts.contacts > 0 ? contacts.reached.mean / contacts.contacts : nil
    var parts = [
      "\(Figures.mean(contacts.reached.mean)) contacts reached (\(Figures.share(share)))"
    ]
    let otherwise = contacts.otherwise
    // Rounded sums may miss by less than one.
    if otherwise >= 0.5 {
      parts.append("\(Figures.mean(otherwise)) at an end otherwise, such as by a message left")
    }
    if contacts.exhausted.mean > 0 {
      parts.append("\(Figures.mean(contacts.exhausted.mean)) called as often as allowed, in vain")
    }
    if contacts.unfinished.mean > 0 {
      parts.append("\(Figures.mean(contacts.unfinished.mean)) cut off by the end")
    }
    return TerminalSummary.wrapped(
      "\(Figures.mean(contacts.attempts.mean)) calls a run; " + parts.joined(separator: ", "),
      indent: "  ")
  }

  private static func cost(_ report: PlanReport) -> [String] {
    guard let cost = report.plan.cost else { return [] }
    let document = ResultDocument.Cost(cost, report.plan.verdict.sharing.rawValue, report)
    let words = CostWords(document, slots: report.plan.verdict.slots)
    return TerminalSummary.wrapped(words.finding, indent: "  ")
  }

  private static func inputs(_ report: PlanReport) -> [String] {
    [report.plan.sensitivity.map { SensitivityWords($0).sentence }, report.spread?.sentence]
      .compactMap(\.self).flatMap { TerminalSummary.wrapped($0, indent: "  ") }
  }

  private static func closing(
    _ report: PlanReport, _ surroundings: TerminalSummary.Surroundings
  ) -> [String] {
    let simulated = Figures.count(report.plan.effort.simulated)
    var parts = ["seed \(report.stamp.seed)", "\(simulated) replications"]
    if let elapsed = surroundings.elapsedMs {
      parts.append("in \(Figures.duration(milliseconds: elapsed))")
    }
    // A path is never broken: it is there to be copied.
    return [surroundings.folder.map { "  report  \($0)" }, "  " + parts.joined(separator: ", ")]
      .compactMap(\.self)
  }
}

/// Emphasis, if it is wanted; the Rainbow package leaves text plain where the output is no
/// terminal or `NO_COLOR` is set.
private struct PlanInk {
  let isColoured: Bool

  func heading(_ text: String) -> String { isColoured ? text.dim : text }

  func headline(_ text: String, _ mood: PlanConclusion.Mood) -> String {
    guard isColoured else { return text }
    return switch mood {
    case .good: text.green.bold
    case .bad: text.red.bold
    case .open: text.yellow.bold
    }
  }
}
