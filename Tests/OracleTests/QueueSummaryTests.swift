import Scenarios
import Scheduling
import Simulating
import Testing

/// What a summary says of those who come one by one is what their log says.
struct QueueSummaryTests {
  @Test(
    "Callers, waits and losses are counted once",
    arguments: [
      ("erlang-b", []), ("callers", ["organisation.slots=5"]),
      (
        "callers",
        [
          "organisation.slots=5", "campaigns.callers.arrivals.per_hour=240",
          "campaigns.callers.patience={exponential: {mean: 2 min}}",
        ]
      ),
      ("callers", ["organisation.slots=5", "campaigns.callers.patience=none"]),
    ])
  func summary(file: String, overrides: [String]) throws {
    let run = try QueueRun(file, overrides)
    let visits = run.visits(replication: 1)
    let log = VisitLog(visits, window: 0..<Int64.max)
    let summary = try #require(
      simulate(run.scenario.model, seed: run.scenario.seed, replication: 1))
    let callers = summary.campaigns[0]
    func closed(_ disposition: Disposition) -> Int { callers.closed[Int(disposition.rawValue)] }
    #expect(visits.count > 3000 && callers.tasks == visits.count && callers.turnedAway == 0)
    #expect(callers.attempts == visits.count { $0.isAnswered })
    #expect(closed(.expired) + closed(.blocked) == visits.count { !$0.isAnswered })
    #expect(closed(.expired) == 0 || closed(.blocked) == 0)
    #expect(callers.unfinished == 0)
    #expect(callers.busyMs == visits.reduce(0) { $0 + $1.busyMs })
    let waits = visits.filter(\.isAnswered).map(\.waitMs).sorted()
    #expect(callers.waits.count == waits.count && callers.waits.longestMs == waits.last)
    #expect(callers.waits.totalMs == waits.reduce(0, +))
    for percent in [50, 80, 95, 99] {
      // The order statistic of rank ⌈n·p⌉, rounded up by less than 1/64.
      let exact = waits[(waits.count * percent + 99) / 100 - 1]
      let shown = try #require(callers.waits.quantileMs(Double(percent) / 100))
      #expect(shown >= exact && shown <= exact + exact / 64, "\(percent) %")
    }
    #expect(log.lost > 0 || overrides.count == 1)
  }
}
