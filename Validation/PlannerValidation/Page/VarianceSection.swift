import Statistics

/// What keyed draws are worth, as a section of the page.
public struct VarianceSection: Sendable {
  let tallies: [VarianceTally]
  let ownLuck: [OwnLuckTally]

  /// A section of these.
  public init(_ tallies: [VarianceTally], _ ownLuck: [OwnLuckTally]) {
    self.tallies = tallies
    self.ownLuck = ownLuck
  }

  /// What does not hold, in sentences.
  public var failures: [String] {
    tallies.filter { !$0.holds }.map {
      "variance: \($0.name): cut \(brief($0.factor))-fold, not \(brief($0.required ?? 0))-fold"
    }
  }

  /// The section.
  public var text: String {
    "\(differences.text)\n\nHow much of hard − soft, equal slots, any draws could cancel, if every "
      + "contact has luck of its own:\n\n\(limits.text)"
  }

  private var differences: MarkdownTable {
    MarkdownTable(
      columns: [
        "difference", ">pairs", ">mean, s", ">variance, keyed, s²", ">variance, independent, s²",
        ">ratio", ">ceiling", ">at least", "",
      ],
      rows: tallies.map { tally in
        let difference = tally.keyed.differences
        let isBounded = tally.verdict != nil && tally.verdict != .ceiling
        return [
          tally.name, "\(difference.count)", brief(difference.mean), brief(difference.variance),
          brief(tally.independent.variance), brief(tally.factor), brief(tally.ceiling),
          isBounded ? tally.required.map { "\(Int($0))" } ?? "" : "",
          verdict(of: tally),
        ]
      })
  }

  /// In a word, and of a row that is missed what was possible.
  private func verdict(of tally: VarianceTally) -> String {
    let word = tally.verdict?.rawValue ?? ""
    guard tally.verdict == .missed, let attainable = tally.attainable else { return word }
    return "\(word); \(brief(attainable)) possible"
  }

  private var limits: MarkdownTable {
    MarkdownTable(
      columns: [
        "workspace", ">variance, soft, s²", ">of it by others, s²", ">variance, hard, s²",
        ">variance, keyed, s²", ">least possible, s²", ">ratio at most",
      ],
      rows: ownLuck.map {
        [
          $0.name, brief($0.keyed.first.variance), brief($0.othersVariance),
          brief($0.keyed.second.variance), brief($0.keyed.differences.variance),
          brief($0.leastVariance), brief($0.ceiling),
        ]
      })
  }
}
