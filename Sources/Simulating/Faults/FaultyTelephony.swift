internal import Scheduling
internal import Statistics

/// A telephone network that misbehaves: the simulated one with faults laid over it.
///
/// A run without faults is compiled without this.
struct FaultyTelephony: Telephony, ~Copyable {
  private var network: SimulatedTelephony
  private let faults: [Fault]
  private var stream: KeyedStream
  private let keys: [StreamKey]
  private let replication: UInt32
  private var samplers = SamplerTable()
  /// The seconds of each fault; 0 where it has none.
  private var spans: [Sampler]
  /// For each fault how many calls it struck.
  private(set) var strikes: [Int]
  /// For each task how many of its calls were refused by the provider: they never reached the
  /// person, so that the next one meets the luck that they would have met.
  private var refusals = Table<UInt16>()
  /// The second of the clock of the last start, and the starts that each limit let pass in it.
  private var second = Int64.min
  private var passed: [Int]

  static var isFaulty: Bool { true }

  init(_ model: Model, seed: Seed, replication: Int, known: consuming [PeopleRows?]? = nil) {
    network = SimulatedTelephony(model, seed: seed, replication: replication, known: known)
    faults = model.faults
    stream = KeyedStream(seed: seed)
    keys = model.campaigns.map(\.streamKey)
    self.replication = UInt32(truncatingIfNeeded: replication)
    var samplers = SamplerTable()
    spans = model.faults.map { samplers.add($0.kind.seconds) }
    self.samplers = samplers
    strikes = model.faults.map { _ in 0 }
    passed = strikes
  }

  mutating func takePeople() -> [PeopleRows?] { network.takePeople() }

  mutating func nextArrival(of campaign: Int) -> Arrival? { network.nextArrival(of: campaign) }

  mutating func fate(of call: Call, at now: Instant) -> Fate {
    if let fault = refusal(of: call, at: now) {
      noteRefusal(of: call.task)
      let ringMs = Fate.milliseconds(samplers.sample(spans[fault], from: &stream))
      return Fate(outcome: .systemFault, ringMs: ringMs, talkMs: 0)
    }
    var reached = call
    reached.number -= call.task < refusals.count ? Int(refusals[call.task]) : 0
    network.drift = drift(at: now)
    return network.fate(of: reached, at: now)
  }

  /// The fault by which the provider refuses the call, with the stream placed on its seconds; nil
  /// if it does not.
  private mutating func refusal(of call: Call, at now: Instant) -> Int? {
    for place in faults.indices where faults[place].lasts(at: now) {
      switch faults[place].kind {
      case .outage(let probability, _):
        if strike(place, call, probability) { return place }
      case .rateLimit(let perSecond, _):
        advance(to: now)
        passed[place] += 1
        if passed[place] > perSecond, strike(place, call, 1) { return place }
      default: break
      }
    }
    return nil
  }

  private mutating func advance(to now: Instant) {
    // Divided downwards: an instant before 1970 is in the second that began before it.
    let current = (now.milliseconds - (now.milliseconds < 0 ? 999 : 0)) / 1000
    guard current != second else { return }
    second = current
    for place in passed.indices { passed[place] = 0 }
  }

  /// Whether the fault strikes the call.
  private mutating func strike(_ place: Int, _ call: Call, _ probability: Double) -> Bool {
    stream.reset(
      StreamKey(rawValue: keys[call.campaign].rawValue ^ faults[place].streamKey.rawValue),
      entity: UInt32(truncatingIfNeeded: call.contact),
      attempt: UInt16(truncatingIfNeeded: call.number), purpose: .fault, replication: replication)
    guard stream.uniform() < probability else { return false }
    strikes[place] += 1
    return true
  }

  private mutating func noteRefusal(of task: Int) {
    while refusals.count <= task { refusals.append(0) }
    if refusals[task] < .max { refusals[task] += 1 }
  }

  /// What has become of the rate of answers.
  private mutating func drift(at now: Instant) -> AnswerDrift {
    var drift = AnswerDrift.none
    for place in faults.indices where faults[place].from <= now {
      switch faults[place].kind {
      case .answerFactor(let factor) where now < faults[place].until:
        drift.factor *= factor
      case .answerDrift(let perHour):
        let lasted = min(now, faults[place].until) - faults[place].from
        drift.logOdds += perHour * Double(lasted.milliseconds) / 3_600_000
      default: continue
      }
      drift.isNone = false
      strikes[place] += 1
    }
    return drift
  }

  mutating func report(of call: Call, _ fate: Fate, endingAt end: Instant) -> EndReport {
    var report = EndReport()
    // A call that the provider refuses has its answer at once.
    guard fate.outcome != .systemFault else { return report }
    for place in faults.indices where faults[place].lasts(at: end) {
      switch faults[place].kind {
      case .lateEnds(let probability, _):
        if strike(place, call, probability) { report.delayMs += drawMs(place) }
      case .lostEnds(let probability):
        if strike(place, call, probability) { report.isLost = true }
      case .repeatedEnds(let probability, _):
        if strike(place, call, probability) {
          report.repeatAfterMs = max(report.repeatAfterMs, drawMs(place))
        }
      default: break
      }
    }
    return report
  }

  private mutating func drawMs(_ place: Int) -> Int64 {
    Fate.milliseconds(samplers.sample(spans[place], from: &stream))
  }
}

/// How the scheduler hears of the end of a call.
struct EndReport: Sendable, BitwiseCopyable {
  /// How much later than the end, in milliseconds.
  var delayMs: Int64 = 0
  /// Never.
  var isLost = false
  /// Once more so much later than the first time, in milliseconds; negative: it does not.
  var repeatAfterMs: Int64 = -1
}

extension Fault.Kind {
  /// The seconds that the fault draws; 0 if it draws none.
  fileprivate var seconds: Distribution {
    switch self {
    case .outage(_, let seconds), .rateLimit(_, let seconds), .lateEnds(_, let seconds),
      .repeatedEnds(_, let seconds):
      seconds
    default: .constant(0)
    }
  }
}
