import TestSupport
import Testing

@testable import ContactLists

@Suite("Countries that share a calling code")
struct SharedCallingCodeTests {
  /// The shim expects a number in the plan where its predecessor lay, and that must not matter.
  @Test(
    "judge a number alike, whichever numbers stand before it (R28)",
    arguments: [
      (1, ["212555", "604555", "242356", "787555", "800555", "900555"]),
      (7, ["495123", "701123", "727212"]), (39, ["06698", "0612", "312345"]),
      (44, ["207946", "148125", "153444", "162475", "762412", "740612"]),
      (47, ["2123", "7912", "4061"]), (61, ["2123", "89162", "89164", "412345"]),
      (212, ["52012", "52880", "65012"]), (262, ["26201", "26960", "63901"]),
      (290, ["2215", "8123"]), (358, ["131234", "181234", "41234"]),
      (590, ["59020", "69000"]), (599, ["7151", "9518", "3181", "4161"]),
    ])
  func order(code: Int, starts: [String]) {
    let texts = numbers(code, beginning: starts)
    let alone = texts.map { read([$0])[0] }
    for places in [Array(texts.indices), texts.indices.reversed()] {
      let together = read(places.map { texts[$0] })
      for (place, answer) in zip(places, together) {
        #expect(answer == alone[place], "\(texts[place])")
      }
    }
    let valid = alone.compactMap { try? $0.get() }
    #expect(valid.count >= 5 && valid.count < alone.count - 10)
    for number in valid { #expect(number.region != nil, "\(number)") }
  }

  /// Numbers of several lengths, half of them near numbers that there are.
  private func numbers(_ code: Int, beginning starts: [String]) -> [String] {
    var generator = RepeatableGenerator(seed: UInt64(code))
    return (0..<160).map { number in
      var digits = number.isMultiple(of: 2) ? generator.pick(starts) : ""
      let length = generator.pick(5...10)
      while digits.count < length { digits += "\(generator.pick(0...9))" }
      return "+\(code)\(digits)"
    }
  }

  private func read(_ texts: [String]) -> [Result<PhoneNumber, PhoneNumberRefusal>] {
    Array(texts.joined().utf8).withUnsafeBytes { bytes in
      var start = 0
      let views = texts.map { text in
        defer { start += text.utf8.count }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<start + text.utf8.count])
      }
      return PhoneNumber.read(views, defaultRegion: nil)
    }
  }
}
