import Scheduling

/// R40, told from the past: every start and fault since the breaker last closed is kept.
struct ReferenceBreaker {
  private var starts: [Instant] = []
  private var faults: [Instant] = []
  /// When the provider was found to fail; nil: it works.
  private(set) var trippedAt: Instant?
  /// The probes since then, and when each was known to have failed.
  private var probes: [(call: CallID, failedAt: Instant?)] = []

  var opensAt: Instant {
    guard let trippedAt else { return .distantPast }
    guard let last = probes.last else { return trippedAt + .seconds(30) }
    return last.failedAt.map { $0 + .seconds(30) } ?? .distantFuture
  }

  mutating func start(_ call: CallID, at now: Instant) {
    if trippedAt == nil { starts.append(now) } else { probes.append((call, nil)) }
  }

  /// Whether the breaker tripped or closed.
  mutating func end(_ end: CallEnd, at now: Instant) -> Bool {
    if trippedAt != nil {
      guard let last = probes.indices.last, probes[last].call == end.call else { return false }
      if [.systemFault, .lost].contains(end.outcome) {
        probes[last].failedAt = now
        return false
      }
      self = ReferenceBreaker()
      return true
    }
    guard end.outcome == .systemFault else { return false }
    faults.append(now)
    let recentStarts = starts.filter { now - $0 < .seconds(120) }.count
    let recentFaults = faults.filter { now - $0 < .seconds(120) }.count
    guard recentStarts >= 20, 2 * recentFaults > recentStarts else { return false }
    trippedAt = now
    return true
  }
}
