/// A date and a time of day as a clock on the wall shows them, without a zone.
///
/// In a zone it may exist once, twice or not at all; `ZoneClock.instant(of:)` decides (R6).
public struct WallTime: Hashable, Sendable {
  /// The date.
  public let date: CivilDate
  /// The time of day; 24:00 means 00:00 of the next date.
  public let time: LocalTime

  /// A time of day on a date.
  public init(_ date: CivilDate, _ time: LocalTime) {
    self.date = date
    self.time = time
  }

  /// The wall time written as `2026-11-23 09:00` or `2026-11-23T09:00`.
  public init(parsing text: String) throws(CalendarError) {
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "T" })
    guard parts.count == 2 else { throw .notAWallTime(text) }
    do throws(CalendarError) {
      date = try CivilDate(parsing: String(parts[0]))
      time = try LocalTime(parsing: String(parts[1]))
    } catch CalendarError.noSuchDate(let day) {
      throw .noSuchDate(day)
    } catch {
      // Whoever is told how to write one half gets the other wrong next.
      throw .notAWallTime(text)
    }
  }

  /// The wall time so many milliseconds after 1970-01-01 00:00 of the same wall, rounded down to
  /// the second.
  init(localMilliseconds: Int64) {
    let (day, millisecond) = localMilliseconds.dividedFloor(by: millisecondsPerDay)
    date = CivilDate(dayNumber: Int(day))
    // A remainder of a division by a day is less than a day.
    time = LocalTime(secondsOfDay: Int(millisecond / 1000)) ?? .startOfDay
  }

  /// Milliseconds since 1970-01-01 00:00 of the same wall.
  var localMilliseconds: Int64 {
    Int64(date.dayNumber) * millisecondsPerDay + Int64(time.secondsOfDay) * 1000
  }
}

extension WallTime: CustomStringConvertible {
  /// `2026-11-23 09:00`.
  public var description: String { "\(date) \(time)" }
}

/// The length of a day of the wall clock; a day of the world may be longer or shorter.
let millisecondsPerDay: Int64 = 86_400_000
