import CDigest

/// SHA-256 (FIPS 180-4) of bytes, piece by piece.
package struct ContentDigest {
  private var context = SHA2_CTX()

  /// The digest of nothing, to begin with.
  package init() { SHA256Init(&context) }

  /// Adds the bytes that follow.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    SHA256Update(&context, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
  }

  /// The digest in 64 hexadecimal digits; nothing may be added after it.
  package mutating func finish() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256Final(&bytes, &context)
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
