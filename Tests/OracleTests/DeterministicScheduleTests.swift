import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

/// Schedules without chance: every start is known to the millisecond.
struct DeterministicScheduleTests {
  /// The starts in seconds after the scenario's, in the order in which the calls end.
  private func starts(_ contacts: Int, slots: Int, _ more: String...) throws -> [Int64] {
    let scenario = try ScenarioRun.load(
      "constant-calls", sized(contacts: contacts, slots: slots) + more)
    var starts: [Int64] = []
    let summary = simulate(scenario.model, seed: scenario.seed, replication: 0) { call in
      starts.append((call.start - scenario.model.start).milliseconds)
    }
    #expect(summary?.campaigns[0].attempts == starts.count)
    return starts
  }

  @Test("R24: the delay counts from the end of the call")
  func delayCountsFromTheEnd() throws {
    #expect(try starts(1, slots: 1) == [0, 1_830_000, 3_660_000])
  }

  @Test("Two contacts on one slot keep their order in every round")
  func twoContacts() throws {
    #expect(
      try starts(2, slots: 1) == [0, 30_000, 1_830_000, 1_860_000, 3_660_000, 3_690_000])
  }

  @Test("A hundred contacts keep one slot busy from the first call to the last")
  func noIdleTime() throws {
    #expect(try starts(100, slots: 1) == (0..<300).map { Int64($0) * 30_000 })
  }

  @Test("R3: calls that end at once free their slots before the next start", arguments: [2, 3, 5])
  func tiesOfEnds(slots: Int) throws {
    let starts = try starts(
      60, slots: slots, "workspaces.team.campaigns.calls.retry={max_attempts: 1}")
    #expect(starts == (0..<60).map { Int64($0 / slots) * 30_000 })
  }
}
