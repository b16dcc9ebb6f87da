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

  /// Calls by what their hours add to the log-odds, to a quarter, or coarser if there are too many
  /// patterns; in an order that depends on nothing else.
  static func steps(
    _ tallies: [HourPattern: HourTally], _ effects: [Double]
  ) -> [ReachabilityFit.ShiftedStep] {
    var width = 0.25
    while true {
      let levels = effects.map { UInt8(clamping: Int(($0 / width).rounded()) + 100) } + [100]
      var sums: [HourPattern: HourTally] = [:]
      for (pattern, tally) in tallies {
        let leveled = HourPattern(
          after: pattern.earlier.map { levels[Int($0)] }, at: Int(levels[Int(pattern.hour)]))
        sums[leveled, default: .none] += tally
      }
      guard sums.count <= mostSteps || width > 10 else {
        width *= 2
        continue
      }
      func shift(_ level: UInt8) -> Double { Double(Int(level) - 100) * width }
      return sums.sorted { $0.key < $1.key }
        .map { pattern, tally in
          ReachabilityFit.ShiftedStep(
            earlierShifts: pattern.earlier.map(shift), shift: shift(pattern.hour),
            calls: tally.calls, answered: tally.answered)
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
