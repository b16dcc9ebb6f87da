import ArgumentParser
import DocumentFuzzing
import Foundation
import Glibc

/// A child process: reads some documents one after the other and says which one it is at, so that
/// its parent knows which one it died of.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Reads some documents in this process.", shouldDisplay: false)

  @OptionGroup var samples: SampleOptions
  @Option var reader: String
  @Option var seed: UInt64
  @Option var first: Int
  @Option var count: Int

  /// A document of a megabyte takes a tenth of it.
  static let secondsPerDocument: UInt32 = 10
  /// Twenty times what the largest document takes.
  private static let mostMemory: rlim_t = 4 << 30

  func run() throws {
    // The threads of a parent block signals, and children inherit that.
    var alarmSignal = sigset_t()
    sigemptyset(&alarmSignal)
    sigaddset(&alarmSignal, SIGALRM)
    pthread_sigmask(SIG_UNBLOCK, &alarmSignal, nil)
    var limit = rlimit(rlim_cur: Self.mostMemory, rlim_max: Self.mostMemory)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dialcast-fuzz-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let all = FuzzedReader.all(samples: samples.samples, workFolder: folder.path)
    guard let reader = all.named(reader) else {
      throw ValidationError("there is no reader \"\(reader)\"")
    }
    for number in first..<first + count {
      BatchReport.at(number).send()
      // Nobody catches the signal: a reader that hangs dies of it, and the parent sees of what.
      alarm(Self.secondsPerDocument)
      let verdict = reader.verdict(seed: seed, number: number)
      alarm(0)
      for broken in verdict.broken { BatchReport.broken(number, broken).send() }
      BatchReport.read(isValue: verdict.isValue).send()
    }
  }
}

/// What a child tells its parent: one line each.
enum BatchReport: Equatable {
  /// The document with this number is read now.
  case at(Int)
  /// It broke a promise.
  case broken(Int, String)
  /// It was read.
  case read(isValue: Bool)

  /// Writes the line at once: a buffer would be lost in a crash.
  func send() {
    let line =
      switch self {
      case .at(let number): "at \(number)"
      case .broken(let number, let text):
        // The message may be broken in just this way.
        "broken \(number) " + text.prefix(2000).filter { !$0.isNewline }
      case .read(let isValue): isValue ? "value" : "refused"
      }
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  /// The report of a line; nil if it is none (some library's own output).
  init?(line: Substring) {
    let parts = line.split(separator: " ", maxSplits: 2)
    switch (parts.first, parts.count) {
    case ("at", 2):
      guard let number = Int(parts[1]) else { return nil }
      self = .at(number)
    case ("broken", 3):
      guard let number = Int(parts[1]) else { return nil }
      self = .broken(number, String(parts[2]))
    case ("value", 1): self = .read(isValue: true)
    case ("refused", 1): self = .read(isValue: false)
    default: return nil
    }
  }
}

/// Where the good documents are.
struct SampleOptions: ParsableArguments {
  @Option(help: "The folder with the good documents: *.yaml, and contacts/*.csv.")
  var samples = "scenarios"
}
