import ArgumentParser
import Dispatch
import Foundation
import Synchronization
import TestSupport

/// Searches for organisations that the scheduler treats wrongly, on all cores.
struct SchedulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedules",
    abstract: "Searches for random organisations in which a call starts against the rules.",
    discussion: """
      Each seed is an organisation with its campaigns, rules, commands, faults and crashes. The \
      scheduler must decide as a slow scheduler of obvious code does, and checks written from \
      the rule book alone look at every call.
      """)

  @OptionGroup var options: SearchOptions

  @Option(help: "How many seeds; without it, as many as there is time for.")
  var count: UInt64?

  /// Seeds that one child process looks at.
  private static let blockSize: UInt64 = 2000
  /// After so many, one bug hides the next.
  private static let mostFailures = 10

  /// What was looked at, and what was found.
  private struct Progress {
    var next: UInt64
    var done: UInt64 = 0
    var failures: [SchedulesBlock.Failure] = []
  }

  func run() throws {
    let clock = ContinuousClock()
    let begin = clock.now
    let deadline = count == nil ? begin + .seconds(options.minutes * 60) : nil
    let end = count.map { options.seed + $0 } ?? .max
    let progress = Mutex(Progress(next: options.seed))
    DispatchQueue.concurrentPerform(iterations: options.workers) { _ in
      while deadline.map({ clock.now < $0 }) ?? true,
        let block = progress.withLock({ Self.takeBlock(&$0, end: end) })
      {
        let failures = block.run()
        progress.withLock { progress in
          progress.done += block.count
          progress.failures += failures
          let text = "\rschedules: \(progress.done) seeds, \(progress.failures.count) failures"
          FileHandle.standardError.write(Data(text.utf8))
        }
      }
    }
    try progress.withLock { try report($0, elapsed: clock.now - begin) }
  }

  private static func takeBlock(_ progress: inout Progress, end: UInt64) -> SchedulesBlock? {
    guard progress.next < end, progress.failures.count < mostFailures else { return nil }
    let block = SchedulesBlock(first: progress.next, count: min(blockSize, end - progress.next))
    progress.next += block.count
    return block
  }

  private func report(_ progress: Progress, elapsed: Duration) throws {
    print(
      "\nschedules: \(progress.done) organisations from seed \(options.seed) on,",
      "\(progress.failures.count) failures, in \(elapsed.components.seconds) s")
    guard !progress.failures.isEmpty else { return }
    let folder = URL(fileURLWithPath: options.output)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for failure in progress.failures.sorted(by: { $0.seed < $1.seed }) {
      print("seed \(failure.seed): \(failure.text)")
      print("  again: dialcast-fuzz schedules --seed \(failure.seed) --count 1")
      let arguments = ["schedules-case", "--seed", "\(failure.seed)", "--output", options.output]
      let (told, death) = try ChildProcess.run(arguments + (failure.traps ? ["--traps"] : []))
      print(told, terminator: "")
      if let death { print("  making it smaller failed: \(death)") }
    }
    throw ExitCode.failure
  }
}
