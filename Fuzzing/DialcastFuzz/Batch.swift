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
    let child = Process()
    child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    child.arguments = [
      "batch", "--reader", reader, "--seed", "\(seed)", "--first", "\(next)",
      "--count", "\(first + count - next)", "--samples", samples,
    ]
    let output = Pipe()
    child.standardOutput = output
    // The backtrace of a crash takes seconds; who repeats the document sees it.
    child.environment = ProcessInfo.processInfo.environment.merging(
      ["SWIFT_BACKTRACE": "enable=no"], uniquingKeysWith: { $1 })
    try child.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    child.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self)
    switch (child.terminationReason, child.terminationStatus) {
    case (.exit, 0): return (text, nil)
    case (.exit, let status): return (text, "the process ended with status \(status)")
    case (_, SIGALRM):
      return (text, "no answer after \(BatchCommand.secondsPerDocument) seconds")
    case (_, let signal): return (text, "crashed by signal \(signal)")
    }
  }
}
