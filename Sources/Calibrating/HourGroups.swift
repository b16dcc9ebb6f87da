import Calendars
import Statistics

/// Hours of the week, put together until there are enough calls in each group to tell an effect.
///
/// Monday to Friday are one; Saturday and Sunday stand alone if each has enough, else together,
/// else with the other days. Within a day hours that follow each other are put together, from the
/// morning on; what is left in the evening goes with the hours before it.
struct HourGroups {
  /// A group.
  struct Group {
    /// The days and the hours within them.
    var window: CallingHours.Window
    /// The same as hours of the week.
    var hours: HoursOfWeek
    /// The first calls in them.
    var answered: Proportion
  }

  /// The first calls that a group has at least, and those of them that were answered, and that
  /// were not.
  static let fewestCalls = 200, fewestOfEach = 20

  /// The groups, earlier days and hours first.
  private(set) var groups: [Group] = []
  /// Hours with calls, apart from others and too few to tell anything.
  private(set) var thin = HoursOfWeek()

  /// Groups what was counted.
  init(_ counts: HourCounts) {
    for days in Self.days(counts) {
      let (groups, thin) = Self.groups(of: days, counts)
      self.groups += groups
      self.thin = self.thin.union(thin)
    }
  }

  /// The hours of which something is known: on all days that were put together, the hours in which
  /// there are calls on any of them.
  var covered: HoursOfWeek { groups.reduce(HoursOfWeek()) { $0.union($1.hours) } }

  /// Whether so many calls tell an effect.
  private static func isEnough(_ calls: Proportion) -> Bool {
    calls.trials >= fewestCalls && calls.successes >= fewestOfEach
      && calls.trials - calls.successes >= fewestOfEach
  }

  /// Days that are counted together; none without calls.
  private static func days(_ counts: HourCounts) -> [Weekdays] {
    func has(_ days: Weekdays) -> Bool { counts.count(allDay(days)).trials > 0 }
    func tells(_ days: Weekdays) -> Bool { !groups(of: days, counts).groups.isEmpty }
    let (saturday, sunday) = (Weekdays(.saturday), Weekdays(.sunday))
    var weekend = [saturday, sunday].filter(has)
    if !weekend.allSatisfy(tells), let both = weekend.reduced { weekend = [both] }
    guard has(.workdays) else { return weekend }
    if tells(.workdays), weekend.allSatisfy(tells) { return [.workdays] + weekend }
    return [weekend.reduce(into: Weekdays.workdays) { $0.formUnion($1) }]
  }

  /// All hours of some days.
  private static func allDay(_ days: Weekdays) -> HoursOfWeek {
    hours(0..<24, on: days)
  }

  private static func hours(_ hours: Range<Int>, on days: Weekdays) -> HoursOfWeek {
    HoursOfWeek(
      Weekday.allCases.filter { days.contains($0) }.flatMap { day in
        hours.map { (day.rawValue - 1) * 24 + $0 }
      })
  }

  /// The groups of some days, and the hours that belong to none.
  private static func groups(
    of days: Weekdays, _ counts: HourCounts
  ) -> (groups: [Group], thin: HoursOfWeek) {
    var groups: [Range<Int>] = []
    var thin: [Range<Int>] = []
    /// Hours that follow each other and are not enough yet.
    var open: Range<Int>?
    func close() {
      guard let rest = open else { return }
      if let last = groups.last, last.upperBound == rest.lowerBound {
        groups[groups.count - 1] = last.lowerBound..<rest.upperBound
      } else {
        thin.append(rest)
      }
      open = nil
    }
    for hour in 0..<24 {
      guard counts.count(hours(hour..<hour + 1, on: days)).trials > 0 else {
        close()
        continue
      }
      let grown = (open?.lowerBound ?? hour)..<hour + 1
      open = grown
      if isEnough(counts.count(hours(grown, on: days))) {
        groups.append(grown)
        open = nil
      }
    }
    close()
    return (
      groups.map { range in
        let members = hours(range, on: days)
        return Group(
          window: members.windows[0], hours: members, answered: counts.count(members))
      }, thin.reduce(HoursOfWeek()) { $0.union(hours($1, on: days)) }
    )
  }
}

extension [Weekdays] {
  /// All of them together; nil of none.
  fileprivate var reduced: Weekdays? {
    isEmpty ? nil : reduce(into: Weekdays()) { $0.formUnion($1) }
  }
}
