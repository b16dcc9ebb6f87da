/// At most so many calls in a period (R26).
///
/// Counted when calls start, whatever becomes of them: a call that the provider loses has rung, or
/// may have. A task that a cap holds keeps its due time and rank, and goes on at the instant at
/// which the oldest call that counts leaves the period.
public struct AttemptCap: Hashable, Sendable {
  /// The most calls in a period; at least 1.
  public let count: Int
  /// The period.
  public let period: Period
  /// Which calls count together.
  public let scope: Scope

  /// A period in which calls are counted.
  public enum Period: Hashable, Sendable {
    /// The time that ends now; a call leaves it exactly so much later than it started.
    case rolling(TimeSpan)
    /// The days, or other spans, of a calendar.
    case calendar(CalendarPeriods)
  }

  /// Which calls count together.
  @frozen
  public enum Scope: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    /// Calls to one number, by all campaigns of the organisation.
    case number
    /// Calls to one contact of the campaign, on whichever of its numbers.
    case contact
    /// All calls of the campaign.
    case campaign
  }

  /// A cap.
  ///
  /// - Precondition: `count` in 1 … 1,000,000; a rolling period longer than zero.
  public init(_ count: Int, per period: Period, scope: Scope) {
    precondition((1...1_000_000).contains(count), "a cap must lie in 1 … 1,000,000")
    if case .rolling(let span) = period {
      precondition(span > .zero, "a period must be longer than zero")
    }
    self.count = count
    self.period = period
    self.scope = scope
  }

  /// When the next call may start, if the oldest of the last `count` calls started at `start`.
  func opening(after start: Instant) -> Instant {
    switch period {
    case .rolling(let span): start + span
    case .calendar(let periods): periods.end(after: start)
    }
  }
}

/// The periods of a calendar, one after the other without gaps: the days of a zone, its weeks.
///
/// Compiled by `Calendars` for the span of time that matters, because a day may have 23 or 25
/// hours; the first period has no beginning and the last no end.
public struct CalendarPeriods: Hashable, Sendable {
  /// The instants at which a period begins, strictly increasing.
  public let starts: [Instant]

  /// Periods that begin at these instants.
  ///
  /// - Precondition: strictly increasing.
  public init(starts: [Instant]) {
    precondition(
      zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 }, "periods must follow each other")
    self.starts = starts
  }

  /// The end of the period that contains the instant; `distantFuture` for the last one.
  /// O(log periods).
  public func end(after instant: Instant) -> Instant {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    return low < starts.count ? starts[low] : .distantFuture
  }
}
