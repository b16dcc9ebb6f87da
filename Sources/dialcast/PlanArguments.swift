import ArgumentParser
import Calendars
import Planning
import Scheduling

/// What the options of `dialcast plan` accept; a wrong value is answered with a right one.
enum PlanArguments {
  /// `2026-11-27 18:00`, on the organisation's clock.
  static func deadline(_ text: String) throws -> WallTime {
    do {
      return try WallTime(parsing: text)
    } catch {
      throw ValidationError(
        "needs a date and a time of day such as \"2026-11-27 18:00\", found \"\(text)\""
          + (WallTime.advice(on: text, example: "18:00").map { "; \($0)" } ?? ""))
    }
  }

  /// `95%` or `0.95`: inside (0, 1). Less than 1% is a share with a percent sign too many.
  static func probability(_ text: String) throws -> Double {
    let dense = text.filter { $0 != " " }
    let number = dense.hasSuffix("%") ? Double(dense.dropLast()).map { $0 / 100 } : Double(dense)
    let isShare = dense.hasSuffix("%") && (number ?? 0) < 0.01
    guard let number, number > 0, number < 1, !isShare else {
      throw ValidationError(
        "needs a probability between 0 and 1 such as 95% or 0.95, found \"\(text)\""
          + hint(number, isPercent: dense.hasSuffix("%")))
    }
    return number
  }

  /// What was meant by a probability that is none.
  private static func hint(_ number: Double?, isPercent: Bool) -> String {
    guard let number else { return "" }
    if number == 1 { return "; nothing is certain: ask for 99% or 99.9%" }
    // Divided by 100 already, as 0.9% is 0.009.
    let percent = isPercent ? (number * 1e10).rounded() / 1e6 : number
    guard percent >= 1, percent < 100, !isPercent || number < 0.01 else { return "" }
    let whole = percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
    return "; did you mean \(whole)%?"
  }

  /// `1%`, `5min`, `mean:5min`.
  static func precision(_ text: String) throws -> Precision {
    let dense = text.filter { $0 != " " }
    if dense.hasSuffix("%"), let percent = Double(dense.dropLast()), percent > 0, percent < 50 {
      return .probability(percent / 100)
    }
    let isMean = dense.hasPrefix("mean:")
    let span = isMean ? dense.dropFirst(5) : dense[...]
    let units = [("min", 60_000.0), ("h", 3_600_000), ("s", 1000)]
    guard let (name, unit) = units.first(where: { span.hasSuffix($0.0) }),
      let count = Double(span.dropLast(name.count)), count > 0, count < 1e6
    else {
      throw ValidationError(
        "needs half a width such as 1% (of the probability), 5min (of the finish) or mean:5min"
          + " (of the mean finish), found \"\(text)\"")
    }
    let width = TimeSpan(milliseconds: Int64(count * unit))
    return isMean ? .meanFinish(width) : .finish(width)
  }
}
