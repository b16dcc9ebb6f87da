import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

/// Calls within a window that opens every day; calls that run at its closing go on (R9).
struct CallingWindowTests {
  private static let day: Int64 = 86_400_000

  private func overrides(contacts: Int, slots: Int, hours: Int, call: String) -> [String] {
    sized(
      contacts: contacts, slots: slots,
      "workspaces.team.campaigns.calls.hours.to='0\(hours):00'",
      "workspaces.team.campaigns.calls.telephony.outcomes.completed.ring=\(call)")
  }

  /// The calls that start on each day.
  private func startsByDay(_ model: Model, _ seed: Seed, replication: Int = 0) -> [Int] {
    var counts: [Int] = []
    _ = simulate(model, seed: seed, replication: replication) { call in
      let day = Int((call.start - model.start).milliseconds / Self.day)
      while counts.count <= day { counts.append(0) }
      counts[day] += 1
    }
    return counts
  }

  /// One slot makes ⌈L/d⌉ calls of d seconds a day: the last may end after the closing.
  @Test(
    "R9: a window of eight hours takes ⌈L/d⌉ starts",
    arguments: [(50, 576), (47, 613), (30_000, 1), (28_800, 1), (28_799, 2), (14_400, 2)])
  func startsOfADay(seconds: Int, starts: Int) throws {
    let scenario = try ScenarioRun.load(
      "daily-window",
      overrides(contacts: 3 * starts + 1, slots: 1, hours: 8, call: "\(seconds) s"))
    let counts = startsByDay(scenario.model, scenario.seed)
    #expect(counts == [starts, starts, starts, 1])
  }

  /// The other convention, under which calls must end by the closing, is a window that closes one
  /// call earlier: with one slot it makes ⌊L/d⌋ calls a day. (With L < d no window is left.)
  @Test(
    "R9: hours shortened by one call take ⌊L/d⌋ starts, all over by the closing",
    arguments: [(50, "07:59:11", 576), (47, "07:59:14", 612), (7200, "06:00:01", 4)])
  func callsThatEndByTheClosing(seconds: Int, closing: String, starts: Int) throws {
    let scenario = try ScenarioRun.load(
      "daily-window",
      overrides(contacts: 2 * starts + 1, slots: 1, hours: 8, call: "\(seconds) s")
        + ["workspaces.team.campaigns.calls.hours.to='\(closing)'"])
    #expect(starts == 28_800 / seconds)
    #expect(startsByDay(scenario.model, scenario.seed) == [starts, starts, 1])
  }

  @Test(
    "R9: the last of many constant calls ends at a known second",
    arguments: [(2000, 2, 107_600.0), (576, 1, 28_800), (577, 1, 86_450), (1152, 1, 115_200)])
  func lastCall(contacts: Int, slots: Int, makespan: Double) async throws {
    let run = try await ScenarioRun(
      "daily-window", overrides(contacts: contacts, slots: slots, hours: 8, call: "50 s"),
      replications: 1)
    #expect(run.makespans == [makespan])
  }

  /// A full day starts c + Poisson(c·µ·L) exponential calls.
  private func finishes(
    contacts: Int, slots: Int, hours: Int, meanCall: Double, byDay days: Int
  ) -> Double {
    let calls = Double(days * slots) * Double(hours) * 3600 / meanCall
    let queued = contacts - days * slots
    // P(Poisson(λ) ≥ k) = P(Gamma(k) ≤ λ).
    return Distribution.gamma(shape: Double(queued), scale: 1).cumulative(at: calls)
  }

  @Test(
    "R9: whether the last call starts by the evening of a day is a matter of Poisson",
    arguments: [
      (19_240, 20, 8, 60.0, 2, 30), (245, 2, 1, 60, 2, 1000), (486, 4, 2, 120, 2, 800),
      (38, 3, 1, 600, 2, 1500),
    ])
  func knifeEdge(
    contacts: Int, slots: Int, hours: Int, meanCall: Double, days: Int, replications: Int
  ) async throws {
    let run = try await ScenarioRun(
      "daily-window",
      overrides(
        contacts: contacts, slots: slots, hours: hours,
        call: "{exponential: {mean: \(meanCall) s}}"),
      replications: replications)
    // A call that starts in the window may end in the night, never on the next day.
    let evening = Double(days) * 86_400
    let probability = finishes(
      contacts: contacts, slots: slots, hours: hours, meanCall: meanCall, byDay: days)
    expectQuantile(run.makespans, evening, at: probability, "the last start")
    if contacts == 19_240 { #expect(abs(probability - 0.500960) < 1e-6) }
  }

  @Test("A full day starts c + Poisson(c·µ·L) calls")
  func startsOfAFullDay() throws {
    let scenario = try ScenarioRun.load(
      "daily-window",
      overrides(contacts: 700, slots: 3, hours: 1, call: "{exponential: {mean: 60 s}}"))
    let days = (0..<200).flatMap {
      startsByDay(scenario.model, scenario.seed, replication: $0).prefix(3).map(Double.init)
    }
    expectMean(days, 183, standardDeviation: 180.0.squareRoot(), "starts of a day")
    expectStandardDeviation(days, 180.0.squareRoot(), "starts of a day")
  }
}
