import Scheduling
import Simulating
import Statistics

/// The reference model `campaign-0`: a batch campaign stripped to what every engine can express,
/// so that engines can be timed against each other. The same figures stand in
/// `scenarios/campaign-0.yaml`; a test keeps the two in step.
enum ReferenceModel {
  /// The slots used for a list of this length.
  static func slots(for contacts: Int) -> Int { max(10, contacts / 1000) }

  /// The model for a number of contacts, all eligible at once.
  static func model(contacts: Int) -> Model {
    let slots = slots(for: contacts)
    let pools = [
      PoolSpec(parent: nil, kind: .organisation, allotment: .hard(slots)),
      PoolSpec(parent: .organisation, kind: .workspace, allotment: .hard(slots)),
      PoolSpec(
        parent: PoolID(rawValue: 1), kind: .campaign, allotment: .unallotted(max: nil)),
    ]
    let start = Instant(milliseconds: 0)
    let campaign = Campaign(
      pool: PoolID(rawValue: 2), start: start,
      retry: RetryPolicy(
        maxAttempts: 3, retried: OutcomeSet([.noAnswer, .busy, .failed]),
        intervals: [.minutes(30)]))
    return Model(
      pools: pools,
      campaigns: [
        CampaignModel(
          campaign: campaign, streamKey: StreamKey("campaign-0"), taskCount: contacts,
          telephony: .independent(outcomes))
      ], start: start, horizon: start + .hours(24 * 366))
  }

  /// Outcome, probability, ringing and talking of an attempt.
  private static var outcomes: IndependentOutcomes {
    IndependentOutcomes(rows: [
      .init(
        outcome: .completed, probability: 0.35, ring: .exponential(mean: 12),
        talk: .lognormal(mean: 95, standardDeviation: 80)),
      .init(
        outcome: .voicemail, probability: 0.25, ring: .constant(20),
        talk: .exponential(mean: 8)),
      .init(outcome: .noAnswer, probability: 0.30, ring: .constant(30), talk: .constant(0)),
      .init(outcome: .busy, probability: 0.07, ring: .constant(2), talk: .constant(0)),
      .init(outcome: .failed, probability: 0.03, ring: .constant(1), talk: .constant(0)),
    ])
  }
}
