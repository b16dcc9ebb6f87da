import Foundation

/// The digest of parts of any length, one after the other.
struct ScenarioDigest {
  private var content = ContentDigest()
  /// The bytes of a file that are one part; the last part has what is left.
  private static let pieceBytes = 1 << 20

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
    while let piece = try handle.read(upToCount: Self.pieceBytes), !piece.isEmpty { add(piece) }
  }

  /// Adds the bytes of a file that was read before, as if they were read now.
  mutating func add(contentsOfFile bytes: Data) {
    var rest = bytes
    while !rest.isEmpty {
      add(rest.prefix(Self.pieceBytes))
      rest = rest.dropFirst(Self.pieceBytes)
    }
  }

  /// The digest in hexadecimal digits.
  mutating func finish() -> String { content.finish() }
}
