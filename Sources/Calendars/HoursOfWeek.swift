/// Some of the 168 hours of a week on the wall clock; hour 0 begins on Monday at 00:00.
public struct HoursOfWeek: Hashable, Sendable {
  /// How many hours a week has.
  public static let count = 168

  /// Whether each hour is among them.
  private var isMember: [Bool]

  /// The hours with these numbers, each from 0 to 167.
  public init(_ hours: some Sequence<Int> = []) {
    isMember = [Bool](repeating: false, count: Self.count)
    for hour in hours { isMember[hour] = true }
  }

  /// The hours of a window, those after midnight on the day after the one on which it opens (R5);
  /// nil if it does not begin and end on the hour.
  public init?(_ window: CallingHours.Window) {
    let ends = [window.opens, window.closes]
    guard ends.allSatisfy({ $0.secondsOfDay.isMultiple(of: 3600) }) else { return nil }
    self.init(overlapping: window)
  }

  /// The hours of which any part lies in a window.
  public init(overlapping window: CallingHours.Window) {
    let last = (window.closes.secondsOfDay + 3599) / 3600 + (window.crossesMidnight ? 24 : 0)
    let days = Weekday.allCases.filter { window.weekdays.contains($0) }
    self.init(
      days.flatMap { day in
        (window.opens.hour..<last).map { ((day.rawValue - 1) * 24 + $0) % Self.count }
      })
  }

  /// The numbers of the hours, increasing.
  public var hours: [Int] { isMember.indices.filter { isMember[$0] } }

  /// Whether there is none.
  public var isEmpty: Bool { !isMember.contains(true) }

  /// Whether an hour is among them.
  public func contains(_ hour: Int) -> Bool { isMember[hour] }

  /// All hours of either.
  public func union(_ other: HoursOfWeek) -> HoursOfWeek { Self(hours + other.hours) }

  /// Those that are also in the other.
  public func intersection(_ other: HoursOfWeek) -> HoursOfWeek {
    Self(hours.filter(other.contains))
  }

  /// Those that are not in the other.
  public func subtracting(_ other: HoursOfWeek) -> HoursOfWeek {
    Self(hours.filter { !other.contains($0) })
  }

  /// The same hours as windows: each run of hours within a day, with all days that have it.
  public var windows: [CallingHours.Window] {
    var runs: [(hours: Range<Int>, days: Weekdays)] = []
    for day in Weekday.allCases {
      for run in runsOfDay(day) {
        if let place = runs.firstIndex(where: { $0.hours == run }) {
          runs[place].days.formUnion(Weekdays(day))
        } else {
          runs.append((run, Weekdays(day)))
        }
      }
    }
    return runs.map { run in
      let ends = run.hours.upperBound == 24 ? LocalTime.endOfDay : .hour(run.hours.upperBound)
      return CallingHours.Window(known: run.days, .hour(run.hours.lowerBound), ends)
    }
  }

  /// The hours of a day that follow each other, in runs.
  private func runsOfDay(_ day: Weekday) -> [Range<Int>] {
    let midnight = (day.rawValue - 1) * 24
    return (0..<24).reduce(into: []) { runs, hour in
      guard isMember[midnight + hour] else { return }
      if let last = runs.last, last.upperBound == hour {
        runs[runs.count - 1] = last.lowerBound..<hour + 1
      } else {
        runs.append(hour..<hour + 1)
      }
    }
  }
}

extension HoursOfWeek: CustomStringConvertible {
  /// `Mon-Fri 09:00-12:00, Sat 10:00-14:00`; `never` without an hour.
  public var description: String { CallingHours(windows).description }
}
