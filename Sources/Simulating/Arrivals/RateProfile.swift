public import Scheduling

/// The rate at which tasks come, constant between instants: a Poisson process whose rate is a
/// step function of time.
///
/// With a busyness it is a Poisson process with a random rate: some days are busier than others as
/// a whole. The factor is Gamma-distributed with mean 1 and variance 1 / shape, drawn once per
/// replication (Avramidis, Deslauriers, L'Ecuyer, *Modeling daily arrivals to a telephone call
/// center*, Management Science 50, 2004).
public struct RateProfile: Equatable, Sendable {
  /// A time of constant rate, until the next begins.
  public struct Period: Equatable, Sendable {
    /// When it begins.
    public var start: Instant
    /// How many tasks come in an hour, on average; 0: none.
    public var perHour: Double

    /// A period.
    public init(start: Instant, perHour: Double) {
      self.start = start
      self.perHour = perHour
    }
  }

  /// The periods in order of time; at least one.
  public let periods: [Period]
  /// The end of the last period: no task comes then or later.
  public let end: Instant
  /// The shape of the Gamma-distributed factor on all rates; nil: the factor is 1.
  public let busynessShape: Double?

  /// A profile.
  ///
  /// - Precondition: the periods begin one after the other and before the end, and no rate is
  ///   negative or infinite.
  public init(periods: [Period], end: Instant, busynessShape: Double? = nil) {
    precondition(!periods.isEmpty, "a profile needs a period")
    let edges = periods.map(\.start) + [end]
    precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "periods in order of time")
    precondition(periods.allSatisfy { $0.perHour >= 0 && $0.perHour.isFinite }, "rates are finite")
    precondition(busynessShape.map { $0 > 0 } ?? true, "the shape must be over 0")
    self.periods = periods
    self.end = end
    self.busynessShape = busynessShape
  }

  /// How many tasks come on average.
  public var expectedCount: Double {
    periods.indices.reduce(0) { $0 + expectedCount(in: $1) }
  }

  /// How many tasks come on average in a period.
  func expectedCount(in place: Int) -> Double {
    periods[place].perHour * milliseconds(of: place) / 3_600_000
  }

  /// The length of a period, in milliseconds.
  func milliseconds(of place: Int) -> Double {
    let next = place + 1 < periods.count ? periods[place + 1].start : end
    return Double((next - periods[place].start).milliseconds)
  }
}
