import CDigest

/// SHA-256 (FIPS 180-4).
public enum SHA256 {
  /// The digest of bytes in 64 hexadecimal digits.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    var context = SHA2_CTX()
    SHA256Init(&context)
    bytes.withUnsafeBytes { buffer in
      SHA256Update(&context, buffer.bindMemory(to: UInt8.self).baseAddress, buffer.count)
    }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256Final(&digest, &context)
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
