/// How the error that a question allows is shared out among the decisions of a search.
///
/// A search whose replications are nested (a run that is on time with fewer slots is on time with
/// more) needs no share per decision: it errs only if the largest number that is too few is ever
/// taken for enough, or the least one that is enough for too few. Should the audit find that they
/// are not nested, a second search judges each number by itself, and there every decision has a
/// share of its own (Bonferroni).
struct SearchErrors: Equatable, Sendable {
  /// The error of all decisions together, inside (0, 1).
  let total: Double

  /// What the nested search may spend of it; the rest is for a second one, which is rare.
  private static let nestedShare = 0.8
  /// Decisions of a second search that share evenly.
  private static let evenDecisions = 8

  /// The error of every decision of a nested search: half of its share, since it can err in two
  /// ways.
  var nested: Double { Self.nestedShare * total / 2 }

  /// The error that the decision of this number, from 0, of a second search may make: the first
  /// seven an eighth of the rest each, every later one half of what is left.
  func alpha(ofDecision number: Int) -> Double {
    var alpha = (1 - Self.nestedShare) * total / Double(Self.evenDecisions)
    for _ in 0..<max(0, number - Self.evenDecisions + 2) { alpha /= 2 }
    return alpha
  }
}
