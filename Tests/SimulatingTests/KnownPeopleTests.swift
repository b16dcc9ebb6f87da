import Scheduling
import Statistics
import Testing

@testable import Simulating

/// People whom another run has met change no result.
@Suite("Known people")
struct KnownPeopleTests {
  private static let start = Instant(milliseconds: 0)
  private static let seed = Seed(rawValue: 7)

  private static func profile(human: Double = 0.3) -> PeopleProfile {
    var profile = PeopleProfile(
      invalidShare: 0.05, humanMean: human, correlation: 0.4,
      notHuman: [(.voicemail, 0.5), (.noAnswer, 0.4), (.busy, 0.1)], concentration: 0.5,
      human: [(.completed, 1, .exponential(mean: 60))], humanRing: .gamma(shape: 2, scale: 5),
      notHumanHold: [
        (.voicemail, .constant(20), .exponential(mean: 25)),
        (.noAnswer, .constant(30), .constant(0)), (.busy, .constant(3), .constant(0)),
      ],
      invalidHold: .constant(3), callbackDelay: .constant(3600))
    profile.evidence = Evidence(key: StreamKey("people"))
    return profile
  }

  private static func model(_ profile: PeopleProfile, slots: Int = 3) -> Model {
    Model(
      pools: [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(slots))],
      campaigns: [
        CampaignModel(
          campaign: Campaign(
            pool: .organisation, start: start,
            retry: RetryPolicy(maxAttempts: 4, intervals: [.minutes(5)])),
          streamKey: StreamKey("known"), taskCount: 200, telephony: .people(profile))
      ],
      start: start, horizon: start + .hours(1000))
  }

  /// The account of a run that knows nobody.
  private static func plain(_ model: Model, _ replication: Int = 0, seed: Seed = seed) -> Summary? {
    simulate(model, seed: seed, replication: replication)
  }

  private static func nobody(_ model: Model, _ replication: Int = 0) -> KnownPeople {
    KnownPeople(of: model, seed: seed, replication: replication)
  }

  @Test("runs with other slots meet the people of the first, and end as if they had not")
  func otherSlots() throws {
    for replication in 0..<3 {
      var people = Self.nobody(Self.model(Self.profile()), replication)
      for slots in [3, 1, 8, 2] {
        let model = Self.model(Self.profile(), slots: slots)
        let summary = simulate(
          model, seed: Self.seed, replication: replication, meeting: &people)
        #expect(summary == Self.plain(model, replication))
        // A row of four figures for each of 200 contacts.
        #expect(people.bytes == 200 * 4 * 4)
      }
      let rows = try #require(people.takeRows().first ?? nil)
      #expect((0..<200).allSatisfy { rows[reachabilityOf: $0] != PeopleRows.unknown })
      #expect(people.bytes == 0)
    }
  }

  @Test("who is known is not drawn again")
  func isUsed() throws {
    let model = Self.model(Self.profile())
    var people = Self.nobody(model)
    var rows = PeopleRows(rows: 200, ways: 3)
    for row in 0..<200 { rows[reachabilityOf: row] = PeopleRows.invalid }
    people.learn([rows])
    let summary = simulate(model, seed: Self.seed, replication: 0, meeting: &people)
    #expect(try #require(summary).campaigns[0].closed[Int(Disposition.failed.rawValue)] == 200)
    #expect(summary != Self.plain(model))
  }

  @Test("whoever has other people is not served")
  func othersAreNotServed() {
    let model = Self.model(Self.profile())
    var people = Self.nobody(model)
    _ = simulate(model, seed: Self.seed, replication: 0, meeting: &people)
    let held = people.bytes

    var others = [Self.model(Self.profile(human: 0.6))]
    var renamed = model
    renamed.campaigns[0].streamKey = StreamKey("another")
    others.append(renamed)
    var sorted = model
    sorted.campaigns[0].ordinals = (0..<200).reversed()
    others.append(sorted)
    var fewer = model
    fewer.campaigns[0].taskCount = 150
    others.append(fewer)
    var counted = Self.profile()
    counted.evidence.calls = 50
    others.append(Self.model(counted))
    var wrong = Self.profile()
    wrong.invalidShare = 0.5
    others.append(Self.model(wrong))
    var mixed = Self.profile()
    mixed.concentration = 5
    others.append(Self.model(mixed))
    var alike = Self.profile()
    alike.correlation = 0.1
    others.append(Self.model(alike))
    var otherShares = Self.profile()
    otherShares.notHuman = [(.voicemail, 0.4), (.noAnswer, 0.5), (.busy, 0.1)]
    others.append(Self.model(otherShares))
    var fewerWays = Self.profile()
    fewerWays.notHuman = [(.voicemail, 0.5), (.noAnswer, 0.5)]
    others.append(Self.model(fewerWays))
    var twoNumbers = model
    twoNumbers.campaigns[0].numbers = ContactNumbers(
      (0..<200).map {
        [NumberID(rawValue: UInt32(2 * $0)), NumberID(rawValue: UInt32(2 * $0 + 1))]
      })
    others.append(twoNumbers)
    for other in others {
      #expect(!people.serves(other, Self.seed, 0))
      let summary = simulate(other, seed: Self.seed, replication: 0, meeting: &people)
      #expect(summary == Self.plain(other))
    }
    let seed = Seed(rawValue: 8)
    var summary = simulate(model, seed: seed, replication: 0, meeting: &people)
    #expect(summary == Self.plain(model, seed: seed))
    summary = simulate(model, seed: Self.seed, replication: 1, meeting: &people)
    #expect(summary == Self.plain(model, 1))
    #expect(people.bytes == held)
  }

  @Test("figures from other calls are other figures, even if they read the same")
  func otherEvidence() {
    var profile = Self.profile()
    profile.evidence = Evidence(key: StreamKey("october"), calls: 40)
    var people = Self.nobody(Self.model(profile))
    _ = simulate(Self.model(profile), seed: Self.seed, replication: 0, meeting: &people)
    profile.evidence.key = StreamKey("november")
    let other = Self.model(profile)
    #expect(
      simulate(other, seed: Self.seed, replication: 0, meeting: &people) == Self.plain(other))
  }

  @Test("each number of a contact is remembered as itself")
  func numbers() {
    var model = Self.model(Self.profile())
    model.campaigns[0].numbers = ContactNumbers(
      (0..<200).map { contact in
        (0...(contact % 3)).map { NumberID(rawValue: UInt32(3 * contact + $0)) }
      })
    var people = Self.nobody(model)
    for slots in [3, 1, 8] {
      model.pools[0].allotment = .hard(slots)
      let summary = simulate(model, seed: Self.seed, replication: 0, meeting: &people)
      #expect(summary == Self.plain(model))
    }
    // Three numbers at most, four figures each.
    #expect(people.bytes == 200 * 3 * 4 * 4)
  }

  @Test("figures that are not known give every replication people of its own")
  func uncertain() {
    var profile = Self.profile()
    profile.evidence.calls = 40
    for replication in 0..<3 {
      var people = Self.nobody(Self.model(profile), replication)
      for slots in [2, 5] {
        let model = Self.model(profile, slots: slots)
        let summary = simulate(
          model, seed: Self.seed, replication: replication, meeting: &people)
        #expect(summary == Self.plain(model, replication))
      }
      #expect(people.bytes > 0)
    }
  }

  @Test("who comes during a run is forgotten with it")
  func arrivals() throws {
    var model = Self.model(Self.profile())
    model.campaigns[0].taskCount = 2
    model.campaigns[0].campaign.kind = .realtime
    model.campaigns[0].arrivals = ArrivalModel(
      process: .listed((0..<30).map { ListedArrival(at: Self.start + .seconds($0)) }),
      patience: .endless)
    var people = Self.nobody(model)
    for _ in 0..<2 {
      let summary = simulate(model, seed: Self.seed, replication: 0, meeting: &people)
      #expect(summary == Self.plain(model))
      #expect(people.bytes == 2 * 4 * 4)
    }
  }

  @Test("the luck of a list is as heavy with people who are known")
  func shadow() {
    let model = Self.model(Self.profile())
    var people = Self.nobody(model, 4)
    _ = simulate(model, seed: Self.seed, replication: 4, meeting: &people)
    let plain = ShadowWorkload.excessSeconds(of: model, seed: Self.seed, replication: 4)
    for _ in 0..<2 {
      #expect(
        ShadowWorkload.excessSeconds(
          of: model, seed: Self.seed, replication: 4, meeting: &people) == plain)
    }
    #expect(
      simulate(model, seed: Self.seed, replication: 4, meeting: &people) == Self.plain(model, 4))
  }
}
