import Statistics
import Testing

@Suite("Keyed streams")
struct KeyedStreamTests {
  static let seed = Seed(rawValue: 42)

  @Test("give the same numbers in any order")
  func orderIndependence() {
    var stream = KeyedStream(seed: Self.seed)
    let places = (0..<50).map { Place(entity: $0 / 5, attempt: UInt16($0 % 5)) }
    let forwards = places.map { place in
      stream.reset(place)
      return [stream.uniform(), stream.uniform(), stream.uniform()]
    }
    // Backwards, and with something else drawn in between.
    for index in places.indices.reversed() {
      _ = stream.uniform(at: Place(key: StreamKey("inbound"), entity: 7))
      _ = Distribution.gamma(shape: 0.4, scale: 1).sample(from: &stream)
      stream.reset(places[index])
      #expect([stream.uniform(), stream.uniform(), stream.uniform()] == forwards[index])
    }
  }

  @Test("give the same numbers on two threads")
  func threads() async {
    @Sendable func drawn() -> [Double] { draws(200, of: .gamma(shape: 2, scale: 3)) }
    async let first = drawn()
    async let second = drawn()
    let both = await (first, second)
    #expect(both.0 == both.1)
    #expect(both.0 == drawn())
  }

  @Test("take words from the blocks of Philox in order, two to a uniform number")
  func words() {
    var stream = KeyedStream(seed: Self.seed)
    stream.reset(Place())
    let words = (0..<7).map { _ in stream.uint32() }
    func uniform(_ upper: Int) -> Double {
      let pair = UInt64(words[upper]) << 32 | UInt64(words[upper + 1])
      return (Double(pair >> 12) + 0.5) * 0x1p-52
    }
    stream.reset(Place())
    #expect([stream.uniform(), stream.uniform(), stream.uniform()] == [0, 2, 4].map(uniform))
    stream.reset(Place())
    _ = stream.uint32()
    #expect([stream.uniform(), stream.uniform(), stream.uniform()] == [1, 3, 5].map(uniform))
  }

  @Test("differ in every part of the place")
  func everyPartCounts() {
    var stream = KeyedStream(seed: Self.seed)
    let places = [
      Place(), Place(key: StreamKey("campaign/test")), Place(entity: 1), Place(attempt: 2),
      Place(purpose: .ring), Place(replication: 1),
    ]
    var values = places.map { stream.uniform(at: $0) }
    var other = KeyedStream(seed: Seed(rawValue: 43))
    values.append(other.uniform(at: Place()))
    #expect(Set(values).count == values.count)
  }

  @Test("are blocks of Philox whose counter is laid out as documented")
  func layout() {
    var stream = KeyedStream(seed: Seed(rawValue: 5))
    // splitmix64 of 0, its first published output, is the key if seed and stream key are one.
    let key = Philox4x32.Key(0x7b1d_cdaf, 0xe220_a839)
    stream.reset(
      StreamKey(rawValue: 5), entity: 11, attempt: 3, purpose: .habit, replication: 17)
    for number in 0..<UInt32(3) {
      let counter = Philox4x32.Words(11, 3 << 16 | 10, 17, number)
      let block = Philox4x32.block(counter, key: key)
      let drawn = (0..<4).map { _ in stream.uint32() }
      #expect(drawn == [block.word0, block.word1, block.word2, block.word3])
    }
  }

  static let neighbours: [(String, @Sendable (UInt32) -> (Place, Place))] = [
    ("entities", { (Place(entity: $0), Place(entity: $0 + 1)) }),
    ("attempts", { (Place(entity: $0), Place(entity: $0, attempt: 2)) }),
    ("purposes", { (Place(entity: $0), Place(entity: $0, purpose: .ring)) }),
    ("replications", { (Place(entity: $0), Place(entity: $0, replication: 1)) }),
    (
      "keys",
      {
        (
          Place(key: StreamKey(rawValue: 1), entity: $0),
          Place(key: StreamKey(rawValue: 2), entity: $0)
        )
      }
    ),
  ]

  @Test("of neighbours are uncorrelated", arguments: neighbours.indices)
  func neighboursAreUncorrelated(index: Int) {
    var stream = KeyedStream(seed: Self.seed)
    let places = Self.neighbours[index].1
    let products = Moments(
      (0..<UInt32(20_000)).map { entity in
        let (one, other) = places(entity * 2)
        return (stream.uniform(at: one) - 0.5) * (stream.uniform(at: other) - 0.5)
      })
    #expect(abs(products.zScore(expecting: 0)) < zLimit, "\(Self.neighbours[index].0)")
  }

  @Test("of neighbouring seeds are uncorrelated")
  func neighbouringSeeds() {
    var one = KeyedStream(seed: Seed(rawValue: 1))
    var other = KeyedStream(seed: Seed(rawValue: 2))
    let products = Moments(
      (0..<UInt32(20_000)).map { entity in
        let place = Place(entity: entity)
        return (one.uniform(at: place) - 0.5) * (other.uniform(at: place) - 0.5)
      })
    #expect(abs(products.zScore(expecting: 0)) < zLimit)
  }
}
