import Planning
import Scheduling
import Simulating
import Statistics
import Testing

@testable import Reporting

/// What is said about luck and ignorance, through a small model that is really run.
@Suite struct SpreadTests {
  /// One campaign of twenty calls whose length was estimated from so many.
  private static func model(observed: Double) -> Model {
    let start = Instant(milliseconds: 0)
    let talk = Distribution.estimated(.exponential(mean: 60), from: observed)
    return Model(
      pools: [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(2))],
      campaigns: [
        CampaignModel(
          campaign: Campaign(
            pool: .organisation, start: start, retry: RetryPolicy(maxAttempts: 1)),
          streamKey: StreamKey("a"), taskCount: 20,
          telephony: .independent(
            IndependentOutcomes(
              rows: [
                .init(outcome: .completed, probability: 1, ring: .constant(1), talk: talk)
              ], evidence: Evidence(key: StreamKey("a")))))
      ],
      start: start, horizon: start + .hours(100))
  }

  private static func sentence(observed: Double) async throws -> String {
    let model = Self.model(observed: observed)
    let outline = ScenarioOutline(of: model, campaigns: [("w", "calls")], pools: ["o"])
    let spread = try #require(
      await FinishSpread.estimate(
        of: model, outline: outline, seed: Seed(rawValue: 1), threads: 2))
    var names = [String](repeating: "", count: Outcome.limit)
    names[Int(Outcome.completed.rawValue)] = "completed"
    return SpreadPhrases.sentence(
      spread, of: model, campaigns: ["w/calls"], outcomeNames: names)
  }

  /// Ten observations leave the mean of a length open by a third; a million leave nothing.
  @Test func theSentenceSaysWhichDataWouldHelp() async throws {
    let few = try await Self.sentence(observed: 10)
    #expect(
      few.contains("more data on how long completed calls last of w/calls would narrow"), "\(few)")
    let many = try await Self.sentence(observed: 1_000_000)
    #expect(many.hasSuffix("more data would hardly narrow the answer."), "\(many)")
  }
}
