import Statistics
import Testing

@Suite("Philox4x32-10")
struct PhiloxTests {
  /// The known-answer vectors of Random123 (`tests/kat_vectors`).
  struct Vector: Sendable {
    let counter: Philox4x32.Words
    let key: Philox4x32.Key
    let block: Philox4x32.Words
  }

  static let vectors = [
    Vector(
      counter: .init(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
      key: .init(0xa409_3822, 0x299f_31d0),
      block: .init(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)),
    Vector(
      counter: .init(0, 0, 0, 0), key: .init(0, 0),
      block: .init(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)),
    Vector(
      counter: .init(.max, .max, .max, .max), key: .init(.max, .max),
      block: .init(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)),
  ]

  @Test("gives the published blocks", arguments: vectors)
  func knownAnswers(vector: Vector) {
    #expect(Philox4x32.block(vector.counter, key: vector.key) == vector.block)
  }
}
