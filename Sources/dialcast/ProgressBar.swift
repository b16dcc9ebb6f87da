import Foundation
import Synchronization

/// One line on a terminal that says how far the work is and how long it still takes.
///
/// Written to standard error, so that the result can be piped; silent where standard error is not
/// a terminal.
final class ProgressBar: Sendable {
  private let title: String
  private let total: Int
  private let unit: String
  private let isVisible: Bool
  private let started = ContinuousClock.now
  private let lastDrawn: Mutex<ContinuousClock.Instant?> = Mutex(nil)

  /// Redrawing more often than this only flickers.
  private static let period = Duration.milliseconds(100)

  /// A bar for `total` steps.
  init(_ title: String, total: Int, unit: String = "", isVisible: Bool) {
    self.title = title
    self.total = total
    self.unit = unit
    self.isVisible = isVisible
  }

  /// Whether standard error is a terminal that can redraw a line.
  static var isPossible: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Removes the line that the terminal's cursor is in.
  static let erasure = "\r\u{1b}[2K"

  /// The columns of the terminal: a longer line would wrap, and only its last part be removed.
  static var terminalWidth: Int {
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  /// Shows that `done` steps are finished; drawn at most ten times a second.
  func update(done: Int) {
    guard isVisible else { return }
    let now = ContinuousClock.now
    let isDue = lastDrawn.withLock { last in
      if let last, now - last < Self.period { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let line = Self.line(
      title: title, done: done, total: total, unit: unit, elapsed: now - started)
    Self.write(Self.erasure + line.prefix(Self.terminalWidth - 1))
  }

  /// Removes the line.
  func clear() {
    if isVisible { Self.write(Self.erasure) }
  }

  /// The line: title, bar, count and the time left at the speed so far.
  static func line(
    title: String, done: Int, total: Int, unit: String = "", elapsed: Duration
  ) -> String {
    let width = 24
    let filled = total > 0 ? min(width, width * done / total) : width
    let bar =
      String(repeating: "█", count: filled) + String(repeating: " ", count: width - filled)
    var text = "\(title) ▕\(bar)▏ "
    text += unit.isEmpty ? "\(done) of \(total)" : "\(done) \(unit)"
    if done > 0, done < total {
      let seconds =
        Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
      text += "  " + timeLeft(seconds: seconds / Double(done) * Double(total - done))
    }
    return text
  }

  private static func timeLeft(seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "~\(whole) s left" }
    if whole < 3600 { return "~\(whole / 60) min \(whole % 60) s left" }
    return "~\(whole / 3600) h \(whole % 3600 / 60) min left"
  }

  private static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
