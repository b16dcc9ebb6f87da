/// A day of the proleptic Gregorian calendar, without a zone.
///
/// Kept as a day number, so that the next day is one addition and the order is that of integers.
public struct CivilDate: Hashable, Sendable {
  /// Days since 1970-01-01; negative before.
  public let dayNumber: Int

  /// The day so many days after 1970-01-01.
  public init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// The day with these figures; nil if the calendar has no such day.
  ///
  /// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`: years
  /// are counted from March, so that the leap day is the last of its year.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear.dividedFloor(by: 400).quotient
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(dayNumber: era * 146_097 + dayOfEra - 719_468)
    // February 30 and the like come out as days of March.
    guard self.month == month, self.day == day else { return nil }
  }

  /// The day written as `2026-11-23`, years 0001 to 9999.
  public init(parsing text: String) throws(CalendarError) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let year = decimal(parts[0]), year > 0,
      let month = decimal(parts[1]), let day = decimal(parts[2])
    else { throw .notADate(text) }
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchDate(text) }
    self = date
  }

  /// The year, 0 being the year before year 1.
  public var year: Int { figures.year }
  /// The month, 1 to 12.
  public var month: Int { figures.month }
  /// The day of the month, 1 to 31.
  public var day: Int { figures.day }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday, three days after a Monday.
    Weekday(rawValue: (dayNumber + 3).dividedFloor(by: 7).remainder + 1) ?? .monday
  }

  /// The day so many days later; earlier if negative.
  public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

  /// Hinnant's `civil_from_days`, the inverse of the above.
  private var figures: (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (dayNumber + 719_468).dividedFloor(by: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension CivilDate: Comparable, CustomStringConvertible {
  /// Whether the first day is the earlier one.
  public static func < (a: CivilDate, b: CivilDate) -> Bool { a.dayNumber < b.dayNumber }

  /// `2026-11-23`.
  public var description: String {
    let (year, month, day) = figures
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
  }
}
