import Foundation
import Scenarios
import Statistics

/// How near fitted lengths come to their calls, in words.
enum FitWords {
  /// `Ringing, answered`, `Talk, completed`: as `dialcast calibrate` calls them.
  static func name(ofKey key: String) -> String {
    let names = key.split(separator: ".").map(String.init)
    switch (names.first, names.last) {
    // Whoever answers rings alike, however the call ends.
    case ("ring", _): return "Ringing, answered"
    case ("voicemail_talk", _): return "Talk, voicemail"
    case (_, "ring"): return "Ringing, \(PagePhrases.outcome(names[1]))"
    default: return names.count > 1 ? "Talk, \(PagePhrases.outcome(names[1]))" : "Talk, completed"
    }
  }

  /// The name of the family as scenarios write it.
  static func family(_ distribution: Distribution) -> String {
    switch distribution {
    case .constant: "constant"
    case .uniform: "uniform"
    case .exponential: "exponential"
    case .lognormal: "lognormal"
    case .gamma: "gamma"
    case .weibull: "weibull"
    case .empirical: "empirical"
    case .mixture: "mixture"
    case .shifted(let base, _), .capped(let base, _), .estimated(let base, _): family(base)
    }
  }

  /// `log-normal`; the name of a family as people write it.
  static func inWords(_ family: String) -> String {
    LengthFit.Family(rawValue: family)?.inWords ?? (family == "empirical" ? "as observed" : family)
  }

  /// `Talk, completed: log-normal, within 6 % of the calls from p5 to p95.`, apart from what they
  /// are rounded by.
  ///
  /// What is off by more than a fifth is not called near, and says where that is.
  static func finding(_ length: CalibratedLength, _ comparison: QuantileComparison) -> String {
    let worst = comparison.worst
    let size = worst.error * 100
    let name = name(ofKey: length.key)
    let taken = inWords(family(length.distribution))
    let place =
      "\(level(worst.level)): \(seconds(worst.fitted)) s, calls \(seconds(worst.observed)) s"
    if let nearest = length.nearest {
      return "\(name): \(taken). \(inWords(family(nearest)).capitalizedFirst), the nearest, is"
        + " furthest off at \(place)."
    }
    return size <= 20
      ? "\(name): \(taken), within \(Int(max(size.rounded(.up), 1))) % of the calls from p5 to p95."
      : "\(name): \(taken), furthest off at \(place)."
  }

  /// `p5`.
  static func level(_ level: Double) -> String { "p\(Int((level * 100).rounded()))" }

  /// `54.2`, from a hundred on without a fraction.
  static func seconds(_ seconds: Double) -> String {
    String(format: seconds < 99.95 ? "%.1f" : "%.0f", seconds)
  }

  /// The same of milliseconds.
  static func seconds(_ milliseconds: Int64) -> String { seconds(Double(milliseconds) / 1000) }
}

extension String {
  /// `Log-normal`.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
