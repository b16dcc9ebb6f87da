/// A set of weekdays.
public struct Weekdays: OptionSet, Hashable, Sendable {
  /// One bit a day, Monday the lowest.
  public let rawValue: UInt8

  /// Days from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// One day.
  public init(_ day: Weekday) { rawValue = 1 << UInt8(day.rawValue - 1) }

  /// Monday to Friday.
  public static let workdays = Weekdays(rawValue: 0b001_1111)
  /// Saturday and Sunday.
  public static let weekend = Weekdays(rawValue: 0b110_0000)
  /// Every day.
  public static let daily = Weekdays(rawValue: 0b111_1111)

  /// Whether the day is among them.
  public func contains(_ day: Weekday) -> Bool { contains(Weekdays(day)) }

  /// The days from one to another, both included; `Sat` to `Mon` goes over the end of the week.
  public init(from first: Weekday, through last: Weekday) {
    let count = (last.rawValue - first.rawValue + 7) % 7
    let days = (0...count).map { Weekday.allCases[(first.rawValue - 1 + $0) % 7] }
    self = days.reduce(into: []) { $0.formUnion(Weekdays($1)) }
  }

  /// The days written as a list of days, ranges and the words `daily`, `weekdays`, `weekend`:
  /// `Mon-Fri`, `Mon, Wed-Fri`, `Sat-Mon`. Upper and lower case are alike.
  public init(parsing text: String) throws(CalendarError) {
    var days: Weekdays = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      days.formUnion(try Weekdays(item: item.filter { !$0.isWhitespace }))
    }
    self = days
  }

  private init(item: String) throws(CalendarError) {
    guard !item.isEmpty else { throw .noWeekdays }
    switch item.lowercased() {
    case "daily", "everyday": self = .daily
    case "weekdays", "workdays": self = .workdays
    case "weekend", "weekends": self = .weekend
    default:
      let ends = item.split(
        omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "–" })
      var days: [Weekday] = []
      for end in ends {
        guard let day = Weekday(named: String(end)) else {
          throw .notAWeekday(item, closest: closestNames(to: String(end), among: Self.words))
        }
        days.append(day)
      }
      guard ends.count <= 2 else { throw .notAWeekday(item, closest: []) }
      self.init(from: days[0], through: days[days.count - 1])
    }
  }

  private static let words =
    Weekday.allCases.flatMap { [$0.shortName, $0.name] } + ["daily", "weekdays", "weekend"]
}

extension Weekdays: CustomStringConvertible {
  /// `Mon-Fri`, `Mon, Wed-Fri`, `daily`; empty if there is no day.
  public var description: String {
    if self == .daily { return "daily" }
    var runs: [(first: Weekday, last: Weekday)] = []
    for day in Weekday.allCases where contains(day) {
      if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
        runs[runs.count - 1].last = day
      } else {
        runs.append((day, day))
      }
    }
    return runs.map { $0 == $1 ? "\($0)" : "\($0)-\($1)" }.joined(separator: ", ")
  }
}
