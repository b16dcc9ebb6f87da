import Scenarios
import Scheduling
import Simulating

/// A run as text: one row a slot, one column a minute or another time, a letter a contact.
struct RunTimeline {
  /// The rows, without trailing dots.
  private(set) var rows: [String] = []
  /// What cannot be shown; empty if all can.
  private(set) var obstacles: [String] = []
  private let legend: [(letter: Character, label: String)]

  /// Nobody reads more, and a column of a millisecond would fill the memory.
  private static let mostColumns: Int64 = 100_000

  init(of record: RunRecord?, column: TimeSpan, names: LogNames) {
    var cells: [[Character]] = []
    var legend: [(letter: Character, label: String)] = []
    let width = column.milliseconds
    for call in record?.calls ?? [] {
      let task = call.record.task
      let label = names.label(
        of: call.record.contact, in: Int(call.record.campaign.rawValue))
      let letter = Self.letter(of: Int(task.rawValue))
      if !legend.contains(where: { $0.letter == letter }) { legend.append((letter, label)) }
      let from = (call.record.start - names.model.start).milliseconds
      let to = (call.record.end - names.model.start).milliseconds
      guard from % width == 0, to % width == 0 else {
        let span = Phrase.duration(milliseconds: Double(width))
        let length = Phrase.duration(milliseconds: Double(to - from))
        let start = Phrase.time(
          call.record.start, names.directory.campaigns[Int(call.record.campaign.rawValue)].clock)
        obstacles.append(
          "\(label), attempt \(call.record.attempt), from \(start) for \(length), is no whole "
            + "number of columns of \(span)")
        continue
      }
      guard to / width <= Self.mostColumns else {
        obstacles.append(
          "\(label), attempt \(call.record.attempt), ends after more than "
            + "\(Phrase.count(Int(Self.mostColumns))) columns; make a column longer")
        continue
      }
      while cells.count <= call.row { cells.append([]) }
      let missing = Int(to / width) - cells[call.row].count
      if missing > 0 { cells[call.row] += [Character](repeating: ".", count: missing) }
      for place in Int(from / width)..<Int(to / width) { cells[call.row][place] = letter }
    }
    rows = cells.map { Self.withoutIdleEnd($0) }
    while rows.last == "" { rows.removeLast() }
    self.legend = legend
  }

  /// A call that takes no time leaves nothing but dots behind.
  private static func withoutIdleEnd(_ cells: [Character]) -> String {
    String(cells.prefix((cells.lastIndex { $0 != "." } ?? -1) + 1))
  }

  /// a … z, then A … Z, then `#`.
  private static func letter(of task: Int) -> Character {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return alphabet.indices.contains(task) ? alphabet[task] : "#"
  }

  /// Whether the rows are as expected; if not both, with a mark below each cell that differs.
  func finding(of expectation: Expectation, rows expected: [String]) -> Finding {
    if let first = obstacles.first {
      return Finding(expectation, .failed, "the run is no timeline", details: [first])
    }
    guard rows != expected else { return Finding(expectation, .passed, "as expected") }
    let difference = TimelineDifference(expected: expected, actual: rows)
    let known = legend.filter { difference.letters.contains($0.letter) }
    return Finding(
      expectation, .failed, "the timeline differs",
      details: difference.lines + known.map { "\($0.letter) is \($0.label)" })
  }
}
