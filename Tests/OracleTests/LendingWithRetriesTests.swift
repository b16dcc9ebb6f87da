import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

/// What lending does when retries come back: a lender now and then waits for a slot it has lent.
struct LendingWithRetriesTests {
  private static let pairs = 60

  /// Published means of 200 pairs of keyed draws in seconds, with 95 % intervals. They hold for
  /// slots that each belong to somebody; under R14 an owner takes the next slot that becomes free,
  /// so that the lender waits about half as long, and the borrower gains the same.
  @Test("Lending helps the borrower much and costs the lender little (R14)")
  func lending() throws {
    let hard = try ScenarioRun.load("lent-slots")
    let soft = try ScenarioRun.load(
      "lent-slots", ["workspaces.a.mode=soft", "workspaces.b.mode=soft"])
    var published: [[Double]] = [[], []]
    var ours: [[Double]] = [[], []]
    for replication in 0..<Self.pairs {
      let (alone, fates) = Self.fates(of: hard, replication: replication)
      let slotsHaveOwners = LendingReference(.slotsHaveOwners, fates: fates).completions
      let nextSlot = LendingReference(.ownersTakeTheNextSlot, fates: fates).completions
      let product = Self.completions(
        simulate(soft.model, seed: soft.seed, replication: replication), soft.model)
      #expect(product == nextSlot, "replication \(replication), milliseconds")
      for team in 0...1 {
        published[team].append(Double(slotsHaveOwners[team] - alone[team]) / 1000)
        ours[team].append(Double(product[team] - alone[team]) / 1000)
      }
    }
    Self.expect(published[0], -1506.5, halfWidth: 24.4, "borrower, slots with owners")
    Self.expect(published[1], 7.8, halfWidth: 0.9, "lender, slots with owners")
    Self.expect(ours[0], -1506.5, halfWidth: 24.4, "borrower")
    #expect(Moments(ours[1]).mean > 0 && Moments(ours[1]).mean < Moments(published[1]).mean)
  }

  /// The end of each team with slots of its own, and what each of its calls met. The same luck
  /// meets the same call under any policy.
  private static func fates(
    of scenario: Scenario, replication: Int
  ) -> (alone: [Int64], fates: [[LendingReference.Fate]]) {
    let model = scenario.model
    var fates = model.campaigns.map {
      [LendingReference.Fate](
        repeating: .init(), count: LendingReference.attempts * $0.taskCount)
    }
    let summary = simulate(model, seed: scenario.seed, replication: replication) { call in
      let team = Int(call.campaign.rawValue)
      let contact = Int(call.task.rawValue) - team * model.campaigns[0].taskCount
      let isRetried = call.outcome != .completed && call.outcome != .voicemail
      fates[team][contact * LendingReference.attempts + Int(call.attempt) - 1] = .init(
        durationMs: call.ringMs + call.talkMs, isRetried: isRetried)
    }
    return (completions(summary, model), fates)
  }

  private static func completions(_ summary: Summary?, _ model: Model) -> [Int64] {
    summary?.campaigns.compactMap { $0.exhaustedAt.map { ($0 - model.start).milliseconds } } ?? []
  }

  private static func expect(
    _ values: [Double], _ mean: Double, halfWidth: Double, _ what: String
  ) {
    let moments = Moments(values)
    let error = halfWidth / 1.96
    let z =
      (moments.mean - mean)
      / (moments.standardError * moments.standardError + error * error).squareRoot()
    #expect(
      abs(z) < allowedDeviations,
      "\(what): changed by \(moments.mean) ± \(moments.standardError) s, not \(mean), z = \(z)")
  }
}
