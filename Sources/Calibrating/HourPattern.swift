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

  /// Calls by what their hours add to the log-odds, to a fiftieth, or coarser if there are too many
  /// patterns; in an order that depends on nothing else.
  ///
  /// - Parameters:
  ///   - effects: of each hour of the week; 0 of those nobody knows.
  ///   - known: the hours whose effect is known; calls in others are left out.
  static func steps(
    _ tallies: [HourPattern: HourTally], _ effects: [Double], in known: HoursOfWeek
  ) -> [ReachabilityFit.ShiftedStep] {
    let tallies = tallies.filter { pattern, _ in
      Int(pattern.hour) < HoursOfWeek.count && known.contains(Int(pattern.hour))
    }
    var width = 0.02
    while true {
      // The last is that of calls without an hour.
      let rounded = (effects + [0]).map { ($0 / width).rounded() * width }
      let levels = Set(rounded).sorted()
      let levelOfHour = rounded.map { UInt8(levels.firstIndex(of: $0) ?? 0) }
      var sums: [HourPattern: HourTally] = [:]
      for (pattern, tally) in tallies {
        let leveled = HourPattern(
          after: pattern.earlier.map { levelOfHour[Int($0)] },
          at: Int(levelOfHour[Int(pattern.hour)]))
        sums[leveled, default: .none] += tally
      }
      guard sums.count <= mostSteps || levels.count == 1 else {
        width *= 2
        continue
      }
      return sums.sorted { $0.key < $1.key }.map { pattern, tally in
        ReachabilityFit.ShiftedStep(
          earlierShifts: pattern.earlier.map { levels[Int($0)] },
          shift: levels[Int(pattern.hour)], calls: tally.calls, answered: tally.answered)
      }
    }
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
