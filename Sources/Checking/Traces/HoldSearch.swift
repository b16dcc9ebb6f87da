import Scheduling
import Simulating

/// Finds out what had held each call until it started, from the event log and the model: at the
/// instant of a start some hold ends, and that one is what held it.
///
/// Where several end at once, the one that is least shared is named: the contact's own interval
/// before its hours, those before the gates of its campaign, and slots, which everybody waits
/// for, last.
struct HoldSearch {
  private let names: LogNames
  /// How the last call of each task ended.
  private var lastOutcomes: [TaskID: Outcome] = [:]
  private var gates: [StartGate]
  private var trunk: StartGate
  private var usage: PoolUsage
  /// When a call ended last.
  private var freedAt = Instant.distantPast
  /// When a call of an owner started last, on a slot that was its own.
  private var ownerStartedAt = Instant.distantPast
  /// When a borrower started last.
  private var borrowerStartedAt = Instant.distantPast
  /// When a campaign started, paused or ended last.
  private var dividedAt = Instant.distantPast

  init(_ names: LogNames) {
    self.names = names
    gates = names.model.campaigns.map {
      StartGate(pace: $0.campaign.pace, throttle: $0.campaign.throttle)
    }
    trunk = StartGate(pace: names.model.trunk, throttle: .zero)
    usage = PoolUsage(names.model)
  }

  /// What held a call that starts now; asked before the start itself is seen.
  func hold(of call: CallRecord) -> HoldRule {
    let now = call.start
    let place = Int(call.campaign.rawValue)
    let campaign = names.model.campaigns[place].campaign
    if now == call.readyAt {
      if call.attempt == 1 { return now == campaign.start ? .campaignStart : .arrival }
      return lastOutcomes[call.task] == .callback ? .callback : .interval
    }
    let windows = campaign.windows[names.windowSet(of: call.contact, in: place)]
    // Openings stand at the even places.
    if windows.edges.enumerated().contains(where: { $0.offset % 2 == 0 && $0.element == now }) {
      return .hours
    }
    if gates[place].throttleOpensAt == now { return .throttle }
    if gates[place].paceOpensAt == now { return .pace }
    if trunk.paceOpensAt == now { return .trunk }
    if freedAt == now {
      if let limit = usage.limit(of: campaign.pool) { return limit }
      let wentToOwner = ownerStartedAt > max(call.readyAt, borrowerStartedAt)
      return call.isBorrowed && wentToOwner ? .owners : .slots
    }
    return dividedAt == now ? .division : .order
  }

  /// Takes note of a line of the log.
  mutating func see(_ line: TraceLine) {
    usage.see(line)
    switch line.event {
    case .callStarted(let call):
      gates[Int(call.campaign.rawValue)].start(at: call.start)
      trunk.start(at: call.start)
      if call.isBorrowed { borrowerStartedAt = call.start } else { ownerStartedAt = call.start }
    case .callEnded(let call):
      // When the scheduler heard of it, which may be later than the end.
      freedAt = line.at
      lastOutcomes[call.task] = call.outcome
    case .campaign: dividedAt = line.at
    default: break
    }
  }
}
