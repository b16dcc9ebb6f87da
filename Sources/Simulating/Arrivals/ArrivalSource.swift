internal import Scheduling
internal import Statistics

/// A task that comes.
struct Arrival: Sendable, BitwiseCopyable {
  var at: Instant
  var taskClass: UInt16 = 0
  /// Its place among those that come.
  var ordinal: UInt32 = 0
  /// Not called before; `distantPast`: due at once.
  var notBefore = Instant.distantPast
  /// Given up then; `distantFuture`: never, or when its patience is over.
  var expiry = Instant.distantFuture
  /// Given up after this many milliseconds; negative: never.
  var patienceMs: Int64 = -1
}

/// Gives the arrivals of one campaign, one after the other.
///
/// The k-th gap is named by k: an arrival has the same luck whatever the other streams, the slots
/// or the rates are. Gaps are drawn at rate 1 and stretched to the rates (inversion of the
/// cumulative rate; Çinlar, *Introduction to Stochastic Processes*, 1975), so that a higher rate
/// only brings the same arrivals earlier.
struct ArrivalSource: Sendable {
  private let model: ArrivalModel
  private let key: StreamKey
  private let replication: UInt32
  private var samplers = SamplerTable()
  private let patience: Sampler?
  private let unitGap: Sampler
  /// Arrivals given so far.
  private var count: UInt32 = 0
  /// The factor on all rates; 0: not drawn yet.
  private var busyness = 0.0
  /// Where in the profile the last arrival lies: the period, and milliseconds since its start.
  private var period = 0
  private var offsetMs = 0.0

  init(_ model: ArrivalModel, key: StreamKey, replication: UInt32) {
    self.model = model
    self.key = key
    self.replication = replication
    unitGap = samplers.add(.exponential(mean: 1))
    patience =
      if case .drawn(let distribution) = model.patience { samplers.add(distribution) } else { nil }
  }

  /// The next arrival; nil if there is none.
  mutating func next(from stream: inout KeyedStream) -> Arrival? {
    var arrival: Arrival
    switch model.process {
    case .listed(let list):
      guard count < list.count else { return nil }
      let listed = list[Int(count)]
      arrival = Arrival(at: listed.at, taskClass: listed.taskClass)
      if let notBefore = listed.notBefore { arrival.notBefore = notBefore }
      if let expiry = listed.expiry { arrival.expiry = expiry }
    case .poisson(let profile):
      guard count < .max, let at = nextInstant(of: profile, from: &stream) else { return nil }
      arrival = Arrival(at: at)
    }
    if arrival.expiry == .distantFuture { arrival.patienceMs = drawPatience(from: &stream) }
    arrival.ordinal = count
    count += 1
    return arrival
  }

  private mutating func nextInstant(
    of profile: RateProfile, from stream: inout KeyedStream
  ) -> Instant? {
    if busyness == 0 { busyness = drawBusyness(of: profile, from: &stream) }
    place(.arrival, in: &stream)
    // What is left of the gap, counted in arrivals that the rate brings on average.
    var rest = samplers.sample(unitGap, from: &stream)
    while period < profile.periods.count {
      let perMs = profile.periods[period].perHour * busyness / 3_600_000
      let lengthMs = profile.milliseconds(of: period)
      let left = (lengthMs - offsetMs) * perMs
      if rest < left {
        offsetMs = min(offsetMs + rest / perMs, lengthMs.nextDown)
        return profile.periods[period].start + TimeSpan(milliseconds: Int64(offsetMs))
      }
      rest -= left
      period += 1
      offsetMs = 0
    }
    return nil
  }

  private func drawBusyness(of profile: RateProfile, from stream: inout KeyedStream) -> Double {
    guard let shape = profile.busynessShape else { return 1 }
    stream.reset(key, entity: 0, attempt: 0, purpose: .parameter, replication: replication)
    let factor = Distribution.gamma(shape: shape, scale: 1 / shape).sample(from: &stream)
    // A shape near 0 draws numbers that are too small to be told from none.
    return max(factor, .leastNormalMagnitude)
  }

  private func drawPatience(from stream: inout KeyedStream) -> Int64 {
    switch model.patience {
    case .endless: return -1
    case .none: return 0
    case .drawn:
      guard let patience else { return -1 }
      place(.patience, in: &stream)
      return Fate.milliseconds(samplers.sample(patience, from: &stream))
    }
  }

  private func place(_ purpose: Purpose, in stream: inout KeyedStream) {
    stream.reset(key, entity: count, attempt: 0, purpose: purpose, replication: replication)
  }
}
