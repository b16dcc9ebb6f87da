public import Scheduling

extension CallingHours {
  /// The hours as instants, from `start` to `end`, in a zone (R6).
  ///
  /// Each opening and closing is looked up for its own date; nothing is ever 24 hours later. What
  /// opens inside of a gap opens after it; what lies in it as a whole is not; and no window opens
  /// on a date that the zone never had. Windows that overlap or touch become one: all day, every
  /// day is a single window. The first and the last are cut at `start` and `end`.
  ///
  /// - Precondition: the zone's span contains `start` and `end`, which are in order.
  /// - Complexity: O(days × windows); about 5 µs for a year of one window a day.
  public func windows(
    in zone: ZoneClock, from start: Instant, to end: Instant
  ) -> CallingWindows {
    precondition(start <= end, "a span of time ends after it starts")
    precondition(
      zone.span.lowerBound <= start && end <= zone.span.upperBound,
      "the clock of \(zone.name) was compiled for another span")
    var compiler = Compiler(hours: self, zone: zone, start: start, end: end)
    return CallingWindows(edges: compiler.compile())
  }

  /// The hours as instants at which they hold in every one of the zones (R7): a number whose area
  /// has two zones is called when both are open. Without a zone: never.
  public func windows(
    in zones: [ZoneClock], from start: Instant, to end: Instant
  ) -> CallingWindows {
    guard let first = zones.first else { return .never }
    return zones.dropFirst().reduce(windows(in: first, from: start, to: end)) {
      $0.intersection(windows(in: $1, from: start, to: end))
    }
  }
}

/// Walks the dates once. Overlaps merge in wall time, where the openings increase; what is merged
/// is then turned into instants, which increase too, so that the clock is walked only once.
private struct Compiler {
  let hours: CallingHours
  let zone: ZoneClock
  let start: Instant
  let end: Instant
  /// Openings and closings in turn.
  private var edges: [Instant] = []
  /// The window to which the next may still belong, in wall time; none yet if it ends first.
  private var opens: Int64 = 0
  private var closes: Int64 = .min
  /// The segment of constant offset in which the last edge lay.
  private var segment = 0

  init(hours: CallingHours, zone: ZoneClock, start: Instant, end: Instant) {
    self.hours = hours
    self.zone = zone
    self.start = start
    self.end = end
  }

  mutating func compile() -> [Instant] {
    // What opened the evening before may reach in. A clock that is put back over midnight shows
    // the date before again, when the windows of the next have opened already.
    let days = (zone.date(at: start).dayNumber - 1)...(zone.date(at: end).dayNumber + 1)
    edges.reserveCapacity(2 * hours.windows.count * days.count)
    // The earliest date last, where it is taken off.
    var closedDays = (hours.excludedDates + zone.skippedDates).map(\.dayNumber)
    closedDays.sort(by: >)
    for day in days {
      while let closed = closedDays.last, closed < day { closedDays.removeLast() }
      guard closedDays.last != day else { continue }
      let weekday = CivilDate(dayNumber: day).weekday
      let midnight = Int64(day) * millisecondsPerDay
      for window in hours.windows where window.weekdays.contains(weekday) {
        let closingMidnight = window.crossesMidnight ? midnight + millisecondsPerDay : midnight
        merge(
          midnight + Int64(window.opens.secondsOfDay) * 1000,
          closingMidnight + Int64(window.closes.secondsOfDay) * 1000)
      }
    }
    append()
    return edges
  }

  /// Takes the next window, which opens no earlier than the last did.
  private mutating func merge(_ from: Int64, _ to: Int64) {
    if from <= closes {
      closes = max(closes, to)
    } else {
      append()
      (opens, closes) = (from, to)
    }
  }

  /// Adds the merged window to the edges, if any of it exists between start and end.
  private mutating func append() {
    guard opens < closes else { return }
    let from = max(start, zone.instant(ofLocalMilliseconds: opens, from: &segment))
    let to = min(end, zone.instant(ofLocalMilliseconds: closes, from: &segment))
    guard from < to else { return }
    // The clock may have jumped over the time between two windows, which joins them.
    if edges.last == from {
      edges[edges.count - 1] = to
    } else {
      edges.append(from)
      edges.append(to)
    }
  }
}
