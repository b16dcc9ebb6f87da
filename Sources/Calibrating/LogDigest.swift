import CDigest
import Foundation

/// SHA-256 (FIPS 180-4) of the bytes of a log, piece by piece.
struct LogDigest {
  private var context = SHA2_CTX()

  init() { SHA256Init(&context) }

  mutating func add(_ piece: Data) {
    piece.withUnsafeBytes { bytes in
      SHA256Update(&context, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    }
  }

  /// The digest in 64 hexadecimal digits.
  mutating func finish() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256Final(&bytes, &context)
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
