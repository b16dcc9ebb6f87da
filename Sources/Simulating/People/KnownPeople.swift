internal import Scheduling
public import Statistics

/// What the people of one replication are like, as far as runs have met them.
///
/// A plan runs replication 7 with 41, 42 and 43 slots and meets the same people each time. To draw
/// a person takes a beta and a Dirichlet variate, a seventh of the time of a run; handed from one
/// run to the next they are drawn once. No result depends on it: what is drawn is a function of
/// seed, replication, campaign, contact and profile, and runs in which one of these differs leave
/// it alone.
public struct KnownPeople: Sendable {
  private let seed: Seed
  private let replication: Int
  private let origins: [PeopleOrigin?]
  /// By campaign; nil where nobody has been met, or no people stand behind the calls.
  private var rows: [PeopleRows?]

  /// Nobody of a replication of a model is known yet.
  public init(of model: Model, seed: Seed, replication: Int) {
    self.seed = seed
    self.replication = replication
    origins = model.campaigns.map { PeopleOrigin($0) }
    rows = origins.map { _ in nil }
  }

  /// What they take in memory: 4 bytes for each number of each contact, and 4 for each way not to
  /// answer.
  public var bytes: Int { rows.reduce(0) { $0 + ($1?.bytes ?? 0) } }

  /// Whether a run of this model meets these people. O(campaigns) where the lists of contacts are
  /// shared, as they are among variants of one model.
  func serves(_ model: Model, _ seed: Seed, _ replication: Int) -> Bool {
    seed == self.seed && replication == self.replication
      && origins.count == model.campaigns.count
      && zip(origins, model.campaigns).allSatisfy { $0 == PeopleOrigin($1) }
  }

  /// Hands over what is known, so that whoever writes to it is the only one who has it.
  mutating func takeRows() -> [PeopleRows?] {
    var taken: [PeopleRows?] = origins.map { _ in nil }
    swap(&taken, &rows)
    return taken
  }

  /// Takes down what a run knew at its end.
  mutating func learn(_ rows: consuming [PeopleRows?]) { self.rows = rows }
}

/// What the people of a campaign follow from, besides seed and replication.
private struct PeopleOrigin: Equatable {
  let key: StreamKey
  let contacts: Int
  let ordinals: [UInt32]?
  let numbersPerContact: Int
  let invalidShare: Double
  let humanMean: Double
  let correlation: Double
  let notHuman: [Double]
  let concentration: Double
  /// Figures that are not known for certain are drawn from it.
  let evidence: Evidence

  /// Nil where calls have no people behind them.
  init?(_ campaign: CampaignModel) {
    guard case .people(let profile) = campaign.telephony else { return nil }
    key = campaign.streamKey
    contacts = campaign.taskCount
    ordinals = campaign.ordinals
    numbersPerContact = campaign.numbersPerContact
    invalidShare = profile.invalidShare
    humanMean = profile.humanMean
    correlation = profile.correlation
    notHuman = profile.notHuman.map(\.share)
    concentration = profile.concentration
    evidence = profile.evidence
  }
}
