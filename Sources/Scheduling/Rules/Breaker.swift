/// Pauses all outbound calls while the provider fails (R40): the circuit breaker of Nygard,
/// *Release It!*, with one call at a time as the probe.
///
/// It trips when a system fault is reported, if then at least 20 calls have started in the last
/// 120 s and the system faults reported in the same time are more than half as many. The span is
/// open at its beginning: what happened exactly 120 s ago no longer counts. The first probe starts
/// 30 s after the breaker tripped; one that fails is followed by another 30 s later. A probe that
/// ends without a system fault closes the breaker, which then has forgotten everything. A probe
/// that is lost (R39) has failed: the provider did not even say how it ended.
struct Breaker: ~Copyable, Sendable {
  /// How long starts and faults are remembered.
  static let memory = TimeSpan.seconds(120)
  /// Fewer starts than this say nothing.
  static let leastStarts = 20
  /// The pause before a probe.
  static let pause = TimeSpan.seconds(30)

  /// Whether there is a breaker at all; if not, it costs one comparison a call.
  let exists: Bool
  /// No outbound call starts earlier; `distantFuture` while a probe is under way.
  private(set) var opensAt = Instant.distantPast
  /// Whether calls are held back.
  private(set) var isTripped = false
  private var probe: CallID?
  private var starts = RecentInstants()
  private var faults = RecentInstants()

  init(exists: Bool) { self.exists = exists }

  /// An outbound call starts; while the breaker is tripped it is the probe.
  mutating func start(_ call: CallID, at now: Instant) {
    if isTripped {
      probe = call
      opensAt = .distantFuture
    } else {
      starts.forget(through: now + TimeSpan(milliseconds: -Self.memory.milliseconds))
      starts.append(now)
    }
  }

  /// An outbound call has ended, or its end was reported now.
  ///
  /// - Returns: whether the breaker tripped or closed.
  mutating func end(_ call: CallID, _ outcome: Outcome, at now: Instant) -> Bool {
    if isTripped { return call == probe && endProbe(outcome, at: now) }
    guard outcome == .systemFault else { return false }
    let past = now + TimeSpan(milliseconds: -Self.memory.milliseconds)
    starts.forget(through: past)
    faults.forget(through: past)
    faults.append(now)
    guard starts.count >= Self.leastStarts, 2 * faults.count > starts.count else { return false }
    isTripped = true
    opensAt = now + Self.pause
    return true
  }

  private mutating func endProbe(_ outcome: Outcome, at now: Instant) -> Bool {
    probe = nil
    guard outcome != .systemFault, outcome != .lost else {
      opensAt = now + Self.pause
      return false
    }
    isTripped = false
    opensAt = .distantPast
    starts.removeAll()
    faults.removeAll()
    return true
  }

  /// A breaker in the same state.
  func copy() -> Breaker {
    var twin = Breaker(exists: exists)
    twin.opensAt = opensAt
    twin.isTripped = isTripped
    twin.probe = probe
    twin.starts = starts.copy()
    twin.faults = faults.copy()
    return twin
  }
}
