internal import Scheduling
internal import Statistics

/// Draws independent outcomes: one uniform number picks the row, the row's own distributions the
/// times.
struct IndependentTelephony: ~Copyable, Sendable {
  struct Row: Sendable {
    /// The probability of this row and all before.
    var cumulative: Double
    var outcome: Outcome
    var ring: Sampler
    var talk: Sampler
    var callbackDelay: Sampler?
  }

  private var rows = Table<Row>()
  private let samplers: SamplerTable

  init(_ outcomes: IndependentOutcomes) {
    var cumulative = 0.0
    var samplers = SamplerTable()
    for row in outcomes.rows {
      cumulative += row.probability
      rows.append(
        Row(
          cumulative: cumulative, outcome: row.outcome, ring: samplers.add(row.ring),
          talk: samplers.add(row.talk),
          callbackDelay: row.callbackDelay.map { samplers.add($0) }))
    }
    self.samplers = samplers
  }

  /// The outcome by inversion in the order of the rows, so that a higher probability of the first
  /// only turns others into it. The ring time comes from the same micro-stream, whose first block
  /// has room for both.
  ///
  /// Mutating in name only: rows that have one owner are reached in their place, and the compiler
  /// (6.3) keeps such an access apart from that to the stream only if it is exclusive.
  mutating func fate(
    _ luck: Luck, _ drift: AnswerDrift, from stream: inout KeyedStream
  ) -> Fate {
    luck.open(.outcome, in: &stream)
    var uniform = stream.uniform()
    if !drift.isNone, rows[0].outcome == .completed {
      uniform = drift.unshifted(uniform, answering: rows[0].cumulative)
    }
    // Counting to the end costs less than a branch that no processor can predict.
    var place = 0
    for row in 0..<rows.count - 1 { place &+= uniform >= rows[row].cumulative ? 1 : 0 }
    let ringMs = Fate.milliseconds(samplers.sample(rows[place].ring, from: &stream))
    if !rows[place].talk.isConstant { luck.open(.talk, in: &stream) }
    let talkMs = Fate.milliseconds(samplers.sample(rows[place].talk, from: &stream))
    var fate = Fate(outcome: rows[place].outcome, ringMs: ringMs, talkMs: talkMs)
    if let delay = rows[place].callbackDelay {
      luck.open(.callbackDelay, in: &stream)
      fate.callbackAfterMs = Fate.milliseconds(samplers.sample(delay, from: &stream))
    }
    return fate
  }
}
