public import Scheduling

/// The calendar by which calls are counted (R26).
public enum CalendarUnit: Sendable, CaseIterable {
  /// From midnight to midnight.
  case day
  /// From Monday to Sunday.
  case week
}

extension ZoneClock {
  /// The days or weeks of the zone that begin in a span of time, as the wall clock has them: a day
  /// may have 23 or 25 hours, and one that the zone never had is none.
  ///
  /// - Precondition: the zone's span contains `start` and `end`, which are in order.
  /// - Complexity: O(days).
  public func periods(
    of unit: CalendarUnit, from start: Instant, to end: Instant
  ) -> CalendarPeriods {
    precondition(start <= end, "a span of time ends after it starts")
    precondition(
      span.lowerBound <= start && end <= span.upperBound,
      "the clock of \(name) was compiled for another span")
    var starts: [Instant] = []
    var segment = 0
    for day in date(at: start).dayNumber...date(at: end).dayNumber + 1 {
      let date = CivilDate(dayNumber: day)
      guard unit == .day || date.weekday == .monday else { continue }
      let midnight = instant(
        ofLocalMilliseconds: Int64(day) * millisecondsPerDay, from: &segment)
      if midnight > starts.last ?? .distantPast { starts.append(midnight) }
    }
    return CalendarPeriods(starts: starts)
  }
}
