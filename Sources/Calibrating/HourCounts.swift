import Calendars
public import Statistics

/// First calls to numbers that exist, and those of them that a person answered, by the hour of the
/// week.
public struct HourCounts: Equatable, Sendable {
  private var calls = [Int](repeating: 0, count: HoursOfWeek.count)
  private var answered = [Int](repeating: 0, count: HoursOfWeek.count)

  /// Counts a call.
  ///
  /// - Parameter hour: of the week, 0 = Monday 00:00.
  mutating func note(hour: Int, isPerson: Bool) {
    calls[hour] += 1
    answered[hour] += isPerson ? 1 : 0
  }

  /// The calls in some hours, and those answered.
  func count(_ hours: HoursOfWeek) -> Proportion {
    let hours = hours.hours
    return Proportion(
      hours.reduce(0) { $0 + answered[$1] }, of: hours.reduce(0) { $0 + calls[$1] })
  }

  /// The hours in which there are calls.
  var called: HoursOfWeek { HoursOfWeek(calls.indices.filter { calls[$0] > 0 }) }
}
