import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and a polite kill, turned into a question that long work asks.
///
/// Whatever runs has half a second to notice. What does not (a library that reads a large file)
/// is ended then: no report is half written at any moment, because files are renamed into place.
final class Interruption: Sendable {
  private let flag: Flag
  /// Never read: a source delivers only as long as somebody holds it.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// Time to end by oneself; with it the command ends within a second.
  private static let grace = DispatchTimeInterval.milliseconds(500)

  /// Listens for SIGINT and SIGTERM from now on.
  ///
  /// - Parameter failure: what is said if the work has not ended by itself in time.
  init(saying failure: Failure = .interrupted) {
    let flag = Flag()
    let queue = DispatchQueue(label: "dialcast.interruption")
    sources = [SIGINT, SIGTERM].map { number in
      // The default action would end the process before the source hears of it.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        flag.isRaised.store(true, ordering: .relaxed)
        queue.asyncAfter(deadline: .now() + Self.grace) {
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
