import Statistics

/// A place of a stream in short, for tests.
struct Place: Sendable {
  var key = StreamKey("campaign/tests")
  var entity: UInt32 = 0
  var attempt: UInt16 = 1
  var purpose = Purpose.talk
  var replication: UInt32 = 0
}

extension KeyedStream {
  mutating func reset(_ place: Place) {
    reset(
      place.key, entity: place.entity, attempt: place.attempt, purpose: place.purpose,
      replication: place.replication)
  }

  /// The first uniform number of a place.
  mutating func uniform(at place: Place) -> Double {
    reset(place)
    return uniform()
  }
}

/// One draw for each of `count` entities.
func draws(
  _ count: Int, of distribution: Distribution, seed: Seed = Seed(rawValue: 2026)
)
  -> [Double]
{
  var stream = KeyedStream(seed: seed)
  var table = SamplerTable()
  let sampler = table.add(distribution)
  return (0..<count).map { entity in
    stream.reset(Place(entity: UInt32(entity)))
    return table.sample(sampler, from: &stream)
  }
}

/// Beyond this a z-score is no accident: it happens once in a thousand tests.
let zLimit = 3.3
