public import Scheduling

/// The clock on the wall of a zone over a span of time: UTC and what to add to it, from when.
///
/// Compiled once from the zone database into two short arrays; everything after that is integer
/// arithmetic. O(log changes) a question, with two changes a year in most zones.
public struct ZoneClock: Hashable, Sendable {
  /// The IANA name as it was asked for: `Europe/Berlin`.
  public let name: String
  /// The time for which the clock is right. Before and after, it goes on as at the ends.
  public let span: Range<Instant>
  /// The instants at which the offset changes, strictly increasing; the first is
  /// `Instant.distantPast`.
  public let changes: [Instant]
  /// The offset in seconds east of Greenwich from the change at the same place on.
  public let offsetsInSeconds: [Int32]
  /// What the wall shows when each offset ends, in milliseconds since 1970-01-01 00:00 of the
  /// wall, increasing; the last never ends.
  let wallEnds: [Int64]
  /// The dates that the zone never had, in order: the date line moved over it.
  let skippedDates: [CivilDate]

  /// Coordinated universal time, for all time.
  public static let utc = ZoneClock(
    name: "UTC", span: .distantPast..<(.distantFuture), changes: [.distantPast],
    offsetsInSeconds: [0])

  /// A clock from its changes.
  ///
  /// - Precondition: as many offsets as changes, the first change at `Instant.distantPast`.
  init(name: String, span: Range<Instant>, changes: [Instant], offsetsInSeconds: [Int32]) {
    precondition(
      changes.count == offsetsInSeconds.count && changes.first == .distantPast,
      "a clock needs an offset for all time")
    self.name = name
    self.span = span
    self.changes = changes
    self.offsetsInSeconds = offsetsInSeconds
    var wallEnds: [Int64] = []
    var skippedDates: [CivilDate] = []
    for index in changes.indices.dropFirst() {
      let wallEnd = changes[index].milliseconds + Int64(offsetsInSeconds[index - 1]) * 1000
      let wallStart = changes[index].milliseconds + Int64(offsetsInSeconds[index]) * 1000
      wallEnds.append(wallEnd)
      // The first midnight at or after the end, and every whole day that fits in the gap.
      var day = (wallEnd + millisecondsPerDay - 1).dividedFloor(by: millisecondsPerDay).quotient
      while (day + 1) * millisecondsPerDay <= wallStart {
        skippedDates.append(CivilDate(dayNumber: Int(day)))
        day += 1
      }
    }
    self.wallEnds = wallEnds + [.max]
    self.skippedDates = skippedDates
  }

  /// The offset from UTC in seconds, east positive.
  public func offsetInSeconds(at instant: Instant) -> Int {
    var low = 0
    var high = changes.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if changes[middle] <= instant { low = middle } else { high = middle }
    }
    return Int(offsetsInSeconds[low])
  }

  /// What the wall shows, rounded down to the second.
  public func wallTime(at instant: Instant) -> WallTime {
    let local = instant + .seconds(Int64(offsetInSeconds(at: instant)))
    return WallTime(localMilliseconds: local.milliseconds)
  }

  /// The date on the wall.
  public func date(at instant: Instant) -> CivilDate { wallTime(at: instant).date }

  /// The weekday on the wall.
  public func weekday(at instant: Instant) -> Weekday { date(at: instant).weekday }

  /// When the wall shows the time (R6): the first instant after the gap for one that it never
  /// shows, and the first of both for one that it shows twice.
  public func instant(of wallTime: WallTime) -> Instant {
    var segment = 0
    return instant(ofLocalMilliseconds: wallTime.localMilliseconds, from: &segment)
  }

  /// Whether the zone had the date at all; Apia never had 2011-12-30. O(1) in most zones.
  public func exists(_ date: CivilDate) -> Bool { !skippedDates.contains(date) }

  /// The instant of a wall time, looked for from a segment of constant offset on, so that
  /// increasing wall times cost one comparison each.
  ///
  /// The first segment whose wall clock runs past the wall time is the first that can show it. If
  /// that one begins later, the wall time lies in the gap before it, and its beginning is the
  /// first instant after the gap.
  @inline(__always)
  func instant(ofLocalMilliseconds local: Int64, from segment: inout Int) -> Instant {
    while wallEnds[segment] <= local { segment += 1 }
    let shown = Instant(milliseconds: local - Int64(offsetsInSeconds[segment]) * 1000)
    return max(shown, changes[segment])
  }
}
