import Foundation
import Planning
import Reporting
import Synchronization

/// What is said on standard error while a plan is made: the bounds as soon as they are known, and
/// below them one line with what is tried, what is known and how long it still takes. Where that
/// is no terminal, a plain line every ten seconds.
final class PlanLine: PlanObserver {
  private struct State {
    var progress: PlanProgress?
    var simulated = 0
    var lastDrawn: ContinuousClock.Instant?
    /// What was said of the bounds: nothing, or whether any number of slots will do.
    var saidInfeasible: Bool?
  }

  /// When the command began.
  private let beginning: ContinuousClock.Instant
  private let started = ContinuousClock.now
  private let words: BoundsWords
  private let isQuiet: Bool
  private let isLive: Bool
  private let state = Mutex(State())

  /// A line of a command that began then; nothing is shown if it is quiet.
  init(_ words: BoundsWords, since beginning: ContinuousClock.Instant, isQuiet: Bool) {
    self.words = words
    self.isQuiet = isQuiet
    self.beginning = beginning
    isLive = ProgressBar.isPossible
  }

  func know(_ feasibility: Feasibility) {
    let isNews = state.withLock { state in
      defer { state.saidInfeasible = feasibility.isInfeasible }
      return state.saidInfeasible != feasibility.isInfeasible
    }
    guard !isQuiet, isNews else { return }
    let lines = words.lines(
      feasibility, elapsedMs: (ContinuousClock.now - beginning).milliseconds)
    write((isLive ? ProgressBar.erasure : "") + lines.map { $0 + "\n" }.joined())
  }

  func note(_ progress: PlanProgress) {
    state.withLock { $0.progress = progress }
    draw()
  }

  func count(_ simulated: Int) {
    state.withLock { $0.simulated = max($0.simulated, simulated) }
    draw()
  }

  /// Removes the line.
  func clear() {
    if isLive, !isQuiet { write(ProgressBar.erasure) }
  }

  private func draw() {
    guard !isQuiet else { return }
    let now = ContinuousClock.now
    let period = isLive ? Duration.milliseconds(100) : .seconds(10)
    let due = state.withLock { state -> (PlanProgress, Int)? in
      guard let progress = state.progress, now - (state.lastDrawn ?? started) >= period else {
        return nil
      }
      state.lastDrawn = now
      return (progress, state.simulated)
    }
    guard let (progress, simulated) = due else { return }
    let line = PlanProgressText.line(
      progress, simulated: simulated, elapsedMs: (now - started).milliseconds)
    write(isLive ? ProgressBar.erasure + line.prefix(ProgressBar.terminalWidth - 1) : line + "\n")
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}

extension Duration {
  /// Whole milliseconds, cut off.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
