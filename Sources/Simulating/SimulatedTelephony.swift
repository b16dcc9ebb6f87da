internal import Scheduling
internal import Statistics

/// The telephone network of a simulation: draws how each call ends.
///
/// Every draw is named by what it is for: seed, replication, campaign, contact, attempt, purpose.
/// So a contact has the same luck whatever the policy, the slots, the order or the thread.
struct SimulatedTelephony: Telephony, ~Copyable {
  /// How a campaign's calls end.
  enum Kind: UInt8, BitwiseCopyable {
    case independent, people, scripted
  }

  /// Where a campaign's luck comes from.
  struct Source: BitwiseCopyable {
    var key: StreamKey
    var kind: Kind
    /// Whether contacts have ordinals of their own.
    var hasOrdinals: Bool
    /// The place of its model among those of its kind.
    var place: Int
  }

  private var stream: KeyedStream
  private var sources = Table<Source>()
  private var independent = Table<IndependentTelephony>()
  private var people = Table<PeopleTelephony>()
  private var scripts = Table<Script>()
  private let ordinals: ContiguousArray<[UInt32]>
  private let replication: UInt32
  private var arrivals: [ArrivalSource?]
  /// How the rate of answers has changed.
  var drift = AnswerDrift.none

  static var isFaulty: Bool { false }
  var strikes: [Int] { [] }

  /// - Parameter known: what people are like, by campaign, if another run of this replication has
  ///   met them.
  init(_ model: Model, seed: Seed, replication: Int, known: consuming [PeopleRows?]? = nil) {
    stream = KeyedStream(seed: seed)
    let number = UInt32(truncatingIfNeeded: replication)
    self.replication = number
    arrivals = model.campaigns.map { campaign in
      campaign.arrivals.map {
        ArrivalSource($0, key: campaign.streamKey, replication: number)
      }
    }
    ordinals = ContiguousArray(model.campaigns.map { $0.ordinals ?? [] })
    for (place, campaign) in model.campaigns.enumerated() {
      var source = Source(
        key: campaign.streamKey, kind: .independent, hasOrdinals: campaign.ordinals != nil,
        place: 0)
      switch campaign.telephony {
      case .independent(let outcomes):
        source.place = independent.count
        independent.append(IndependentTelephony(outcomes))
      case .people(let profile):
        source.kind = .people
        source.place = people.count
        // Moved out, so that whoever writes to it is the only one who has it.
        let met = known?[place].take()
        people.append(PeopleTelephony(profile, in: campaign, known: met))
      case .scripted(let script):
        source.kind = .scripted
        source.place = scripts.count
        scripts.append(script)
      }
      sources.append(source)
    }
  }

  mutating func fate(of call: Call, at now: Instant) -> Fate {
    let source = sources[call.campaign]
    let ordinal = source.hasOrdinals ? ordinal(of: call) : UInt32(call.contact)
    let luck = Luck(
      key: source.key, ordinal: ordinal, attempt: UInt16(truncatingIfNeeded: call.number),
      replication: replication)
    switch source.kind {
    case .independent: return independent[source.place].fate(luck, drift, from: &stream)
    case .people: return people[source.place].fate(of: call, at: now, luck, drift, from: &stream)
    case .scripted:
      let line = scripts[source.place].line(ordinal: Int(ordinal), attempt: call.number)
      return Fate(
        outcome: line.outcome, ringMs: line.ring.milliseconds, talkMs: line.talk.milliseconds,
        callbackAfterMs: line.callbackAfter?.milliseconds ?? -1)
    }
  }

  private func ordinal(of call: Call) -> UInt32 {
    let own = ordinals[call.campaign]
    return call.contact < own.count ? own[call.contact] : UInt32(call.contact)
  }

  mutating func takePeople() -> [PeopleRows?] {
    sources.indices.map { campaign in
      let source = sources[campaign]
      return source.kind == .people ? people[source.place].takePeople() : nil
    }
  }

  mutating func report(of _: Call, _: Fate, endingAt _: Instant) -> EndReport { EndReport() }

  mutating func nextArrival(of campaign: Int) -> Arrival? {
    arrivals[campaign]?.next(from: &stream)
  }
}

/// The name of the luck of one attempt.
struct Luck: Sendable, BitwiseCopyable {
  var key: StreamKey
  var ordinal: UInt32
  var attempt: UInt16
  var replication: UInt32

  /// Points the stream at what is drawn for one purpose of this attempt.
  func open(_ purpose: Purpose, in stream: inout KeyedStream) {
    stream.reset(
      key, entity: ordinal, attempt: attempt, purpose: purpose, replication: replication)
  }

  /// Points the stream at what is drawn once for a number of the contact, whatever the attempt.
  ///
  /// - Parameter number: its place among the contact's numbers, 0 for the primary. It stands where
  ///   the attempt does for other purposes.
  func openForNumber(_ number: Int, _ purpose: Purpose, in stream: inout KeyedStream) {
    stream.reset(
      key, entity: ordinal, attempt: UInt16(number), purpose: purpose, replication: replication)
  }
}
