public import Simulating
public import Statistics
import Synchronization

/// Runs one scenario many times, each time with other luck, on several threads.
///
/// Which thread runs which replication is left to chance: every thread takes the next number that
/// nobody has taken, so none idles while work is left. The result does not depend on it, because
/// a replication is a function of (model, seed, number) and the results are put in order.
public enum Replications {
  /// Runs the replications 0 ..< `count`.
  ///
  /// - Parameters:
  ///   - model: what is simulated.
  ///   - seed: all luck follows from it and from the number of the replication.
  ///   - count: how many replications; not negative.
  ///   - threads: how many run at once; at least 1. More than the machine has cores gain nothing,
  ///     since Swift's concurrency runs as many at once as there are cores.
  ///   - progress: told after every replication how many are finished: 1, 2, 3 … up to `count`,
  ///     from any thread but never from two at once.
  ///   - isCancelled: asked between replications and, by the simulation, every few thousand
  ///     events within one; true ends the run within a fraction of a second.
  /// - Returns: the finished replications in order of their numbers; all of them unless the run
  ///   was cancelled. O(count) memory besides that of `threads` simulations.
  public static func run(
    model: Model, seed: Seed, count: Int, threads: Int,
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async -> [Summary] {
    await run(count: count, threads: threads, progress: progress, isCancelled: isCancelled) {
      simulate(
        model, seed: seed, replication: $0,
        isCancelled: { isCancelled() || Task.isCancelled })
    }
  }

  /// The same for anything that is made of one replication, such as what its event log shows.
  ///
  /// - Parameter replication: given a number, its result; nil ends the thread that asked.
  /// - Returns: the results in order of the numbers.
  public static func run<Result: Sendable>(
    count: Int, threads: Int, progress: @escaping @Sendable (Int) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false },
    replication: @escaping @Sendable (Int) -> Result?
  ) async -> [Result] {
    precondition(count >= 0, "a number of replications cannot be negative")
    precondition(threads >= 1, "at least one thread is needed")
    let queue = WorkQueue(count: count, progress: progress)
    return await withTaskGroup(of: [(number: Int, result: Result)].self) { group in
      for _ in 0..<min(threads, count) {
        group.addTask {
          var finished: [(number: Int, result: Result)] = []
          while !isCancelled(), !Task.isCancelled, let number = queue.takeNext() {
            guard let result = replication(number) else { break }
            finished.append((number, result))
            queue.reportOneFinished()
          }
          return finished
        }
      }
      var all: [(number: Int, result: Result)] = []
      all.reserveCapacity(count)
      for await finished in group { all += finished }
      return all.sorted { $0.number < $1.number }.map(\.result)
    }
  }
}

/// The numbers that nobody has taken yet, and how many are done.
private final class WorkQueue: Sendable {
  private let count: Int
  private let next = Atomic<Int>(0)
  /// A lock and not an atomic: it keeps the reports in order.
  private let finished = Mutex<Int>(0)
  private let progress: @Sendable (Int) -> Void

  init(count: Int, progress: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.progress = progress
  }

  /// The next number, or nil if all are taken.
  func takeNext() -> Int? {
    let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }

  func reportOneFinished() {
    finished.withLock {
      $0 += 1
      progress($0)
    }
  }
}
