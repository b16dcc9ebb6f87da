import ArgumentParser
import Calendars
import Planning
import Scheduling

// What the options of `dialcast plan` accept.

/// `2026-11-27 18:00`, on the organisation's clock.
struct DeadlineArgument: ExpressibleByArgument {
  let value: WallTime

  init?(argument: String) {
    guard let value = try? WallTime(parsing: argument) else { return nil }
    self.value = value
  }
}

/// `95%` or `0.95`: inside (0, 1).
struct ProbabilityArgument: ExpressibleByArgument {
  let value: Double

  init?(argument: String) {
    let text = argument.filter { $0 != " " }
    let number = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
    guard let number, number > 0, number < 1 else { return nil }
    value = number
  }
}

/// `1%`, `5min`, `mean:5min`.
struct PrecisionArgument: ExpressibleByArgument {
  let value: Precision

  init?(argument: String) {
    let text = argument.filter { $0 != " " }
    if text.hasSuffix("%"), let share = Double(text.dropLast()), share > 0, share < 50 {
      value = .probability(share / 100)
      return
    }
    let isMean = text.hasPrefix("mean:")
    let span = isMean ? text.dropFirst(5) : text[...]
    let units = [("min", 60_000.0), ("h", 3_600_000), ("s", 1000)]
    guard let (name, unit) = units.first(where: { span.hasSuffix($0.0) }),
      let count = Double(span.dropLast(name.count)), count > 0, count < 1e6
    else { return nil }
    let width = TimeSpan(milliseconds: Int64(count * unit))
    value = isMean ? .meanFinish(width) : .finish(width)
  }
}
