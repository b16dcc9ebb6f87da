import Scheduling

/// A run as text: one row a slot, one column a minute, a letter a task, a dot for an idle minute.
///
///     slot 0  aacccccc
///     slot 1  bbbb.aa.
public struct Timeline: Equatable, CustomStringConvertible {
  /// The rows without trailing idle minutes, joined by line feeds.
  public let description: String

  /// The timeline of a run; calls must begin and end on whole minutes.
  public init(_ run: Run) {
    let rows = (run.calls.map(\.row).max() ?? -1) + 1
    var cells = [[Character]](repeating: [], count: rows)
    for call in run.calls {
      let from = Int(call.start.milliseconds / 60_000)
      let to = Int((call.reportedAt ?? call.end).milliseconds / 60_000)
      guard from < to else { continue }
      while cells[call.row].count < to { cells[call.row].append(".") }
      for minute in from..<to { cells[call.row][minute] = Self.letter(of: call.dial.task) }
    }
    let lines = cells.enumerated().map { row, cells in "slot \(row)  \(String(cells))" }
    description = lines.joined(separator: "\n")
  }

  /// a … z, then A … Z, then `#`.
  static func letter(of task: TaskID) -> Character {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return task.rawValue < UInt32(alphabet.count) ? alphabet[Int(task.rawValue)] : "#"
  }

  /// Nil if the timeline is as expected, else both, with a mark below each cell that differs.
  public func difference(from expected: String) -> String? {
    guard description != expected else { return nil }
    let actualLines = description.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    var result = "the timeline differs\n"
    for line in 0..<max(actualLines.count, expectedLines.count) {
      let actual = line < actualLines.count ? Array(actualLines[line]) : []
      let wanted = line < expectedLines.count ? Array(expectedLines[line]) : []
      result += "  expected  \(String(wanted))\n  actual    \(String(actual))\n"
      guard actual != wanted else { continue }
      let marks = (0..<max(actual.count, wanted.count)).map { column -> Character in
        let same =
          column < actual.count && column < wanted.count && actual[column] == wanted[column]
        return same ? " " : "^"
      }
      result += "            \(String(marks))\n"
    }
    return result
  }
}
