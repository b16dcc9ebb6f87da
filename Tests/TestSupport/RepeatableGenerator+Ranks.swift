public import Scheduling

extension RepeatableGenerator {
  /// One of the strategies of R30.
  public mutating func attemptPriority() -> AttemptPriority {
    switch pick(1...4) {
    case 1: .firstAttemptsFirst
    case 2: .dueFirst
    case 3: .mix(retriesPerFirst: pick(1...3))
    default: .byAttempt((0..<pick(1...4)).map { _ in pick([0, 40, 99, 100]) })
    }
  }

  /// Often none, else some minutes (R31).
  public mutating func aging() -> TimeSpan? {
    oneIn(3) ? .seconds(Int64(30 * pick(1...20))) : nil
  }

  /// Some minutes near the beginning, and not all for the probes to fail (R40).
  public mutating func outage() -> Range<Instant> {
    let start = Instant.minute(pick(0...4))
    return start..<start + .seconds(Int64(30 * pick(2...12)))
  }

  /// Of some minutes (R39).
  public mutating func lease() -> Lease {
    Lease(
      ringTimeout: .seconds(Int64(30 * pick(1...4))), maxDuration: .minutes(Int64(pick(1...3))))
  }
}
