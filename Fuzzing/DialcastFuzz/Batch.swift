import Foundation

/// A run of a child process over some documents, and what became of it.
struct Batch {
  let reader: String
  let seed: UInt64
  let first: Int
  let count: Int
  let samples: String

  /// What a batch found.
  struct Result {
    /// Documents that gave a value.
    var values = 0
    /// Documents that were refused.
    var refused = 0
    /// What was wrong, by the number of the document.
    var failures: [(number: Int, text: String)] = []
  }

  /// Runs it; after a crash, the documents behind it too. Blocks until done.
  func run() throws -> Result {
    var result = Result()
    var next = first
    while next < first + count {
      let (output, death) = try runChild(from: next)
      var last = next
      for report in output.split(separator: "\n").compactMap({ BatchReport(line: $0) }) {
        switch report {
        case .at(let number): last = number
        case .broken(let number, let text): result.failures.append((number, text))
        case .read(let isValue):
          result.values += isValue ? 1 : 0
          result.refused += isValue ? 0 : 1
        }
      }
      if let death { result.failures.append((last, death)) }
      // A child that ends by itself has read all.
      next = death == nil ? first + count : last + 1
    }
    return result
  }

  /// What a child wrote, and what it died of; nil if it ended by itself.
  private func runChild(from next: Int) throws -> (output: String, death: String?) {
    try ChildProcess.run([
      "batch", "--reader", reader, "--seed", "\(seed)", "--first", "\(next)",
      "--count", "\(first + count - next)", "--samples", samples,
    ])
  }
}
