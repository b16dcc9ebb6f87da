import Foundation
import Scheduling
import Statistics

/// Figures as a calibration writes them.
enum CalibrationFigures {
  /// `2,152`.
  static func count(_ number: Int) -> String {
    number.formatted(.number.locale(Locale(identifier: "en_US")))
  }

  /// `1 call`, `2 calls`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Shares of a whole as decimal fractions that add up to 1, with a digit more than the whole has:
  /// what was counted once is no 0.
  static func shares(_ counts: [Int]) -> [String] {
    let digits = min(max(4, String(counts.reduce(0, +)).count + 1), 9)
    let whole = (0..<digits).reduce(1) { product, _ in product * 10 }
    return Apportionment.largestRemainder(total: whole, weights: counts).map { part in
      if part == whole { return "1" }
      let text = String(repeating: "0", count: digits - String(part).count) + String(part)
      let figures = String(text.reversed().drop { $0 == "0" }.reversed())
      return figures.isEmpty ? "0" : "0." + figures
    }
  }

  /// `41.3 %`.
  static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }

  /// `1.25`, for reading.
  static func factor(_ number: Double) -> String { String(format: "%.2f", number) }

  /// `54.213 s`, to the millisecond, never 0 s.
  static func exactSeconds(_ seconds: Double) -> String {
    number(max((seconds * 1000).rounded() / 1000, 0.001)) + " s"
  }

  /// `54.2 s`, for reading.
  static func seconds(_ seconds: Double) -> String {
    String(format: seconds < 99.95 ? "%.1f s" : "%.0f s", seconds)
  }

  /// Without a fraction where there is none.
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }
}

extension Distribution {
  /// The distribution as scenarios write it, in seconds.
  ///
  /// - Parameter observed: from how many lengths it was estimated; nil: it is taken for known.
  func written(observed: Int? = nil) -> String {
    typealias Figures = CalibrationFigures
    let evidence = observed.map { ", observed: \($0)" } ?? ""
    switch self {
    case .constant(let value): return value == 0 ? "0 s" : Figures.exactSeconds(value)
    case .uniform(let from, let to):
      return "{uniform: {from: \(Figures.number(from)) s, to: \(Figures.number(to)) s}}"
    case .exponential(let mean):
      return "{exponential: {mean: \(Figures.exactSeconds(mean))}\(evidence)}"
    case .lognormal(let mu, let sigma):
      // Of long tails the deviation says little, and of profiles the parameters are round.
      guard observed != nil, sigma < 1.5 else {
        let figures = [mu, sigma].map { Figures.number(($0 * 1e6).rounded() / 1e6) }
        return "{lognormal: {mu: \(figures[0]), sigma: \(figures[1])}\(evidence)}"
      }
      return "{lognormal: \(meanAndDeviation)\(evidence)}"
    case .gamma: return "{gamma: \(meanAndDeviation)\(evidence)}"
    case .weibull(let shape, let scale):
      let rounded = Figures.number((shape * 1e6).rounded() / 1e6)
      return "{weibull: {shape: \(rounded), scale: \(Figures.exactSeconds(scale))}\(evidence)}"
    case .mixture(let parts):
      let written = parts.map { part in
        let share = Figures.number((part.weight * 1e9).rounded() / 1e9)
        return "{share: \(share), of: \(part.distribution.written())}"
      }
      return "{mixture: [\(written.joined(separator: ", "))]}"
    case .empirical, .shifted, .capped, .estimated:
      preconditionFailure("no profile has such a length, and none is fitted")
    }
  }

  private var meanAndDeviation: String {
    "{mean: \(CalibrationFigures.exactSeconds(mean)), "
      + "sd: \(CalibrationFigures.exactSeconds(standardDeviation))}"
  }
}
