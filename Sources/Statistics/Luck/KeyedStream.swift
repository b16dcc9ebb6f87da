import CGSL

/// Luck that depends on what it is for, never on when or in which order it is drawn.
///
/// A stream is placed with `reset` on one of 2⁹⁶ micro-streams under the key of its source and
/// then gives uniform numbers, or serves a sampler. The same (seed, source, entity, attempt,
/// purpose, replication) gives the same numbers in every program, on every thread, whatever was
/// drawn before. Two policies compared with one seed meet the same people on the same day:
/// common random numbers for each entity, as in Glasserman & Yao, *Some guidelines and
/// guarantees for common random numbers*, Management Science 38 (1992).
///
/// One per thread. It owns a generator of the GNU Scientific Library, allocated once; nothing is
/// allocated afterwards. Before the first `reset` it is placed on zeros.
public struct KeyedStream: ~Copyable, @unchecked Sendable {
  // Sendable because a stream cannot be copied: whoever has it is the only one who has it.
  let generator: UnsafeMutablePointer<gsl_rng>
  private let state: UnsafeMutablePointer<KeyedState>
  private let seed: Seed
  private var key: StreamKey

  /// A stream of a run.
  public init(seed: Seed) {
    guard let generator = gsl_rng_alloc(KeyedState.generatorType) else {
      fatalError("no memory for a random number generator")
    }
    self.generator = generator
    self.state = generator.pointee.state.assumingMemoryBound(to: KeyedState.self)
    self.seed = seed
    self.key = StreamKey(rawValue: 0)
    state.pointee.key = Self.philoxKey(seed: seed, key: key)
  }

  deinit { gsl_rng_free(generator) }

  /// Places the stream at the beginning of a micro-stream.
  ///
  /// A few stores: the generator runs when the first number is drawn. Philox's key is
  /// splitmix64(seed ⊕ key), its counter the words (entity, attempt · 2¹⁶ + purpose, replication,
  /// block).
  ///
  /// - Parameters:
  ///   - key: The source of luck, such as a campaign.
  ///   - entity: The ordinal of the entity in its source: the place of a contact in the *original*
  ///     list, so that its luck survives filtering and sorting.
  ///   - attempt: The number of the attempt, from 1; 0 for what is drawn once per entity.
  ///   - purpose: What the numbers are for.
  ///   - replication: The number of the replication.
  public mutating func reset(
    _ key: StreamKey, entity: UInt32, attempt: UInt16, purpose: Purpose, replication: UInt32
  ) {
    if key != self.key {
      self.key = key
      state.pointee.key = Self.philoxKey(seed: seed, key: key)
    }
    state.pointee.place(entity, UInt32(attempt) << 16 | UInt32(purpose.rawValue), replication)
  }

  /// The next number, strictly inside (0, 1) with 52 bits, as likely as one minus itself.
  public mutating func uniform() -> Double { state.pointee.nextUniform() }

  /// A draw from the standard normal distribution, from as many numbers as it takes.
  public mutating func normal() -> Double { gsl_ran_ugaussian(generator) }

  /// The next 32 bits; two of them make up one `uniform()`.
  public mutating func uint32() -> UInt32 { state.pointee.nextWord() }

  /// SplitMix64's finaliser (Steele, Lea, Flood, OOPSLA 2014) is a bijection: the keys of two
  /// sources differ under every seed, and neighbouring seeds give unrelated keys.
  private static func philoxKey(seed: Seed, key: StreamKey) -> Philox4x32.Key {
    var bits = (seed.rawValue ^ key.rawValue) &+ 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return Philox4x32.Key(
      UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32))
  }
}
