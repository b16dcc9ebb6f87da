import Calendars
import Statistics

/// The hours of the calls to somebody who did not answer, and that of the next call.
struct HourPattern: Hashable {
  /// The hours of the week of the calls before, in no order that matters: sorted.
  let earlier: [UInt8]
  /// That of the call.
  let hour: UInt8

  /// A pattern of hours as `code` writes them.
  init(after earlier: [UInt8], at hour: Int?) {
    self.earlier = earlier.sorted()
    self.hour = Self.code(hour)
  }

  /// An hour in a byte; one of its own if nobody knows it.
  static func code(_ hour: Int?) -> UInt8 { UInt8(hour ?? HoursOfWeek.count) }

  /// More steps than these take longer than they are worth.
  private static let mostSteps = 4000

  /// Calls by the groups of their hours; groups whose shares are next to each other are put
  /// together if there are too many patterns. In an order that depends on nothing else.
  ///
  /// - Parameter groups: hours of which it is known how many answer; calls in others are left out.
  static func steps(
    _ tallies: [HourPattern: HourTally], in groups: [HourGroups.Group]
  ) -> (steps: [ReachabilityFit.HourStep], first: [Proportion]) {
    var groupOfHour = [Int](repeating: groups.count, count: HoursOfWeek.count + 1)
    for (place, group) in groups.enumerated() {
      for hour in group.hours.hours { groupOfHour[hour] = place }
    }
    let tallies = tallies.filter { groupOfHour[Int($0.key.hour)] < groups.count }
    var keys = Array(groups.indices)
    var width = 0.005
    while true {
      let levels = Set(keys).sorted()
      // The last is that of hours of which nothing is known.
      let levelOfGroup = keys.map { levels.firstIndex(of: $0) ?? 0 } + [levels.count]
      var sums: [HourPattern: HourTally] = [:]
      for (pattern, tally) in tallies {
        let leveled = HourPattern(
          after: pattern.earlier.map { UInt8(levelOfGroup[groupOfHour[Int($0)]]) },
          at: levelOfGroup[groupOfHour[Int(pattern.hour)]])
        sums[leveled, default: .none] += tally
      }
      guard sums.count <= mostSteps || levels.count == 1 else {
        keys = groups.map { Int(($0.answered.value / width).rounded()) }
        width *= 2
        continue
      }
      let steps = sums.sorted { $0.key < $1.key }.map { pattern, tally in
        ReachabilityFit.HourStep(
          earlierGroups: pattern.earlier.map { Int($0) }, group: Int(pattern.hour),
          calls: tally.calls, answered: tally.answered)
      }
      return (steps, levels.indices.map { firstCalls(groups, where: levelOfGroup, is: $0) })
    }
  }

  /// The first calls of all groups of a level.
  private static func firstCalls(
    _ groups: [HourGroups.Group], where levels: [Int], is level: Int
  ) -> Proportion {
    let members = groups.indices.filter { levels[$0] == level }.map { groups[$0].answered }
    return Proportion(
      members.reduce(0) { $0 + $1.successes }, of: members.reduce(0) { $0 + $1.trials })
  }
}

extension HourPattern: Comparable {
  /// By the hour of the call, then by those before.
  static func < (a: HourPattern, b: HourPattern) -> Bool {
    a.hour != b.hour ? a.hour < b.hour : a.earlier.lexicographicallyPrecedes(b.earlier)
  }
}

/// Calls, and those of them that were answered.
struct HourTally: Equatable {
  var calls: Int
  var answered: Int

  /// No calls.
  static let none = HourTally(calls: 0, answered: 0)

  static func += (sum: inout HourTally, more: HourTally) {
    sum.calls += more.calls
    sum.answered += more.answered
  }
}
