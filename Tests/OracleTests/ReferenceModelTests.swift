import Scheduling
import Simulating
import Testing

/// The reference model of the benchmark against what can be said of it in closed form.
struct ReferenceModelTests {
  @Test("campaign-0: calls, answers, exhausted contacts, work and utilization")
  func expectations() async throws {
    let run = try await ScenarioRun("campaign-0", replications: 16)
    expectMean(run.figures(\.attempts), 15_600, standardDeviation: 75.2596, "calls")
    expectStandardDeviation(run.figures(\.attempts), 75.2596, "calls")
    expectMean(run.figures(\.reached), 5460, standardDeviation: 49.7880, "answered")
    let failed = run.figures { $0.closed[Int(Disposition.failed.rawValue)] }
    expectMean(failed, 640, standardDeviation: 24.4753, "exhausted")
    expectMean(run.figures { Int($0.busyMs) }, 836_472_000, "work in milliseconds")
    for (summary, makespan) in zip(run.summaries, run.makespans) {
      let work = Double(summary.campaigns[0].busyMs) / 1000
      // 30 minutes of waiting for retries at the end, of some 83,900 s.
      #expect(work / (10 * makespan) > 0.95 && work <= 10 * makespan)
    }
  }

  @Test(
    "One second of work is one second of work, whatever the slots", arguments: [11, 40, 500])
  func workDoesNotDependOnSlots(slots: Int) async throws {
    let few = try await ScenarioRun(
      "campaign-0", ["campaigns.campaign-0.contacts.count=500"], replications: 4)
    let many = try await ScenarioRun(
      "campaign-0",
      ["campaigns.campaign-0.contacts.count=500", "organisation.slots=\(slots)"], replications: 4)
    #expect(few.summaries.map(\.campaigns[0].busyMs) == many.summaries.map(\.campaigns[0].busyMs))
    #expect(few.makespans != many.makespans)
  }
}
