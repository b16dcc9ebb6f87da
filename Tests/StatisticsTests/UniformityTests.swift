import Statistics
import Testing

/// A smoke test of the generator as it is used: few numbers from each of many micro-streams.
@Suite("Uniform numbers of micro-streams")
struct UniformityTests {
  static let count = 40_000

  /// The first number of each entity.
  static let uniforms: [Double] = {
    var stream = KeyedStream(seed: Seed(rawValue: 7))
    return (0..<count).map { stream.uniform(at: Place(entity: UInt32($0))) }
  }()

  @Test("have uniform bytes", arguments: [0, 8, 16, 24])
  func bytes(shift: UInt32) {
    var stream = KeyedStream(seed: Seed(rawValue: 7))
    var counts = Array(repeating: 0, count: 256)
    for entity in 0..<Self.count {
      stream.reset(Place(entity: UInt32(entity)))
      counts[Int(stream.uint32() >> shift & 0xff)] += 1
    }
    let expected = Array(repeating: Double(Self.count) / 256, count: 256)
    #expect(ChiSquareTest(observed: counts, expected: expected).pValue > 0.001)
  }

  @Test("fill the square evenly, entity by entity")
  func pairs() {
    var counts = Array(repeating: 0, count: 400)
    for index in stride(from: 0, to: Self.count, by: 2) {
      let column = Int(Self.uniforms[index] * 20)
      counts[column * 20 + Int(Self.uniforms[index + 1] * 20)] += 1
    }
    let expected = Array(repeating: Double(Self.count / 2) / 400, count: 400)
    #expect(ChiSquareTest(observed: counts, expected: expected).pValue > 0.001)
  }

  @Test("run above and below the middle as often as they should")
  func runs() {
    let above = Self.uniforms.map { $0 > 0.5 }
    let changes = zip(above, above.dropFirst()).count { $0 != $1 }
    #expect(abs(Proportion(changes, of: Self.count - 1).zScore(expecting: 0.5)) < zLimit)
  }

  @Test("have the moments of the uniform distribution")
  func moments() {
    let moments = Moments(Self.uniforms)
    #expect(abs(moments.zScore(expecting: 0.5)) < zLimit)
    #expect(kolmogorovSmirnovPValue(Self.uniforms) { $0 } > 0.001)
    #expect(Self.uniforms.allSatisfy { $0 > 0 && $0 < 1 })
  }
}
