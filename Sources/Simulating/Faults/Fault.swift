public import Scheduling
public import Statistics

/// Something that goes wrong between two instants (see `docs/faults.md`).
///
/// The luck of a fault has names of its own, so that nobody's luck changes by it: a run with it and
/// a run without meet the same people on the same day.
public struct Fault: Sendable {
  /// What goes wrong.
  public enum Kind: Equatable, Sendable {
    /// Calls end as `system_fault` with this probability, after so many seconds.
    case outage(probability: Double, after: Distribution)
    /// Calls beyond so many in a second of the clock end as `system_fault`, after so many seconds.
    case rateLimit(perSecond: Int, after: Distribution)
    /// The scheduler hears of the end of a call so many seconds late, with this probability.
    case lateEnds(probability: Double, delay: Distribution)
    /// The scheduler never hears of the end of a call, with this probability (R39).
    case lostEnds(probability: Double)
    /// The scheduler hears of the end of a call once more, so many seconds after the first time,
    /// with this probability (R39).
    case repeatedEnds(probability: Double, delay: Distribution)
    /// So many slots of the organisation are out of order.
    case lostSlots(Int)
    /// The probability that a person answers is multiplied by this; at most 1 comes out.
    case answerFactor(Double)
    /// The log-odds that a person answers change by so much an hour; what they came to at the end
    /// stays.
    case answerDrift(logOddsPerHour: Double)
    /// The clock of the scheduler jumps by so much at the beginning, and back at the end (R2).
    case clockStep(TimeSpan)
  }

  /// What goes wrong.
  public var kind: Kind
  /// When it begins. What concerns calls concerns those that start, or whose end is reported,
  /// from then on.
  public var from: Instant
  /// When it is over; `distantFuture`: never.
  public var until: Instant
  /// Names its luck.
  public var streamKey: StreamKey

  /// A fault.
  ///
  /// - Precondition: it begins before it is over.
  public init(
    _ kind: Kind, from: Instant, until: Instant = .distantFuture,
    streamKey: StreamKey = StreamKey("fault")
  ) {
    precondition(from < until, "a fault begins before it is over")
    self.kind = kind
    self.from = from
    self.until = until
    self.streamKey = streamKey
  }

  /// Whether it lasts at this instant.
  func lasts(at now: Instant) -> Bool { from <= now && now < until }
}
