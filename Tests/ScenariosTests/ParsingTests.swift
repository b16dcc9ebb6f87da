import Scheduling
import Testing

@testable import Scenarios

/// The small languages inside of a document.
@Suite struct ParsingTests {
  @Test(arguments: [
    ("30 s", 30_000), ("30s", 30_000), ("5 min", 300_000), ("4 h", 14_400_000),
    ("2 days", 172_800_000), ("1 day", 86_400_000), ("1500 ms", 1500), ("1 h 30 min", 5_400_000),
    ("2.5 s", 2500), ("0 s", 0), ("36600 days", 3_162_240_000_000),
  ])
  func durations(_ text: String, ms: Int64) {
    #expect(read(text, .duration) == TimeSpan(milliseconds: ms))
  }

  @Test(arguments: [
    "30", "soon", "30 sec", "-30 s", "30 s30", "s", "1 h, 30 min", "1e3 s", "36601 days", "",
  ])
  func notDurations(_ text: String) {
    #expect(read(text, .duration) == nil)
  }

  @Test(arguments: [0, 1, 1500, 90_000, 5_400_000, 86_400_000, 180_000_500])
  func aDurationIsWrittenAsItIsRead(_ ms: Int64) {
    #expect(read(TimeSpan(milliseconds: ms).text, .duration)?.milliseconds == ms)
  }

  @Test(arguments: [
    ("0.35", 0.35), ("35 %", 0.35), ("35%", 0.35), ("0", 0), ("100 %", 1), ("1", 1),
  ])
  func shares(_ text: String, share: Double) {
    #expect(read(text, .share) == share)
  }

  @Test(arguments: ["1.1", "-0.1", "101 %", "half", "%", "100.5 %"])
  func notShares(_ text: String) {
    #expect(read(text, .share) == nil)
  }

  @Test(arguments: [
    ("slots", "slotss", 1), ("busy", "buys", 1), ("", "abc", 3), ("kitten", "sitting", 3),
    ("Retry", "retry", 0), ("ca", "abc", 3),
  ])
  func distances(_ a: String, _ b: String, distance: Int) {
    #expect(Spelling.distance(a, b) == distance)
    #expect(Spelling.distance(b, a) == distance)
  }

  @Test func mergeKeysGiveWayToOwnKeys() throws {
    let tree = try DocumentParsing.tree(
      of: "a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}", origin: .file("a.yaml"))
    guard case .mapping(let entries) = tree.content,
      case .mapping(let merged) = entries[1].value.content
    else {
      Issue.record("no mapping")
      return
    }
    #expect(merged.map(\.key) == ["y", "x"])
    #expect(merged[0].value.found == "3")
  }

  @Test func aByteOrderMarkDoesNotMatter() throws {
    let tree = try DocumentParsing.tree(of: "\u{FEFF}scenario: x", origin: .file("a.yaml"))
    guard case .mapping(let entries) = tree.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.map(\.key) == ["scenario"])
  }

  private func read<Value>(_ text: String, _ type: ValueType<Value>) -> Value? {
    let position = Position(origin: .file("a.yaml"), line: 1, column: 1)
    let node = DocumentNode(
      content: .scalar(Scalar(text: text, isQuoted: false)), position: position)
    return type.read(node, "a", ProblemLog())
  }
}
