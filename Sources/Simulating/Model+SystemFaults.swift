internal import Scheduling

extension Model {
  /// Whether a call can end as a system fault at all; where none can, the circuit breaker has
  /// nothing to count (R40) and is left out.
  var canMeetSystemFaults: Bool {
    faults.contains(where: \.endsCalls) || campaigns.contains(where: \.telephony.hasSystemFaults)
  }
}

extension Fault {
  /// Whether calls end as system faults because of it.
  fileprivate var endsCalls: Bool {
    switch kind {
    case .outage, .rateLimit: true
    case .lateEnds, .lostEnds, .repeatedEnds, .lostSlots, .answerFactor, .answerDrift, .clockStep:
      false
    }
  }
}

extension TelephonyModel {
  /// Whether its calls can end as system faults.
  fileprivate var hasSystemFaults: Bool {
    switch self {
    case .independent(let outcomes): outcomes.rows.contains { $0.outcome == .systemFault }
    case .people(let profile):
      profile.notHuman.contains { $0.outcome == .systemFault }
        || profile.human.contains { $0.outcome == .systemFault }
    case .scripted(let script):
      script.lines.joined().contains { $0.outcome == .systemFault }
    }
  }
}
