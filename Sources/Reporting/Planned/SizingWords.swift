import Planning

/// What one way to share needs, in so many words as the search knows: `45 hard slots`,
/// `at most 45 hard slots`, `about 45 hard slots`.
struct SizingWords {
  let sizing: Sizing
  /// The probability asked for.
  let goal: Double

  /// How sure the number is.
  enum Certainty: String {
    /// It is the least number that is enough.
    case exactly
    /// It is enough, and fewer may be.
    case atMost = "at_most"
    /// It looks enough.
    case about
  }

  /// How sure the number is; nil without a number.
  var certainty: Certainty? {
    guard sizing.slots != nil else { return nil }
    if sizing.outcome == .decided { return .exactly }
    return (sizing.estimate?.lower ?? 0) >= goal ? .atMost : .about
  }

  /// `at most 45 hard slots (in today's proportion: 16/18/11)`; nil without a number. Divided
  /// otherwise, fewer may be enough.
  var text: String? {
    guard let slots = sizing.slots, let certainty else { return nil }
    let isSplit = sizing.split.count > 1 && sizing.split.count <= 6 && sizing.sharing == .hard
    let split = sizing.split.map { Figures.count($0) }.joined(separator: "/")
    return Self.prefix(certainty) + PlanWords.slots(slots, sizing.sharing)
      + (isSplit ? " (in today's proportion: \(split))" : "")
  }

  /// `at most `, `about ` or nothing.
  static func prefix(_ certainty: Certainty) -> String {
    switch certainty {
    case .exactly: ""
    case .atMost: "at most "
    case .about: "about "
    }
  }
}

extension ResultDocument.Verdict {
  /// `45`, `at most 45` or `about 45` hard slots; nil if no such number is known.
  var hardNeed: String? {
    guard let hardSlots, let certainty = hardCertainty.flatMap(SizingWords.Certainty.init)
    else { return nil }
    return SizingWords.prefix(certainty) + Figures.count(hardSlots)
  }
}
