import Testing

@testable import Scenarios

/// Objects are told apart without decoding them; a broken one ends where the next begins.
@Suite struct TaskTextTests {
  static func pieces(_ text: String) -> [TaskText.Piece] { TaskText(Array(text.utf8)).pieces }

  @Test(
    arguments: [
      ("", []), ("{}", [1]), ("{}\n{}\n", [1, 2]), ("[{}, {}\n,{}]", [1, 1, 2]),
      ("\u{FEFF}{}", [1]), ("{\"a\": \"}\"}\n{}", [1, 2]), ("{\"a\": \"\\\"}\"}{}", [1, 1]),
      ("\n\n{\n}\n", [3]), ("{\"a\": [{}, {}]}", [1]),
    ] as [(String, [Int])])
  func objectsAndTheirLines(_ text: String, lines: [Int]) {
    let pieces = Self.pieces(text)
    #expect(pieces.map(\.line) == lines)
    #expect(pieces.allSatisfy { $0.damage == nil })
  }

  @Test(
    arguments: [
      ("oops\n{}", [1]), ("{\n{}", [1]), ("{\"a\": \"\n{}\n", [1]), ("{} {\n", [1]),
      ("{\"a\": [1\n{\"b\": 2}", [1]),
    ] as [(String, [Int])])
  func whatIsBrokenCostsNoOther(_ text: String, damaged: [Int]) {
    let pieces = Self.pieces(text)
    #expect(pieces.filter { $0.damage != nil }.map(\.line) == damaged)
    #expect(pieces.contains { $0.damage == nil })
  }

  @Test func keysHaveLines() throws {
    let text = "{\"a\": 1,\n \"b\": {\"c\": 2},\n \"d\": [\"e\", {\"f\": 3}]}"
    let bytes = Array(text.utf8)
    let piece = try #require(Self.pieces(text).first)
    #expect(piece.keys.map { String(decoding: bytes[$0.name], as: UTF8.self) } == ["a", "b", "d"])
    #expect(piece.keys.map(\.line) == [1, 2, 3])
  }

  /// Any bytes are taken apart without a trap and in one pass.
  @Test func anyBytesAtAll() {
    var state: UInt64 = 1
    let alphabet = Array("{}[]\",:\\ \nab1".utf8) + [0, 0xff]
    for _ in 0..<2000 {
      let bytes = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      for piece in TaskText(bytes).pieces {
        #expect(piece.range.upperBound <= bytes.count)
        if piece.damage == nil { _ = try? DocumentNode(piece, of: bytes, file: "x") }
      }
    }
  }
}
