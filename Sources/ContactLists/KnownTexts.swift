/// The texts of numbers met so far, each with its place in the order of their first appearance.
///
/// People of one household share a number, and somebody's second number is often another's first:
/// finding a text again takes a hundredth of the time that libphonenumber takes to read it. What
/// is not remembered is read once more, with the same answer: texts too long for a telephone
/// number, and new ones when a list has very many.
struct KnownTexts {
  /// How many places have been given out and are remembered; those beyond are forgotten by
  /// `forgetLatest`.
  private(set) var count = 0
  private var places: [ShortText: UInt32] = [:]
  /// Places from here on are forgotten.
  private let capacity: Int

  /// No texts yet; 131,072 of them take 8 MB.
  init(capacity: Int = 1 << 17) { self.capacity = capacity }

  /// The place of a text, and whether it was given out just now.
  mutating func place(of text: UnsafeRawBufferPointer) -> (place: Int, isNew: Bool) {
    let short = ShortText(text)
    if let short, let place = places[short] { return (Int(place), false) }
    let place = count
    count += 1
    if let short, place < capacity { places[short] = UInt32(place) }
    return (place, true)
  }

  /// Gives the places beyond the capacity out again.
  mutating func forgetLatest() { count = min(count, capacity) }
}

/// A text of up to 23 bytes, kept in place: telephone numbers as people write them.
private struct ShortText: Hashable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  /// The last bytes, and in the last of them the length: texts with zeros at the end differ.
  private var third: UInt64 = 0

  /// Nil for longer texts.
  init?(_ text: UnsafeRawBufferPointer) {
    guard text.count < MemoryLayout<Self>.size else { return nil }
    withUnsafeMutableBytes(of: &self) { bytes in
      bytes.copyMemory(from: text)
      bytes[MemoryLayout<Self>.size - 1] = UInt8(text.count)
    }
  }
}
