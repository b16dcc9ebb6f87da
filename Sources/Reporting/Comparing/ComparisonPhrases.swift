public import Planning
import Statistics

/// Changes as people say them.
enum ComparisonPhrases {
  /// `+14 min 3 s`, `−2 h 5 min`, `0`; `?` where nothing is known.
  static func change(milliseconds: Double) -> String {
    guard milliseconds.isFinite else { return "?" }
    let whole = Int64(milliseconds.rounded())
    if whole == 0 { return "0" }
    return (whole > 0 ? "+" : "") + Figures.duration(milliseconds: whole)
  }

  /// The same of a rank, where infinity stands for what never finishes: `only A` does, or `only B`.
  static func rank(milliseconds: Double?) -> String {
    switch milliseconds {
    case nil: "?"
    case Double.infinity: "only A"
    case -Double.infinity: "only B"
    case let known?: change(milliseconds: known)
    }
  }

  /// `+9 min … +19 min`; a question mark where few runs say nothing.
  static func interval(_ estimate: Estimate) -> String {
    "\(change(milliseconds: estimate.lower)) … \(change(milliseconds: estimate.upper))"
  }

  /// `+2,100`, `−12.5`, `0`.
  static func change(count: Double) -> String {
    guard count.isFinite else { return "?" }
    if count == 0 { return "0" }
    let size = Figures.mean(abs(count))
    return size == "0.0" ? "0" : (count > 0 ? "+" : "−") + size
  }

  /// `−2,210 … −1,990`.
  static func interval(count estimate: Estimate) -> String {
    "\(change(count: estimate.lower)) … \(change(count: estimate.upper))"
  }

  /// `+3.5 %`, in points of a probability.
  static func change(probability: Double) -> String {
    let size = Figures.share(abs(probability))
    return size == "0.0 %" ? "0" : (probability > 0 ? "+" : "−") + size
  }

  /// What a change of a completion time amounts to.
  static func verdict(_ verdict: ChangeVerdict) -> String {
    switch verdict {
    case .improved: "improved"
    case .delayed: "delayed"
    case .withinNoise: "within noise"
    case .undecided: "undecided"
    }
  }

  /// `north later by 5 min: +7 min 3 s (+6 min … +8 min)`.
  static func figures(_ finding: LimitFinding) -> String {
    let part = finding.part
    switch finding.limit.measure {
    case .later:
      guard let mean = part.finish?.mean else { return "" }
      return "\(change(milliseconds: mean.mean)) (\(interval(mean)))"
    case .lessLikely:
      guard let onTime = part.onTime else { return "" }
      return change(probability: onTime.pairs.change)
        + " (\(change(probability: onTime.interval.lowerBound)) …"
        + " \(change(probability: onTime.interval.upperBound)))"
    case .fewerReached:
      let reached = part.reached.change
      return "\(change(count: reached.mean)) (\(interval(count: reached)))"
    }
  }
}

extension PartChange {
  /// The name of the part; the whole is `all`.
  var label: String { scope == .whole ? "all" : name }
}

extension LimitFinding {
  /// `FAILED`, in the width of the others.
  var mark: String {
    switch verdict {
    case .passed: "ok"
    case .failed: "FAILED"
    case .undecided: "undecided"
    }
  }

  /// The name of the part it is about; the whole is `all`.
  public var partName: String { part.label }

  /// The change and its interval: `+7.8 s (+6.9 s … +8.7 s)`.
  public var figuresText: String { ComparisonPhrases.figures(self) }

  /// The limit, the part and how far it is.
  var sentence: String {
    let part = limit.part == nil ? " (\(part.label))" : ""
    return "\(limit.text)\(part): \(ComparisonPhrases.figures(self))"
  }
}
