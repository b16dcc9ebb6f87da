/// The texts of numbers met so far, each with its place in the order of their first appearance.
///
/// People of one household share a number, and somebody's second number is often another's first:
/// finding a text again takes a hundredth of the time that libphonenumber takes to read it.
struct KnownTexts {
  /// How many texts are known.
  var count: Int { places.count }

  private var places: [ShortText: UInt32] = [:]
  /// No more texts are kept.
  private let capacity: Int

  /// No texts yet; 131,072 of them take 8 MB.
  init(capacity: Int = 1 << 17) { self.capacity = capacity }

  /// The place of a text, and whether it was not known before. No place: it is not kept, being
  /// longer than telephone numbers are or one too many, and has to be read each time.
  mutating func place(of text: UnsafeRawBufferPointer) -> (place: Int?, isNew: Bool) {
    guard let short = ShortText(text) else { return (nil, true) }
    if let place = places[short] { return (Int(place), false) }
    guard count < capacity else { return (nil, true) }
    let place = count
    places[short] = UInt32(place)
    return (place, true)
  }
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
