import Foundation

/// The digest of parts of any length, one after the other.
struct ScenarioDigest {
  private var content = ContentDigest()

  init() {}

  /// The digest of a document, what was overridden in it and its calibration files; contact lists
  /// are to follow.
  init(text: String, overrides: [String], calibrations: [CalibrationFile]) {
    self.init()
    add(text.utf8)
    for override in overrides { add(override.utf8) }
    for calibration in calibrations { add(calibration.text.utf8) }
  }

  /// Adds bytes, with their number before them, so that the borders between parts count too.
  mutating func add(_ bytes: some Collection<UInt8>) {
    var count = UInt64(bytes.count).littleEndian
    withUnsafeBytes(of: &count) { content.add($0) }
    Array(bytes).withUnsafeBytes { content.add($0) }
  }

  /// Adds the bytes of a file, read in pieces.
  mutating func add(fileAt path: String) throws {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { add(piece) }
  }

  /// The digest in hexadecimal digits.
  mutating func finish() -> String { content.finish() }
}
