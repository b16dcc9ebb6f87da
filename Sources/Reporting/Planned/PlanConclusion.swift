import Calendars
import Planning
import Scheduling
import Statistics

/// The answer of a plan in sentences, chosen by rule and never free text.
///
/// *Probability* is said of the campaign, *confidence* of what is known about it; nothing is ever
/// 100 %.
public struct PlanConclusion: Equatable, Sendable {
  /// The one sentence that a planner came for.
  public let headline: String
  /// What goes with it: how sure it is, by when, what else would do.
  public let lead: [String]
  /// Soft slots against hard ones; nil where they were not compared.
  public let sharing: String?
  /// How the headline is meant.
  public let mood: Mood

  /// How a headline is meant.
  public enum Mood: String, Equatable, Sendable {
    /// It can be done.
    case good
    /// It cannot.
    case bad
    /// That is not known.
    case open
  }

  /// The conclusion of a plan.
  public init(_ report: PlanReport) {
    let words = PlanWords(report)
    let verdict = report.plan.verdict
    switch verdict.code {
    case .sized:
      headline = words.sized
      lead = words.leadOfSized
      mood = .good
    case .givenOnTime, .givenLate, .givenUndecided:
      headline = words.given
      lead = words.leadOfGiven
      mood =
        verdict.code == .givenOnTime ? .good : verdict.code == .givenLate ? .bad : .open
    case .infeasible:
      headline = words.infeasible
      lead = words.leadOfInfeasible
      mood = .bad
    case .undecided:
      headline = words.undecided
      lead = words.leadOfUndecided
      mood = .open
    }
    sharing = report.plan.comparison.map { SharingWords(report, $0).sentence }
  }
}

/// The sentences that a conclusion chooses from.
struct PlanWords {
  let report: PlanReport
  let plan: Plan
  let times: TimePhrases

  init(_ report: PlanReport) {
    self.report = report
    plan = report.plan
    times = report.times
  }

  private var goal: String { Figures.confidence(plan.question.probability) }
  private var deadline: String { times.by(plan.question.deadline, report.clock) }

  /// `all 50,000 contacts`, if their number is known.
  private var everybody: String {
    guard let contacts = plan.contacts?.contacts, contacts > 0 else { return "all contacts" }
    // Of a list of which rows were left out, these are not all.
    return report.rejects.isEmpty
      ? "all \(Figures.mean(contacts)) contacts"
      : "the \(Figures.mean(contacts)) callable contacts"
  }

  // MARK: Headlines

  var sized: String {
    let slots = plan.verdict.slots ?? 0
    let finish = slots == 1 ? "finishes" : "finish"
    return "\(Self.slots(slots, plan.verdict.sharing)) \(finish) \(everybody) by \(deadline)"
      + " with at least \(goal) probability."
  }

  var given: String {
    let slots = plan.verdict.slots ?? 0
    let subject = Self.slots(slots, plan.verdict.sharing)
    let are = slots == 1 ? "is" : "are"
    let likely = plan.verdict.onTime.map { likelihood($0.proportion) } ?? "nothing is known"
    return switch plan.verdict.code {
    case .givenOnTime: "\(subject) \(are) enough: \(likely)."
    case .givenLate: "\(subject) \(are) too few: \(likely)."
    default: "\(subject), too close to call: \(likely) (goal \(goal))."
    }
  }

  var infeasible: String { "No number of slots reaches \(goal) by \(deadline)." }

  var undecided: String {
    guard let slots = plan.verdict.slots else {
      return plan.effort.ending == .complete
        ? "No number of slots was shown to reach \(goal) by \(deadline), nor was it ruled out."
        : "No answer yet: stopped before a number of slots was found that reaches \(goal)."
    }
    guard let sizing = plan.sizings.first, let below = sizing.below?.slots else {
      return "\(Self.slots(slots, plan.verdict.sharing)): too close to call at this budget."
    }
    if sizing.estimate.map({ $0.lower < plan.question.probability }) ?? true {
      return "\(Self.slots(slots, plan.verdict.sharing)) or more: too close to call at this budget."
    }
    let between = below == slots - 1 ? "or" : "to"
    return "\(Figures.count(below)) \(between) \(Self.slots(slots, plan.verdict.sharing)):"
      + " too close to call at this budget."
  }

  /// `97.1 % likely to finish by Fri 18:00`; where no run or every run does, the runs are counted.
  private func likelihood(_ onTime: Proportion) -> String {
    let runs = Figures.count(onTime.trials)
    switch (onTime.successes, onTime.trials) {
    case (1, 1): return "the only run finishes by \(deadline)"
    case (0, 1): return "the only run does not finish by \(deadline)"
    case (let on, let all) where on == all: return "all \(runs) runs finish by \(deadline)"
    case (0, _): return "none of \(runs) runs finishes by \(deadline)"
    default: return "\(Figures.probability(onTime.value)) likely to finish by \(deadline)"
    }
  }

  // MARK: Leads

  var leadOfSized: [String] {
    [plan.verdict.onTime.map(estimated), finishes, others].compactMap(\.self)
  }

  var leadOfGiven: [String] {
    var lines = [plan.verdict.onTime.map(estimated)].compactMap(\.self)
    if let sizing = plan.sizings.first, sizing.slots != plan.verdict.slots,
      let needed = need(sizing)
    {
      let would = plan.verdict.code == .givenOnTime ? "would do" : "would reach \(goal)"
      lines.append("\(needed.prefix(1).uppercased())\(needed.dropFirst()) \(would).")
    }
    lines += [finishes, resolved].compactMap(\.self)
    return lines
  }

  var leadOfInfeasible: [String] {
    let obstacles = plan.feasibility.obstacles.prefix(3)
      .map { ObstacleWords(report, $0).sentence }
    let earliest = plan.feasibility.finishWithUnlimitedSlots.map {
      "With a slot for everybody, \(goal) of the runs finish by \(times.by($0, report.clock))."
    }
    return obstacles + [earliest, resolved].compactMap(\.self)
  }

  var leadOfUndecided: [String] {
    guard let slots = plan.verdict.slots, let sizing = plan.sizings.first else {
      let unlimited = plan.feasibility.onTimeWithUnlimitedSlots
      guard unlimited.proportion.trials > 0 else { return [] }
      return ["With a slot for everybody: \(Self.probability(unlimited))."]
        + [plan.sizings.first.flatMap(whatWouldDecide)].compactMap(\.self)
    }
    var lines: [String] = []
    if let below = sizing.below, let number = below.slots {
      lines.append("With \(Figures.count(number)): \(Self.probability(below)).")
    }
    if let estimate = sizing.estimate {
      lines.append(
        estimate.lower >= plan.question.probability
          ? "Using \(Figures.count(slots)) is safe."
          : "With \(Figures.count(slots)): \(Self.probability(estimate)).")
    }
    lines += [whatWouldDecide(sizing)].compactMap(\.self)
    return lines + [finishes, others].compactMap(\.self)
  }

  /// What would settle what is too close to call; nil if nothing is or if it was stopped.
  private func whatWouldDecide(_ sizing: Sizing) -> String? {
    guard plan.effort.ending == .complete else { return nil }
    if let count = sizing.replicationsToDecide, count <= Self.reasonableReplications {
      return "--replications \(Self.roundedUp(count)) would probably decide."
    }
    switch sizing.outcome {
    case .tooClose: return "They are so close that more replications hardly help."
    case .open:
      return "More slots do not help: ask for a later --deadline, or for less than \(goal) with"
        + " --probability."
    case .decided, .infeasible, .stopped: return nil
    }
  }

  /// `Estimated 96.3 % (95 % confidence: 95.1–97.4 %).`
  private func estimated(_ estimate: OnTimeEstimate) -> String {
    "Estimated " + Self.probability(estimate, confidence: plan.question.confidence) + "."
  }

  private var finishes: String? {
    guard let finished = plan.completion?.finished else { return nil }
    func by(_ probability: Double) -> String? {
      finished.quantiles.first { $0.probability == probability }?.at.instant
        .map { times.by($0, report.clock) }
    }
    guard let half = by(0.5) else { return "More than half of all runs never finish." }
    guard let most = by(0.95) else {
      return "Half of all runs finish by \(half), but more than 5 % never do."
    }
    return "Half of all runs finish by \(half), 95 % by \(most)\(between(0.95, in: finished))."
      + reached
  }

  /// ` 70.6 % of the contacts are reached.`: whoever finishes may have left messages.
  private var reached: String {
    guard let contacts = plan.contacts, contacts.contacts > 0 else { return "" }
    let share = Figures.share(contacts.reached.mean / contacts.contacts)
    return " \(share) of the contacts are reached."
  }

  /// ` (95 % confidence: Wed 17:43 to Thu 09:01)`: a night in between makes one quantile of a few
  /// hundred runs differ from that of others by as much.
  private func between(_ probability: Double, in finished: MilestoneOutlook) -> String {
    guard let quantile = finished.quantiles.first(where: { $0.probability == probability })
    else { return "" }
    func text(_ instant: CompletionInstant?) -> String? {
      instant.map { $0.instant.map { times.by($0, report.clock) } ?? "never" }
    }
    let level = "\(Figures.confidence(plan.question.confidence)) confidence"
    switch (text(quantile.low), text(quantile.high)) {
    case (let low?, let high?): return low == high ? "" : " (\(level): \(low) to \(high))"
    case (let low?, nil): return " (\(level): not before \(low))"
    case (nil, let high?): return " (\(level): no later than \(high))"
    case (nil, nil): return ""
    }
  }

  private var resolved: String? {
    plan.completion?.resolvedByDeadline.map {
      "\(Figures.probability($0.mean)) of the contacts have come to an end by \(deadline)."
    }
  }

  /// What the other ways to share would need.
  private var others: String? {
    let phrases = plan.sizings.dropFirst().compactMap(need)
    guard let first = phrases.first else { return nil }
    return first.prefix(1).uppercased() + phrases.joined(separator: " or ").dropFirst()
      + " would be needed for the same." + borrowers(of: plan.sizings.dropFirst())
  }

  /// Who owns no slots as the scenario is written, and so borrows even where the others are hard.
  private func borrowers(of sizings: ArraySlice<Sizing>) -> String {
    guard sizings.contains(where: { $0.sharing == .hard && $0.slots != nil }) else { return "" }
    let names = (plan.comparison?.workspaces ?? []).filter { $0.contacts > 0 }
      .map { report.pools[Int($0.pool.rawValue)] }
      .filter { ($0.ownSlots ?? 0) == 0 }.map { $0.path.last ?? "" }
    guard !names.isEmpty else { return "" }
    return " \(names.listed) "
      + (names.count == 1 ? "owns none and borrows" : "own none and borrow") + " all the same."
  }

  private func need(_ sizing: Sizing) -> String? {
    SizingWords(sizing: sizing, goal: plan.question.probability).text
  }
}
