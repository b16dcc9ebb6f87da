/// How fast calls may start: at most so many in a period, evenly spaced (R32, R34).
@frozen
public struct Pace: Equatable, Sendable, BitwiseCopyable {
  /// Starts per period; at most 1,000,000, and one a millisecond: time is no finer here.
  public let starts: Int
  /// The period; at most a day.
  public let period: TimeSpan
  /// Starts that may come at once after a pause; 1 spaces every one.
  public let burst: Int

  /// A pace.
  ///
  /// - Precondition: `starts` in 1 … 1,000,000 and no more than the period has milliseconds,
  ///   `burst` in 1 … 1,000,000, `period` in 1 ms … 24 h.
  public init(starts: Int, per period: TimeSpan, burst: Int = 1) {
    precondition(
      period > .zero && period <= .hours(24), "a period must lie between 1 ms and 24 h")
    precondition(
      starts > 0 && starts <= min(1_000_000, period.milliseconds),
      "starts must lie in 1 … 1,000,000 and at most one a millisecond")
    precondition((1...1_000_000).contains(burst), "burst must lie in 1 … 1,000,000")
    self.starts = starts
    self.period = period
    self.burst = burst
  }
}

/// The gates that the clock holds closed between starts: pace and throttle (R32, R33).
///
/// The pace is kept by the generic cell rate algorithm (ITU-T I.371, Annex A): each start moves a
/// theoretical arrival time on by one interval, and a start conforms if it comes no earlier than
/// that time less the tolerance that the burst gives. Counted in parts of a millisecond as fine as
/// the pace needs, so that no interval is ever rounded and 7 starts a minute stay 7 a minute.
struct PaceGate: Sendable, BitwiseCopyable {
  /// No call starts earlier; `distantPast` until the first start.
  private(set) var opensAt = Instant.distantPast
  private var pacedUntil = Instant.distantPast
  /// What is no pace keeps it closed until then (R26).
  private(set) var heldUntil = Instant.distantPast
  /// Starts per period, which is also the number of parts in a millisecond; 0: no pace.
  private let starts: Int64
  /// One interval, in those parts: the period in milliseconds.
  private let interval: Int64
  private let tolerance: Int64
  private let gap: TimeSpan
  private var theoreticalArrival = Int64.min / 2

  init(_ pace: Pace?, throttle: TimeSpan = .zero) {
    starts = Int64(pace?.starts ?? 0)
    interval = pace?.period.milliseconds ?? 0
    tolerance = interval * Int64((pace?.burst ?? 1) - 1)
    gap = throttle
    isAlwaysOpen = pace == nil && throttle == .zero
  }

  /// Whether starts pass at all times.
  let isAlwaysOpen: Bool

  /// A call starts now: the gate closes until the next one may.
  ///
  /// - Precondition: open at this instant.
  @inline(__always)
  mutating func start(at now: Instant) {
    if !isAlwaysOpen { close(at: now) }
  }

  /// Something else than pace and throttle keeps the gate closed until this instant (R26), in
  /// place of what did before.
  mutating func hold(until instant: Instant) {
    heldUntil = instant
    opensAt = max(pacedUntil, instant)
  }

  private mutating func close(at now: Instant) {
    pacedUntil = now + gap
    defer { opensAt = max(pacedUntil, heldUntil) }
    guard starts > 0 else { return }
    let arrival = now.milliseconds * starts
    // Less than a millisecond late is punctual: the gate itself opened no earlier.
    let isLate = arrival - theoreticalArrival >= starts
    theoreticalArrival = (isLate ? arrival : theoreticalArrival) + interval
    let conforming = theoreticalArrival - tolerance
    // Rounded up to the millisecond, whatever the sign.
    let quotient = conforming / starts
    let milliseconds = quotient * starts < conforming ? quotient + 1 : quotient
    pacedUntil = max(pacedUntil, Instant(milliseconds: milliseconds))
  }
}
