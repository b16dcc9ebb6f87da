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

  private let profile: PeopleProfile
  private let notHuman: ContiguousArray<NotHuman>
  private let human: ContiguousArray<Human>
  private let humanRing: Sampler
  private let invalidHold: Sampler
  private let callbackDelay: Sampler
  private let samplers: SamplerTable
  /// How easily people are reached; nil if all are alike.
  private let reachabilityOfPeople: Beta?
  private let habitOfPeople: Dirichlet
  /// Room for one draw of a habit.
  private var habit: [Double]
  private let voicemail: Int?
  private let completed: Int
  private let windowsOfTask: [UInt16]?
  private let clocks: [LocalClock]

  /// The most numbers that a contact has.
  private let numbersPerContact: Int
  /// The rows of the contacts that were there from the start.
  private let rows: Int
  /// What those who were called are like.
  private var people: PeopleRows

  /// - Parameter known: what its people are like; nil: nobody has been met.
  init(_ profile: PeopleProfile, in campaign: CampaignModel, known: consuming PeopleRows?) {
    self.profile = profile
    var samplers = SamplerTable()
    var notHuman = ContiguousArray<NotHuman>()
    for row in profile.notHuman {
      guard let hold = profile.notHumanHold.first(where: { $0.outcome == row.outcome }) else {
        preconditionFailure("no holding time for outcome \(row.outcome.rawValue)")
      }
      notHuman.append(
        NotHuman(
          outcome: row.outcome, ring: samplers.add(hold.ring), talk: samplers.add(hold.talk)))
    }
    self.notHuman = notHuman
    var cumulative = 0.0
    var human = ContiguousArray<Human>()
    for row in profile.human {
      cumulative += row.share
      human.append(
        Human(cumulative: cumulative, outcome: row.outcome, talk: samplers.add(row.talk)))
    }
    self.human = human
    humanRing = samplers.add(profile.humanRing)
    invalidHold = samplers.add(profile.invalidHold)
    callbackDelay = samplers.add(profile.callbackDelay)
    self.samplers = samplers
    let differs = profile.correlation > 0 && profile.humanMean > 0 && profile.humanMean < 1
    reachabilityOfPeople =
      differs ? Beta(mean: profile.humanMean, correlation: profile.correlation) : nil
    habitOfPeople = Dirichlet(
      shares: profile.notHuman.map(\.share), concentration: profile.concentration)
    habit = profile.notHuman.map { _ in 0 }
    voicemail = notHuman.firstIndex { $0.outcome == .voicemail }
    completed = human.firstIndex { $0.outcome == .completed } ?? 0
    windowsOfTask = campaign.windowsOfTask
    clocks = campaign.clocks
    numbersPerContact = campaign.numbersPerContact
    rows = campaign.peopleRows
    people = known ?? PeopleRows(rows: rows, ways: notHuman.count)
  }

  /// What its people are like, for another run; this one forgets them.
  mutating func takePeople() -> PeopleRows {
    var taken = people.take()
    taken.keepFirst(rows)
    return taken
  }

  mutating func fate(
    of call: Call, at now: Instant, _ luck: Luck, _ drift: AnswerDrift,
    from stream: inout KeyedStream
  ) -> Fate {
    let row = row(of: call)
    if !people.has(row) { people.makeRoom(for: row) }
    if people[reachabilityOf: row] == PeopleRows.unknown {
      people[reachabilityOf: row] = drawReachability(call, luck, from: &stream)
    }
    let base = people[reachabilityOf: row]
    if base == PeopleRows.invalid {
      luck.open(.hold, in: &stream)
      let holdMs = Fate.milliseconds(samplers.sample(invalidHold, from: &stream))
      return Fate(outcome: .invalidNumber, ringMs: holdMs, talkMs: 0)
    }
    luck.open(.outcome, in: &stream)
    let answer = stream.uniform()
    let kind = stream.uniform()
    var probability = probability(Double(base), of: call, at: now)
    if !drift.isNone { probability = drift.applied(to: probability) }
    if answer < probability {
      return talkToHuman(kind, luck, from: &stream)
    }
    return missHuman(kind, of: call, luck, from: &stream)
  }

  /// The log-odds of the person, of the hour and of the attempts before, added up.
  private func probability(_ base: Double, of call: Call, at now: Instant) -> Double {
    var shift = profile.attemptEffect * Double(min(call.number - 1, 3))
    if !profile.hourEffect.isEmpty {
      shift += profile.hourEffect[clocks[clock(of: call)].hourOfWeek(at: now)]
    }
    return LogOdds.shifted(base, by: shift)
  }

  private func clock(of call: Call) -> Int {
    guard let windowsOfTask, call.contact < windowsOfTask.count else { return Int(call.lateClass) }
    return Int(windowsOfTask[call.contact])
  }

  private func talkToHuman(
    _ kind: Double, _ luck: Luck, from stream: inout KeyedStream
  ) -> Fate {
    let ringMs = Fate.milliseconds(samplers.sample(humanRing, from: &stream))
    if profile.humanTakenForMachine > 0, let voicemail {
      luck.open(.misdetection, in: &stream)
      if stream.uniform() < profile.humanTakenForMachine {
        luck.open(.hold, in: &stream)
        let holdMs = Fate.milliseconds(samplers.sample(notHuman[voicemail].talk, from: &stream))
        return Fate(outcome: .voicemail, ringMs: ringMs, talkMs: holdMs)
      }
    }
    var place = 0
    while place < human.count - 1, kind >= human[place].cumulative { place += 1 }
    luck.open(.talk, in: &stream)
    let talkMs = Fate.milliseconds(samplers.sample(human[place].talk, from: &stream))
    var fate = Fate(outcome: human[place].outcome, ringMs: ringMs, talkMs: talkMs)
    if fate.outcome == .callback {
      luck.open(.callbackDelay, in: &stream)
      fate.callbackAfterMs = Fate.milliseconds(samplers.sample(callbackDelay, from: &stream))
    }
    return fate
  }

  private mutating func missHuman(
    _ kind: Double, of call: Call, _ luck: Luck, from stream: inout KeyedStream
  ) -> Fate {
    let row = row(of: call)
    if people[habitOf: row, 0] < 0 { drawHabit(at: row, call, luck, from: &stream) }
    var place = 0
    while place < notHuman.count - 1, Float(kind) >= people[habitOf: row, place] { place += 1 }
    luck.open(.hold, in: &stream)
    let ringMs = Fate.milliseconds(samplers.sample(notHuman[place].ring, from: &stream))
    let talkMs = Fate.milliseconds(samplers.sample(notHuman[place].talk, from: &stream))
    var outcome = notHuman[place].outcome
    if place == voicemail, profile.machineTakenForHuman > 0 {
      luck.open(.misdetection, in: &stream)
      if stream.uniform() < profile.machineTakenForHuman { outcome = human[completed].outcome }
    }
    return Fate(outcome: outcome, ringMs: ringMs, talkMs: talkMs)
  }

  /// The row of the number that is called: each number of a contact is like another person's.
  @inline(__always)
  private func row(of call: Call) -> Int {
    call.contact &* numbersPerContact &+ min(call.destination, numbersPerContact &- 1)
  }

  private func drawReachability(
    _ call: Call, _ luck: Luck, from stream: inout KeyedStream
  ) -> Float {
    if profile.invalidShare > 0 {
      luck.openForNumber(call.destination, .invalid, in: &stream)
      if stream.uniform() < profile.invalidShare { return PeopleRows.invalid }
    }
    guard let reachabilityOfPeople else { return Float(profile.humanMean) }
    luck.openForNumber(call.destination, .reachability, in: &stream)
    return Float(reachabilityOfPeople.sample(from: &stream))
  }

  /// Draws the personal mix and keeps it as running sums.
  private mutating func drawHabit(
    at row: Int, _ call: Call, _ luck: Luck, from stream: inout KeyedStream
  ) {
    luck.openForNumber(call.destination, .habit, in: &stream)
    habitOfPeople.sample(into: &habit, from: &stream)
    var cumulative = 0.0
    for place in habit.indices {
      cumulative += habit[place]
      people[habitOf: row, place] = Float(cumulative)
    }
  }
}
