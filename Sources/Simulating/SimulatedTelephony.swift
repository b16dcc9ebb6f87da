internal import Scheduling
internal import Statistics

/// The telephone network of a simulation: draws how each call ends.
///
/// Every draw is named by what it is for: seed, replication, campaign, contact, attempt, purpose.
/// So a contact has the same luck whatever the policy, the slots, the order or the thread.
struct SimulatedTelephony: Telephony, ~Copyable {
  /// How a campaign's calls end, by the place of its model among those of its kind.
  private enum Kind: BitwiseCopyable {
    case independent(Int)
    case people(Int)
    case scripted(Int)
  }

  private var stream: KeyedStream
  private let kinds: ContiguousArray<Kind>
  private let keys: ContiguousArray<StreamKey>
  private let ordinals: ContiguousArray<[UInt32]?>
  private var independent: ContiguousArray<IndependentTelephony> = []
  private var people: ContiguousArray<PeopleTelephony> = []
  private var scripts: ContiguousArray<Script> = []
  private let replication: UInt32

  init(_ model: Model, seed: Seed, replication: Int) {
    stream = KeyedStream(seed: seed)
    self.replication = UInt32(truncatingIfNeeded: replication)
    var kinds = ContiguousArray<Kind>()
    for campaign in model.campaigns {
      switch campaign.telephony {
      case .independent(let outcomes):
        kinds.append(.independent(independent.count))
        independent.append(IndependentTelephony(outcomes))
      case .people(let profile):
        kinds.append(.people(people.count))
        people.append(PeopleTelephony(profile, in: campaign))
      case .scripted(let script):
        kinds.append(.scripted(scripts.count))
        scripts.append(script)
      }
    }
    self.kinds = kinds
    keys = ContiguousArray(model.campaigns.map(\.streamKey))
    ordinals = ContiguousArray(model.campaigns.map(\.ordinals))
  }

  mutating func fate(of call: Call, at now: Instant) -> Fate {
    let ordinal = ordinals[call.campaign]?[call.contact] ?? UInt32(call.contact)
    let luck = Luck(
      key: keys[call.campaign], ordinal: ordinal, attempt: UInt16(truncatingIfNeeded: call.number),
      replication: replication)
    switch kinds[call.campaign] {
    case .independent(let place): return independent[place].fate(luck, from: &stream)
    case .people(let place):
      return people[place].fate(of: call, at: now, luck, from: &stream)
    case .scripted(let place):
      let line = scripts[place].line(ordinal: Int(ordinal), attempt: call.number)
      return Fate(
        outcome: line.outcome, ringMs: line.ring.milliseconds, talkMs: line.talk.milliseconds,
        callbackAfterMs: line.callbackAfter?.milliseconds ?? -1)
    }
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

  /// Points the stream at what is drawn once for the contact, whatever the attempt.
  func openForContact(_ purpose: Purpose, in stream: inout KeyedStream) {
    stream.reset(key, entity: ordinal, attempt: 0, purpose: purpose, replication: replication)
  }
}
