import CGSL

/// The place of a keyed stream, in memory that belongs to a `gsl_rng`.
///
/// The words that name the micro-stream form the counter of `Philox4x32`; a block is computed when
/// the first number is asked for, so that naming a stream costs a few stores.
struct KeyedState: BitwiseCopyable {
  var key = Philox4x32.Key(0, 0)
  /// Entity, attempt and purpose, replication, and the number of the next block.
  var counter = Philox4x32.Words(0, 0, 0, 0)
  var block = Philox4x32.Words(0, 0, 0, 0)
  /// How many words of the block are spent; four: there is no block yet.
  var spent: UInt32 = 4

  @inline(__always)
  mutating func place(_ entity: UInt32, _ attemptAndPurpose: UInt32, _ replication: UInt32) {
    counter = Philox4x32.Words(entity, attemptAndPurpose, replication, 0)
    spent = 4
  }

  @inline(__always)
  private mutating func refill() {
    block = Philox4x32.block(counter, key: key)
    // Wraps after 2³² blocks, which no sampler ever draws from one micro-stream.
    counter.word3 &+= 1
    spent = 0
  }

  mutating func nextWord() -> UInt32 {
    if spent == 4 { refill() }
    spent += 1
    switch spent {
    case 1: return block.word0
    case 2: return block.word1
    case 3: return block.word2
    default: return block.word3
    }
  }

  /// Two words, the first in the upper half.
  @inline(__always)
  mutating func nextPair() -> UInt64 {
    if spent == 4 {
      refill()
      spent = 2
      return UInt64(block.word0) << 32 | UInt64(block.word1)
    }
    if spent == 2 {
      spent = 4
      return UInt64(block.word2) << 32 | UInt64(block.word3)
    }
    let upper = nextWord()
    return UInt64(upper) << 32 | UInt64(nextWord())
  }

  /// Strictly inside (0, 1), with 52 bits; as likely as one minus itself.
  ///
  /// The half step keeps 0 and 1 out: the inverse of a distribution function is finite.
  @inline(__always)
  mutating func nextUniform() -> Double {
    (Double(nextPair() >> 12) + 0.5) * 0x1p-52
  }
}

extension KeyedState {
  /// The keyed stream as a kind of generator of the GNU Scientific Library, for its samplers.
  ///
  /// Made once and never freed: every `gsl_rng` refers to it.
  nonisolated(unsafe) static let generatorType: UnsafePointer<gsl_rng_type> = {
    GSL.returnErrors()
    let name: StaticString = "philox4x32-10, keyed"
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
        max: UInt(UInt32.max), min: 0, size: MemoryLayout<KeyedState>.size,
        set: { state, seed in
          // GSL calls this with its default seed when the generator is allocated.
          var fresh = KeyedState()
          fresh.place(UInt32(truncatingIfNeeded: seed), 0, 0)
          state?.bindMemory(to: KeyedState.self, capacity: 1).initialize(to: fresh)
        },
        get: { state in
          UInt(state.unsafelyUnwrapped.assumingMemoryBound(to: KeyedState.self).pointee.nextWord())
        },
        get_double: { state in
          state.unsafelyUnwrapped.assumingMemoryBound(to: KeyedState.self).pointee.nextUniform()
        }))
    return UnsafePointer(type)
  }()
}
