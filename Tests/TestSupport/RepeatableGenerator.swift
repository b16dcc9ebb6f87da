/// Random numbers that are the same on every run: SplitMix64 (Steele, Lea, Flood 2014, *Fast
/// splittable pseudorandom number generators*).
///
/// A test prints its seed when it fails, and the seed alone repeats the failure.
public struct RepeatableGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// A generator; neighbouring seeds give unrelated numbers.
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }

  /// An integer in the range, all alike likely (the bias of a remainder does not matter here).
  public mutating func pick(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// One of the elements, all alike likely.
  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[pick(0...elements.count - 1)]
  }

  /// True once in `n` times.
  public mutating func oneIn(_ n: Int) -> Bool { pick(1...n) == 1 }
}
