import Scheduling

/// When a pace and a throttle let the next call pass, worked out from the starts before it
/// (R32 … R34).
struct StartGate {
  private let pace: Pace?
  private let throttle: TimeSpan
  /// The instant at which the next start would be due if starts came evenly, in parts of a
  /// millisecond as fine as the pace needs.
  private var arrival = Int64.min / 2
  /// When the pace lets the next call pass; `distantPast` before the first.
  private(set) var paceOpensAt = Instant.distantPast
  /// When the throttle does.
  private(set) var throttleOpensAt = Instant.distantPast

  init(pace: Pace?, throttle: TimeSpan) {
    self.pace = pace
    self.throttle = throttle
  }

  /// A call starts.
  mutating func start(at now: Instant) {
    if throttle > .zero { throttleOpensAt = now + throttle }
    guard let pace else { return }
    let parts = Int64(pace.starts)
    let period = pace.period.milliseconds
    let start = now.milliseconds * parts
    // Time is no finer than a millisecond: a start less than one late was on time.
    if start - parts >= arrival { arrival = start }
    arrival += period
    let opens = arrival - period * Int64(pace.burst - 1)
    let rounded = opens / parts + (opens % parts > 0 ? 1 : 0)
    paceOpensAt = Instant(milliseconds: rounded)
  }
}
