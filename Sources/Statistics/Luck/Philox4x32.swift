/// The counter-based generator Philox4x32-10: a function from a counter and a key to 128 bits.
///
/// There is no state to advance: every block can be had at once, in any order, on any thread.
/// It passes TestU01's BigCrush and has 2⁶⁴ keys of 2¹²⁸ blocks each.
///
/// Source: Salmon, Moraes, Dror, Shaw, *Parallel random numbers: as easy as 1, 2, 3*, SC11, with
/// the constants and the known-answer vectors of its Random123 library.
public enum Philox4x32 {
  /// Four 32-bit words: a counter, or a block of the generator's output.
  @frozen
  public struct Words: Hashable, Sendable, BitwiseCopyable {
    /// The words, in the order of the paper.
    public var word0, word1, word2, word3: UInt32

    /// Four words.
    @inlinable
    public init(_ word0: UInt32, _ word1: UInt32, _ word2: UInt32, _ word3: UInt32) {
      self.word0 = word0
      self.word1 = word1
      self.word2 = word2
      self.word3 = word3
    }
  }

  /// The two words of a key.
  @frozen
  public struct Key: Hashable, Sendable, BitwiseCopyable {
    /// The words, in the order of the paper.
    public var word0, word1: UInt32

    /// Two words.
    @inlinable
    public init(_ word0: UInt32, _ word1: UInt32) {
      self.word0 = word0
      self.word1 = word1
    }
  }

  /// The block of a counter under a key. O(1): ten rounds of two multiplications.
  @inlinable
  public static func block(_ counter: Words, key: Key) -> Words {
    var block = round(counter, key)
    var key = key
    for _ in 1..<10 {
      // The Weyl sequence of the key: the golden ratio and √3 − 1, as 32-bit fractions.
      key.word0 &+= 0x9E37_79B9
      key.word1 &+= 0xBB67_AE85
      block = round(block, key)
    }
    return block
  }

  @inlinable
  @inline(__always)
  static func round(_ words: Words, _ key: Key) -> Words {
    let product0 = UInt64(words.word0) &* 0xD251_1F53
    let product1 = UInt64(words.word2) &* 0xCD9E_8D57
    return Words(
      UInt32(truncatingIfNeeded: product1 >> 32) ^ words.word1 ^ key.word0,
      UInt32(truncatingIfNeeded: product1),
      UInt32(truncatingIfNeeded: product0 >> 32) ^ words.word3 ^ key.word1,
      UInt32(truncatingIfNeeded: product0))
  }
}
