/// A time of day on the wall, 00:00 to 24:00, in whole seconds.
///
/// 24:00 is the end of a day: as a closing time it differs from 00:00 (R4).
public struct LocalTime: Hashable, Sendable {
  /// Seconds since 00:00 of the wall clock, 0 to 86,400. On the day of a daylight saving change
  /// it is not the time passed since midnight.
  public let secondsOfDay: Int

  /// 00:00, the start of a day.
  public static let startOfDay = LocalTime(validSeconds: 0)
  /// 24:00, the end of a day.
  public static let endOfDay = LocalTime(validSeconds: 86_400)

  private init(validSeconds: Int) { secondsOfDay = validSeconds }

  /// The time with these figures; nil if there is no such time. 24:00:00 is the last.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      return nil
    }
    self.init(secondsOfDay: hour * 3600 + minute * 60 + second)
  }

  /// The time so many seconds after 00:00; nil outside of 0 to 86,400.
  public init?(secondsOfDay: Int) {
    guard (0...86_400).contains(secondsOfDay) else { return nil }
    self.init(validSeconds: secondsOfDay)
  }

  /// The time written as `09:00`, `9:00` or `09:00:30`.
  public init(parsing text: String) throws(CalendarError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), (1...2).contains(parts[0].count),
      parts.dropFirst().allSatisfy({ $0.count == 2 }), let hour = decimal(parts[0]),
      let minute = decimal(parts[1]), let second = parts.count == 3 ? decimal(parts[2]) : 0,
      let time = LocalTime(hour: hour, minute: minute, second: second)
    else { throw .notATime(text) }
    self = time
  }

  /// The hour, 0 to 24.
  public var hour: Int { secondsOfDay / 3600 }
  /// The minute, 0 to 59.
  public var minute: Int { secondsOfDay / 60 % 60 }
  /// The second, 0 to 59.
  public var second: Int { secondsOfDay % 60 }
}

extension LocalTime: Comparable, CustomStringConvertible {
  /// Whether the first time is the earlier one.
  public static func < (a: LocalTime, b: LocalTime) -> Bool { a.secondsOfDay < b.secondsOfDay }

  /// `09:00`, and `09:00:30` where there are seconds.
  public var description: String {
    let minutes = "\(digits(hour, 2)):\(digits(minute, 2))"
    return second == 0 ? minutes : "\(minutes):\(digits(second, 2))"
  }
}
