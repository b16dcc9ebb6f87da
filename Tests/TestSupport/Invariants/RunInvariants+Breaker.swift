import Scheduling

extension RunInvariants {
  /// R40: the breaker trips only when more than half of 20 calls or more have failed in 120 s;
  /// while it is open outbound calls start one after the other, each 30 s after the last one
  /// failed; only a call that did not fail closes it.
  mutating func checkBreaker(exists: Bool) {
    var trippedAt: Instant?
    var closedAt = Instant.distantPast
    for (at, effect) in run.effects {
      switch effect {
      case .breakerChanged(isOpen: true):
        if !exists || trippedAt != nil { report("R40: trips without reason at \(at)") }
        checkTripping(at: at, since: closedAt)
        trippedAt = at
      case .breakerChanged(isOpen: false):
        if let since = trippedAt { checkClosing(at: at, since: since) }
        trippedAt = nil
        closedAt = at
      case .dial(let dial):
        let place = run.calls.firstIndex { $0.dial == dial && $0.start == at }
        if let since = trippedAt, let place { checkProbe(place, since: since) }
      default: break
      }
    }
  }

  private func outbound(from first: Instant, to last: Instant) -> [Run.Call] {
    run.calls.filter { $0.start >= first && $0.start <= last && campaign(of: $0).kind != .inbound }
  }

  private mutating func checkTripping(at now: Instant, since closing: Instant) {
    let first = max(closing, now + .seconds(-120))
    let starts = outbound(from: first, to: now).filter { now - $0.start < .seconds(120) }
    let faults = outbound(from: .distantPast, to: now).filter {
      guard let heard = $0.reportedAt, $0.outcome == .systemFault else { return false }
      return heard >= first && heard <= now && now - heard < .seconds(120)
    }
    if starts.count < 20 || 2 * faults.count <= starts.count {
      report("R40: trips at \(faults.count) faults of \(starts.count) calls")
    }
  }

  private mutating func checkClosing(at now: Instant, since tripping: Instant) {
    let proof = outbound(from: tripping, to: now).contains {
      $0.reportedAt == now && ![.systemFault, .lost].contains($0.outcome)
    }
    if !proof { report("R40: closes at \(now.milliseconds / 1000) s without proof") }
  }

  private mutating func checkProbe(_ place: Int, since tripping: Instant) {
    let probe = run.calls[place]
    guard campaign(of: probe).kind != .inbound else { return }
    if probe.start < tripping + .seconds(30) { report("R40: too early for a probe", probe) }
    for other in run.calls[..<place]
    where other.start > tripping && campaign(of: other).kind != .inbound {
      guard let heard = other.reportedAt, heard <= probe.start else {
        report("R40: two probes at once", probe)
        continue
      }
      if probe.start < heard + .seconds(30) { report("R40: a probe too soon", probe) }
    }
  }
}
