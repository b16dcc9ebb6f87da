import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and a polite kill, turned into a question that long work asks.
///
/// Whatever runs has a moment to notice. What does not (a library that reads a large file)
/// is ended then: no report is half written at any moment, because files are renamed into place.
final class Interruption: Sendable {
  private let flag: Flag
  /// Never read: a source delivers only as long as somebody holds it.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// Listens for SIGINT and SIGTERM from now on.
  ///
  /// - Parameters:
  ///   - graceSeconds: the time to end by oneself; half a second, with which a command ends within
  ///     one, unless there is something to be written first.
  ///   - failure: what is said if the work has not ended by itself in time.
  init(graceSeconds: Double = 0.5, saying failure: Failure = .interrupted) {
    let grace = DispatchTimeInterval.milliseconds(Int(graceSeconds * 1000))
    let flag = Flag()
    let queue = DispatchQueue(label: "dialcast.interruption")
    sources = [SIGINT, SIGTERM].map { number in
      // The default action would end the process before the source hears of it.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        flag.isRaised.store(true, ordering: .relaxed)
        queue.asyncAfter(deadline: .now() + grace) {
          Self.endNow(failure)
        }
      }
      source.resume()
      return source
    }
    self.flag = flag
  }

  /// Ends the process without asking what still runs; the terminal is left clean.
  private static func endNow(_ failure: Failure) {
    let clear = ProgressBar.isPossible ? ProgressBar.erasure : ""
    FileHandle.standardError.write(Data((clear + failure.message + "\n").utf8))
    _exit(failure.status.rawValue)
  }

  /// Whether the user wants to stop.
  var isRequested: Bool { flag.isRaised.load(ordering: .relaxed) }

  private final class Flag: Sendable {
    let isRaised = Atomic<Bool>(false)
  }
}
