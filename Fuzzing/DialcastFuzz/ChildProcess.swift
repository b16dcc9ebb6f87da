import Foundation

/// This program once more, with other arguments: what crashes there does not end the search.
enum ChildProcess {
  /// What a child wrote, and what it died of; nil if it ended by itself. Blocks until done.
  static func run(_ arguments: [String]) throws -> (output: String, death: String?) {
    let child = Process()
    child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    child.arguments = arguments
    let output = Pipe()
    child.standardOutput = output
    // The backtrace of a crash takes seconds; who repeats the case sees it.
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
