import Statistics

/// What keyed draws are worth, as a section of the page.
public struct VarianceSection: Sendable {
  let tallies: [VarianceTally]

  /// A section of these.
  public init(_ tallies: [VarianceTally]) { self.tallies = tallies }

  /// What does not hold, in sentences.
  public var failures: [String] {
    tallies.filter { !$0.holds }.map {
      "variance: \($0.name): cut \(brief($0.factor))-fold, not \(brief($0.required ?? 0))-fold"
    }
  }

  /// The section.
  public var text: String {
    MarkdownTable(
      columns: [
        "difference", ">pairs", ">mean, s", ">variance, independent, s²", ">told alike, s²",
        ">pairs alone, s²", ">as told, s²", ">ratio, pairs alone", ">as told", ">like for like",
        ">at least", "",
      ],
      rows: tallies.map { tally in
        let difference = tally.keyed.differences
        return [
          tally.name, "\(difference.count)", brief(tally.told?.mean ?? difference.mean),
          brief(tally.independent.variance), brief(tally.independentToldVariance),
          brief(difference.variance), brief(tally.toldVariance), brief(tally.factor),
          brief(tally.toldFactor), brief(tally.likeForLikeFactor),
          tally.required.map { "\(Int($0))" } ?? "", tally.verdict?.rawValue ?? "",
        ]
      }
    ).text
  }
}
