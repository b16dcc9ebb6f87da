#if canImport(Glibc)
import Glibc
#endif
internal import Scheduling
internal import Statistics

/// Draws outcomes with people behind them: who is called matters more than when.
///
/// The evidence for the model and its numbers stands in `docs/telephony.md`.
struct PeopleTelephony: Sendable {
  private struct NotHuman: Sendable {
    var outcome: Outcome
    var ring: Sampler
    var talk: Sampler
  }
  private struct Human: Sendable {
    /// The share of this row and all before.
    var cumulative: Double
    var outcome: Outcome
    var talk: Sampler
  }

  /// What a contact is like; drawn at the first call.
  private enum Reachability {
    /// Not drawn yet; no probability is negative.
    static let unknown: Float = -1
    /// The number does not exist.
    static let invalid: Float = -2
  }

  private let profile: PeopleProfile
  private let notHuman: ContiguousArray<NotHuman>
  private let human: ContiguousArray<Human>
  private let humanRing: Sampler
  private let invalidHold: Sampler
  private let callbackDelay: Sampler
  /// Shape parameters of the Beta distribution of reachability; nil if all are alike.
  private let reachabilityShape: (a: Double, b: Double)?
  private let habitShape: [Double]
  private let voicemail: Int?
  private let completed: Int
  private let windowsOfTask: [UInt16]?
  private let clocks: [LocalClock]

  /// The probability with which each contact answers, if the hour is an ordinary one.
  private var reachability: ContiguousArray<Float>
  /// The personal mix of what happens when no person answers, cumulative; a row per contact.
  private var habits: ContiguousArray<Float>

  init(_ profile: PeopleProfile, in campaign: CampaignModel) {
    self.profile = profile
    notHuman = ContiguousArray(
      profile.notHuman.map { row in
        guard let hold = profile.notHumanHold.first(where: { $0.outcome == row.outcome }) else {
          preconditionFailure("no holding time for outcome \(row.outcome.rawValue)")
        }
        return NotHuman(
          outcome: row.outcome, ring: Sampler(hold.ring), talk: Sampler(hold.talk))
      })
    var cumulative = 0.0
    human = ContiguousArray(
      profile.human.map { row in
        cumulative += row.share
        return Human(
          cumulative: cumulative, outcome: row.outcome, talk: Sampler(row.talk))
      })
    humanRing = Sampler(profile.humanRing)
    invalidHold = Sampler(profile.invalidHold)
    callbackDelay = Sampler(profile.callbackDelay)
    if profile.correlation > 0 {
      // ρ = 1 / (a + b + 1) for Beta(a, b).
      let size = 1 / profile.correlation - 1
      reachabilityShape = (profile.humanMean * size, (1 - profile.humanMean) * size)
    } else {
      reachabilityShape = nil
    }
    habitShape = profile.notHuman.map { $0.share * profile.concentration }
    voicemail = notHuman.firstIndex { $0.outcome == .voicemail }
    completed = human.firstIndex { $0.outcome == .completed } ?? 0
    windowsOfTask = campaign.windowsOfTask
    clocks = campaign.clocks
    reachability = ContiguousArray(repeating: Reachability.unknown, count: campaign.taskCount)
    habits = ContiguousArray(repeating: -1, count: campaign.taskCount * notHuman.count)
  }

  mutating func fate(
    of call: Call, at now: Instant, _ luck: Luck, from stream: inout KeyedStream
  ) -> Fate {
    if reachability[call.contact] == Reachability.unknown {
      reachability[call.contact] = drawReachability(luck, from: &stream)
    }
    let base = reachability[call.contact]
    if base == Reachability.invalid {
      luck.open(.hold, in: &stream)
      let holdMs = Fate.milliseconds(invalidHold.sample(from: &stream))
      return Fate(outcome: .invalidNumber, ringMs: holdMs, talkMs: 0)
    }
    luck.open(.outcome, in: &stream)
    let answer = stream.uniform()
    let kind = stream.uniform()
    if answer < probability(Double(base), of: call, at: now) {
      return talkToHuman(kind, luck, from: &stream)
    }
    return missHuman(kind, of: call, luck, from: &stream)
  }

  /// The log-odds of the person, of the hour and of the attempts before, added up.
  private func probability(_ base: Double, of call: Call, at now: Instant) -> Double {
    var shift = profile.attemptEffect * Double(min(call.number - 1, 3))
    if !profile.hourEffect.isEmpty {
      let clock = Int(windowsOfTask?[call.contact] ?? 0)
      shift += profile.hourEffect[clocks[clock].hourOfWeek(at: now)]
    }
    if shift == 0 || base <= 0 || base >= 1 { return base }
    return 1 / (1 + (1 - base) / base * exp(-shift))
  }

  private func talkToHuman(
    _ kind: Double, _ luck: Luck, from stream: inout KeyedStream
  ) -> Fate {
    let ringMs = Fate.milliseconds(humanRing.sample(from: &stream))
    if profile.humanTakenForMachine > 0, let voicemail {
      luck.open(.misdetection, in: &stream)
      if stream.uniform() < profile.humanTakenForMachine {
        luck.open(.hold, in: &stream)
        let holdMs = Fate.milliseconds(notHuman[voicemail].talk.sample(from: &stream))
        return Fate(outcome: .voicemail, ringMs: ringMs, talkMs: holdMs)
      }
    }
    var place = 0
    while place < human.count - 1, kind >= human[place].cumulative { place += 1 }
    luck.open(.talk, in: &stream)
    let talkMs = Fate.milliseconds(human[place].talk.sample(from: &stream))
    var fate = Fate(outcome: human[place].outcome, ringMs: ringMs, talkMs: talkMs)
    if fate.outcome == .callback {
      luck.open(.callback, in: &stream)
      fate.callbackAfterMs = Fate.milliseconds(callbackDelay.sample(from: &stream))
    }
    return fate
  }

  private mutating func missHuman(
    _ kind: Double, of call: Call, _ luck: Luck, from stream: inout KeyedStream
  ) -> Fate {
    let row = call.contact * notHuman.count
    if habits[row] < 0 { drawHabit(at: row, luck, from: &stream) }
    var place = 0
    while place < notHuman.count - 1, Float(kind) >= habits[row + place] { place += 1 }
    luck.open(.hold, in: &stream)
    let ringMs = Fate.milliseconds(notHuman[place].ring.sample(from: &stream))
    let talkMs = Fate.milliseconds(notHuman[place].talk.sample(from: &stream))
    var outcome = notHuman[place].outcome
    if place == voicemail, profile.machineTakenForHuman > 0 {
      luck.open(.misdetection, in: &stream)
      if stream.uniform() < profile.machineTakenForHuman { outcome = human[completed].outcome }
    }
    return Fate(outcome: outcome, ringMs: ringMs, talkMs: talkMs)
  }

  private func drawReachability(_ luck: Luck, from stream: inout KeyedStream) -> Float {
    if profile.invalidShare > 0 {
      luck.openForContact(.invalid, in: &stream)
      if stream.uniform() < profile.invalidShare { return Reachability.invalid }
    }
    guard let shape = reachabilityShape else { return Float(profile.humanMean) }
    luck.openForContact(.reachability, in: &stream)
    return Float(stream.beta(shape.a, shape.b))
  }

  /// Draws the personal mix and keeps it as running sums.
  private mutating func drawHabit(at row: Int, _ luck: Luck, from stream: inout KeyedStream) {
    luck.openForContact(.habit, in: &stream)
    var cumulative: Float = 0
    stream.dirichlet(habitShape) { place, share in
      cumulative += Float(share)
      habits[row + place] = cumulative
    }
  }
}
