internal import Scheduling
internal import Statistics

/// Draws independent outcomes: one uniform number picks the row, the row's own distributions the
/// times.
struct IndependentTelephony: Sendable {
  private struct Row: Sendable {
    /// The probability of this row and all before.
    var cumulative: Double
    var outcome: Outcome
    var ring: Sampler
    var talk: Sampler
    var callbackDelay: Sampler?
  }

  private let rows: ContiguousArray<Row>
  private let samplers: SamplerTable

  init(_ outcomes: IndependentOutcomes) {
    var cumulative = 0.0
    var samplers = SamplerTable()
    var rows = ContiguousArray<Row>()
    for row in outcomes.rows {
      cumulative += row.probability
      rows.append(
        Row(
          cumulative: cumulative, outcome: row.outcome, ring: samplers.add(row.ring),
          talk: samplers.add(row.talk),
          callbackDelay: row.callbackDelay.map { samplers.add($0) }))
    }
    self.rows = rows
    self.samplers = samplers
  }

  /// The outcome by inversion in the order of the rows, so that a higher probability of the first
  /// only turns others into it. The ring time comes from the same micro-stream, whose first block
  /// has room for both.
  func fate(_ luck: Luck, from stream: inout KeyedStream) -> Fate {
    luck.open(.outcome, in: &stream)
    let uniform = stream.uniform()
    var place = 0
    while place < rows.count - 1, uniform >= rows[place].cumulative { place += 1 }
    let ringMs = Fate.milliseconds(samplers.sample(rows[place].ring, from: &stream))
    luck.open(.talk, in: &stream)
    let talkMs = Fate.milliseconds(samplers.sample(rows[place].talk, from: &stream))
    var fate = Fate(outcome: rows[place].outcome, ringMs: ringMs, talkMs: talkMs)
    if let delay = rows[place].callbackDelay {
      luck.open(.callbackDelay, in: &stream)
      fate.callbackAfterMs = Fate.milliseconds(samplers.sample(delay, from: &stream))
    }
    return fate
  }
}
