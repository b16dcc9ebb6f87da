/// When calls may start, in wall time (R4): windows on weekdays, less excluded dates.
///
/// Without a zone: the same hours are compiled for every zone that has contacts (R7).
public struct CallingHours: Hashable, Sendable {
  /// A half-open window [opens, closes) on some weekdays.
  public struct Window: Hashable, Sendable {
    /// The weekdays on which the window opens (R5).
    public let weekdays: Weekdays
    /// The first time of day at which calls may start.
    public let opens: LocalTime
    /// The first time of day at which they may not; on the next date if before `opens`.
    public let closes: LocalTime

    /// A window; 00:00 to 24:00 is all day, a closing before the opening crosses midnight.
    ///
    /// - Throws: `noWeekdays`, `emptyWindow` if both ends are the same, `opensAtEndOfDay`.
    public init(
      _ weekdays: Weekdays, from opens: LocalTime, to closes: LocalTime
    ) throws(CalendarError) {
      guard !weekdays.isEmpty else { throw .noWeekdays }
      guard opens != closes else { throw .emptyWindow(opens) }
      guard opens < .endOfDay else { throw .opensAtEndOfDay }
      self.init(known: weekdays, opens, closes)
    }

    /// A window that is known to be right.
    init(known weekdays: Weekdays, _ opens: LocalTime, _ closes: LocalTime) {
      self.weekdays = weekdays
      self.opens = opens
      self.closes = closes
    }

    /// Whether the window closes on the date after the one on which it opens.
    public var crossesMidnight: Bool { closes < opens }
  }

  /// The windows by opening time; they may overlap, which makes no difference.
  public let windows: [Window]
  /// The dates on which no window opens, increasing. A window that opened the evening before is
  /// not cut: its date is the one on which it opens, as its weekday is (R5).
  public let excludedDates: [CivilDate]

  /// Hours of these windows, without these dates, in any order. Without a window: never.
  public init(_ windows: [Window], excluding dates: [CivilDate] = []) {
    self.windows = windows.sorted { ($0.opens, $0.closes) < ($1.opens, $1.closes) }
    excludedDates = Set(dates).sorted()
  }

  /// Monday to Friday 09:00 to 19:00, where a campaign names hours but leaves them out (R4).
  public static let standard = CallingHours([.init(known: .workdays, .hour(9), .hour(19))])

  /// Every day 00:00 to 24:00.
  public static let allDay = CallingHours([.init(known: .daily, .startOfDay, .endOfDay)])

  /// The same hours without more dates.
  public func excluding(_ dates: [CivilDate]) -> CallingHours {
    CallingHours(windows, excluding: excludedDates + dates)
  }
}

extension CallingHours.Window: CustomStringConvertible {
  /// `Mon-Fri 09:00-19:00`.
  public var description: String { "\(weekdays) \(opens)-\(closes)" }
}

extension CallingHours: CustomStringConvertible {
  /// `Mon-Fri 09:00-19:00, Sat 10:00-14:00 without 2026-12-25`; `never` without a window.
  public var description: String {
    guard !windows.isEmpty else { return "never" }
    let byWeekday = windows.sorted {
      ($0.weekdays.rawValue.trailingZeroBitCount, $0.opens)
        < ($1.weekdays.rawValue.trailingZeroBitCount, $1.opens)
    }
    let hours = byWeekday.map(\.description).joined(separator: ", ")
    guard !excludedDates.isEmpty else { return hours }
    return hours + " without " + excludedDates.map(\.description).joined(separator: ", ")
  }
}

extension LocalTime {
  /// A time of our own tables, known to exist.
  static func hour(_ hour: Int, _ minute: Int = 0) -> LocalTime {
    guard let time = LocalTime(hour: hour, minute: minute) else {
      preconditionFailure("there is no \(hour):\(minute)")
    }
    return time
  }
}
