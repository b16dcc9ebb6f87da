/// Which variants of a scenario a sweep runs.
public struct SweepDesign: Equatable, Sendable {
  /// How variations are combined.
  public enum Kind: String, Codable, Sendable {
    /// Every value of one with every value of the others.
    case grid
    /// One at a time, its first and its last value, with all others as they are.
    case oneAtATime = "one at a time"
  }

  /// A variant.
  public struct Cell: Codable, Equatable, Sendable {
    /// The value of each variation; nil: as it is in the scenario.
    public let values: [String?]
    /// What is replaced in the scenario, as `--set` takes it.
    public let overrides: [String]
  }

  /// How they are combined.
  public let kind: Kind
  /// What is varied.
  public let variations: [Variation]
  /// The variants; the first is the scenario as it is, with which all are compared.
  public let cells: [Cell]

  /// The most cells of one sweep.
  public static let mostCells = 10_000

  /// A design of at least one variation, none of a key twice. Nil: it has more than `mostCells`.
  public init?(_ kind: Kind, of variations: [Variation]) {
    precondition(!variations.isEmpty, "something is to be varied")
    self.kind = kind
    self.variations = variations
    let base = [String?](repeating: nil, count: variations.count)
    var rows = [base]
    switch kind {
    case .grid:
      let count = variations.reduce(1) { min($0 * $1.values.count, Self.mostCells + 1) }
      guard count <= Self.mostCells else { return nil }
      // The last variation changes fastest, as in a table read line by line.
      rows += variations.reduce([[String?]]([[]])) { rows, variation in
        rows.flatMap { row in variation.values.map { row + [$0] } }
      }
    case .oneAtATime:
      for (place, variation) in variations.enumerated() {
        for value in Set([0, variation.values.count - 1]).sorted() {
          var row = base
          row[place] = variation.values[value]
          rows.append(row)
        }
      }
    }
    cells = rows.map { row in
      Cell(
        values: row,
        overrides: zip(variations, row).compactMap { variation, value in
          value.map { "\(variation.key)=\($0)" }
        })
    }
  }
}
