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

  init(_ outcomes: IndependentOutcomes) {
    var cumulative = 0.0
    rows = ContiguousArray(
      outcomes.rows.map { row in
        cumulative += row.probability
        return Row(
          cumulative: cumulative, outcome: row.outcome, ring: Sampler(row.ring),
          talk: Sampler(row.talk), callbackDelay: row.callbackDelay.map(Sampler.init))
      })
  }

  /// The outcome by inversion in the order of the rows, so that a higher probability of the first
  /// only turns others into it. The ring time comes from the same micro-stream, whose first block
  /// has room for both.
  func fate(_ luck: Luck, from stream: inout KeyedStream) -> Fate {
    luck.open(.outcome, in: &stream)
    let uniform = stream.uniform()
    var place = 0
    while place < rows.count - 1, uniform >= rows[place].cumulative { place += 1 }
    let ringMs = Fate.milliseconds(rows[place].ring.sample(from: &stream))
    if !rows[place].talk.isConstant { luck.open(.talk, in: &stream) }
    let talkMs = Fate.milliseconds(rows[place].talk.sample(from: &stream))
    var fate = Fate(outcome: rows[place].outcome, ringMs: ringMs, talkMs: talkMs)
    if let delay = rows[place].callbackDelay {
      luck.open(.callback, in: &stream)
      fate.callbackAfterMs = Fate.milliseconds(delay.sample(from: &stream))
    }
    return fate
  }
}
