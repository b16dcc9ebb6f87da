import Statistics
import Testing

/// Campaigns of different priority whose tasks come one by one: Cobham's classes, through a
/// scenario file.
struct PriorityQueueTests {
  /// Rates per second by class.
  static let rows: [(rates: [Double], meanCall: Double, slots: Int, calls: Double)] = [
    ([0.03, 0.03, 0.02], 10, 1, 40_000), ([0.012, 0.018, 0.024], 200, 12, 3000),
  ]

  @Test("R29: the more urgent waits as long as Cobham says, and so does the least", arguments: rows)
  func waits(row: (rates: [Double], meanCall: Double, slots: Int, calls: Double)) throws {
    let warmUp = 300 * row.meanCall
    let end = warmUp + row.calls * row.meanCall
    let names = ["urgent", "normal", "patient"]
    let run = try QueueRun(
      "priorities",
      ["organisation.slots=\(row.slots)"]
        + zip(names, row.rates).flatMap { name, rate in
          let campaign = "workspaces.team.campaigns.\(name)"
          return [
            "\(campaign).arrivals.per_hour=\(rate * 3600)",
            "\(campaign).arrivals.until=\(wallTime(after: end + 1))",
            "\(campaign).telephony.outcomes.completed.talk.exponential.mean=\(row.meanCall) s",
          ]
        })
    let log = run.log(from: warmUp, to: end)
    let theory = PriorityClasses(
      arrivalRates: row.rates, meanCall: row.meanCall, slots: row.slots)
    for (source, wait) in theory.meanWaits.enumerated() {
      let parts = log.only(source).parts(20)
      expectRatio(
        parts.map(\.secondsWaited), to: parts.map(\.count), wait, "waits of \(names[source])")
    }
    let parts = log.parts(20)
    expectRatio(
      parts.map(\.secondsWaited), to: parts.map(\.count), theory.inOrder.meanWait, "all waits")
    expectRatio(
      parts.map(\.waited), to: parts.map(\.count), theory.inOrder.probabilityOfWaiting, "who waits")
    #expect(QueueDiscipline(log.visits, slots: [(0, row.slots)]).complaints == [])
  }
}
