/// What is still to be read, and what was found.
struct Search {
  /// A document that broke a reader.
  struct Failure {
    let reader: String
    let number: Int
    let text: String
  }

  /// What came of one reader's documents.
  struct Tally {
    let reader: String
    var values = 0
    var refused = 0
    var failures: [Failure] = []
    /// The number of the next document.
    var next: Int
  }

  private(set) var tallies: [Tally]
  /// What keeps the search itself from going on; nil if nothing does.
  private(set) var trouble: String?
  private let end: Int
  private let size: Int
  private var turn = 0

  /// After so many, one bug hides the next.
  private static let mostFailures = 25

  init(readers: [String], first: Int, count: Int?, size: Int) {
    tallies = readers.map { Tally(reader: $0, next: first) }
    end = count.map { first + $0 } ?? .max
    self.size = size
  }

  /// The next batch, of each reader in turn; nil if there is nothing left to do.
  mutating func nextBatch() -> (reader: String, first: Int, count: Int)? {
    guard trouble == nil else { return nil }
    for _ in tallies.indices {
      let place = turn
      turn = (turn + 1) % tallies.count
      let first = tallies[place].next
      guard first < end, tallies[place].failures.count < Self.mostFailures else { continue }
      let count = min(size, end - first)
      tallies[place].next += count
      return (tallies[place].reader, first, count)
    }
    return nil
  }

  /// Adds what a batch found.
  mutating func add(_ result: Batch.Result, of reader: String) {
    guard let place = tallies.firstIndex(where: { $0.reader == reader }) else { return }
    tallies[place].values += result.values
    tallies[place].refused += result.refused
    tallies[place].failures += result.failures.map {
      Failure(reader: reader, number: $0.number, text: $0.text)
    }
  }

  /// Ends the search: it cannot be carried out.
  mutating func stop(_ trouble: String) { self.trouble = trouble }
}
