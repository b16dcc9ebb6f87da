import Foundation
import Planning
import Reporting
import Synchronization

/// One line on the terminal while a plan is made: what is tried, what is known, how long it still
/// takes. Where standard error is no terminal, a plain line every ten seconds.
final class PlanLine: PlanObserver {
  private struct State {
    var progress: PlanProgress?
    var simulated = 0
    var lastDrawn: ContinuousClock.Instant?
  }

  private let started = ContinuousClock.now
  private let isQuiet: Bool
  private let isLive: Bool
  private let state = Mutex(State())

  /// A line; nothing is shown if it is quiet.
  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    isLive = ProgressBar.isPossible
  }

  func know(_ feasibility: Feasibility) {
    guard !isQuiet, isLive else { return }
    let text =
      feasibility.isInfeasible
      ? "no number of slots will do"
      : "work for about \(feasibility.busySlots) slots; searching …"
    write(ProgressBar.erasure + text)
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
