import CDigest
import Foundation

/// SHA-256 (FIPS 180-4) of parts of any length, one after the other.
struct ScenarioDigest {
  private var context = SHA2_CTX()

  init() { SHA256Init(&context) }

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
    withUnsafeBytes(of: &count) { update($0) }
    Array(bytes).withUnsafeBytes { update($0) }
  }

  /// Adds the bytes of a file, read in pieces.
  mutating func add(fileAt path: String) throws {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { add(piece) }
  }

  private mutating func update(_ bytes: UnsafeRawBufferPointer) {
    SHA256Update(&context, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
  }

  /// The digest in hexadecimal digits.
  mutating func finish() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256Final(&bytes, &context)
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
