/// A point in time: milliseconds since 1970-01-01T00:00:00Z (R1).
///
/// An integer, so that equality is exact and the same on every machine. Finer than anything a
/// telephone does, and exact in a JSON number.
@frozen
public struct Instant: Comparable, Hashable, Codable, Sendable, BitwiseCopyable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64

  /// This many milliseconds.
  @inlinable
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Later than every instant a scenario can name; stands for "never".
  public static let distantFuture = Instant(milliseconds: .max)
  /// Earlier than every instant a scenario can name.
  public static let distantPast = Instant(milliseconds: .min)

  /// Whether `a` comes before `b`.
  @inlinable
  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// The instant `span` later; stays at `distantFuture` instead of overflowing.
  @inlinable
  public static func + (a: Instant, span: TimeSpan) -> Instant {
    let (sum, overflow) = a.milliseconds.addingReportingOverflow(span.milliseconds)
    guard overflow else { return Instant(milliseconds: sum) }
    return Instant(milliseconds: span.milliseconds > 0 ? .max : .min)
  }

  /// The time from `b` to `a`; negative if `a` is earlier.
  @inlinable
  public static func - (a: Instant, b: Instant) -> TimeSpan {
    TimeSpan(milliseconds: a.milliseconds - b.milliseconds)
  }
}

/// A length of time in milliseconds.
///
/// Not `Swift.Duration`, whose 128 bits cost a queue twice the time.
@frozen
public struct TimeSpan: Comparable, Hashable, Codable, Sendable, BitwiseCopyable {
  /// The length in milliseconds; may be negative as the difference of two instants.
  public var milliseconds: Int64

  /// This many milliseconds.
  @inlinable
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// No time at all.
  public static let zero = TimeSpan(milliseconds: 0)

  /// A whole number of seconds.
  @inlinable
  public static func seconds(_ count: Int64) -> TimeSpan { TimeSpan(milliseconds: count * 1000) }
  /// A whole number of minutes.
  @inlinable
  public static func minutes(_ count: Int64) -> TimeSpan { .seconds(count * 60) }
  /// A whole number of hours.
  @inlinable
  public static func hours(_ count: Int64) -> TimeSpan { .minutes(count * 60) }

  /// Whether `a` comes before `b`.
  @inlinable
  public static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.milliseconds < b.milliseconds }
  /// The sum.
  @inlinable
  public static func + (a: TimeSpan, b: TimeSpan) -> TimeSpan {
    TimeSpan(milliseconds: a.milliseconds + b.milliseconds)
  }
  /// The difference.
  @inlinable
  public static func - (a: TimeSpan, b: TimeSpan) -> TimeSpan {
    TimeSpan(milliseconds: a.milliseconds - b.milliseconds)
  }
}
