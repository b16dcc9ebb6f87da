import Foundation
import Planning

// How many slots, and what sharing them changes.

extension Page {
  static func curve(_ result: ResultDocument, _ phrases: PagePhrases) -> PageContent.Section? {
    guard !result.curve.isEmpty else { return nil }
    var grid = Grid(headings: [
      .figure("slots"), .text("sharing"), .figure("on time"), .figure("interval"),
      .figure("runs"), .figure("half finish by"), .figure("95 % finish by"), .figure("of runs"),
    ])
    grid.rows = result.curve.map { point in
      [
        Figures.count(point.slots), PagePhrases.mode(point.mode),
        Figures.probability(point.probability), Figures.shares(point.low, point.high),
        Figures.count(point.runs), point.half.map(phrases.by) ?? "–",
        point.ninetyFive.map(phrases.by) ?? "–",
        point.timedRuns > 0 ? Figures.count(point.timedRuns) : "–",
      ]
    }
    let level = Figures.confidence(result.verdict.confidence)
    return PageContent.Section(
      id: "curve", topic: "How many slots", finding: finding(ofCurve: result, phrases),
      reading: "The probability that every contact is resolved by \(phrases.deadline)."
        + " Bars: \(level) confidence, for numbers that the search decided of all its decisions"
        + " together."
        + (result.verdict.slots == nil ? "" : " The vertical line stands at the answer."),
      tables: [.init("Slots as a table", grid)])
  }

  private static func finding(ofCurve result: ResultDocument, _ phrases: PagePhrases) -> String {
    let verdict = result.verdict
    guard let slots = verdict.slots else {
      return "No number of slots reaches \(phrases.goal)."
    }
    let name = PlanWords.slots(slots, SlotSharing(rawValue: verdict.mode) ?? .asWritten)
    let hard =
      verdict.mode == "hard"
      ? "" : verdict.hardNeed.map { "; of hard slots it takes \($0)" } ?? ""
    switch verdict.code {
    case "sized":
      let are = slots == 1 ? "is the least that reaches" : "are the least that reach"
      return "\(name) \(are) \(phrases.goal)\(hard)."
    case "undecided":
      return "Around \(name) it is too close to call\(hard)."
    default:
      let points = result.curve.filter {
        $0.mode == verdict.mode && $0.low >= result.question.probability
      }
      guard let enough = points.map(\.slots).min() else {
        return "No number of slots that was tried reaches \(phrases.goal)."
      }
      return "\(phrases.goal) is reached from \(PlanWords.slots(enough)) on\(hard)."
    }
  }

  static func sharing(_ result: ResultDocument, _ phrases: PagePhrases) -> PageContent.Section? {
    guard let whole = result.paired.first else { return nil }
    let shown = result.paired.dropFirst() + [whole]
    var finish = Grid(headings: [
      .text("workspace"), .figure("contacts"), .figure("slots"), .figure("hard, 95 %"),
      .figure("soft, 95 %"), .figure("median change"), .figure("95 % interval"),
      .figure("later in"), .figure("median where later"),
    ])
    var lending = Grid(headings: [
      .text("workspace"), .figure("lent"), .figure("borrowed"), .figure("waits for own"),
      .figure("mean wait"), .figure("95 % of waits within"), .figure("longest, 95 % of runs"),
    ])
    for row in shown {
      let name = row.workspace ?? "all together"
      finish.rows.append([
        name, row.contacts.map(Figures.mean) ?? "", ownSlots(row),
        phrases.by(row.hardNinetyFive), phrases.by(row.softNinetyFive),
        PagePhrases.change(row), PagePhrases.changes(row.medianLowMs, row.medianHighMs),
        Figures.share(row.shareLater),
        row.laterMs.map { Figures.duration(milliseconds: $0) }
          ?? (row.shareLater > 0 ? "never" : "–"),
      ])
      guard row.workspace != nil else { continue }
      lending.rows.append([
        name, slotHours(row.lentMs), slotHours(row.borrowedMs),
        row.reclaims.map(Figures.mean) ?? "–",
        row.meanReclaimMs.map { Figures.duration(milliseconds: $0) } ?? "–",
        row.reclaimP95Ms.map { Figures.duration(milliseconds: $0) } ?? "–",
        row.longestReclaimP95Ms.map { Figures.duration(milliseconds: $0) } ?? "–",
      ])
    }
    var finishes = PageContent.Table("Finish of each workspace", finish, isData: false)
    if shown.contains(where: { $0.hardSlots ?? $0.slots != $0.slots }) {
      finishes.more = SharingWords.ownLegend
    }
    return PageContent.Section(
      id: "sharing", topic: "Hard or soft",
      finding: result.sharing ?? "Soft slots against hard ones.",
      reading: "95 % of runs finish by the dot, the larger one with hard slots: the same"
        + " \(whole.slots.map { PlanWords.slots($0) } ?? "slots"), the same calls,"
        + " the same answers; only the lending of idle slots differs."
        + " \(Figures.count(whole.pairs)) pairs of runs; a change is the median of the pairs.",
      hasChart: result.paired.contains { $0.hardNinetyFive != nil || $0.softNinetyFive != nil },
      tables: [
        finishes,
        .init("Lent and borrowed slot-hours of a run with soft slots", lending),
      ])
  }

  private static func ownSlots(_ row: ResultDocument.Paired) -> String {
    row.slots.map { SharingWords.own($0, hard: row.hardSlots ?? $0) } ?? "–"
  }

  private static func slotHours(_ milliseconds: Int64?) -> String {
    milliseconds.map { String(format: "%.1f h", Double($0) / 3_600_000) } ?? "–"
  }
}
