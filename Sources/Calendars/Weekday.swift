/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// The English name: `Monday`.
  public var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  /// The first three letters of the name: `Mon`.
  public var shortName: String { String(name.prefix(3)) }

  /// The day with this English name or its first three or more letters: `Thu`, `thurs`; nil if
  /// there is none. Upper and lower case are alike.
  public init?(named text: String) {
    let wanted = text.lowercased()
    guard wanted.count >= 3,
      let day = Weekday.allCases.first(where: { $0.name.lowercased().hasPrefix(wanted) })
    else { return nil }
    self = day
  }
}

extension Weekday: Comparable, CustomStringConvertible {
  /// Whether the first day comes earlier in a week that begins on Monday.
  public static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }

  /// `Mon`.
  public var description: String { shortName }
}
