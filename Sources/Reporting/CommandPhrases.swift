import Scheduling
import Simulating

/// Commands and their refusals in words.
struct CommandPhrases: Sendable {
  /// The names of the pools, in the order of their ids.
  let pools: [String]

  /// What was asked; the campaign stands beside it.
  func phrase(_ command: Command) -> String {
    switch command {
    case .openCampaign: "open"
    case .addTasks(let batch): "add \(batch.count) contacts"
    case .startCampaign: "start"
    case .pauseCampaign: "pause"
    case .resumeCampaign: "resume"
    case .cancelCampaign: "cancel"
    case .failCampaign: "fail"
    case .sealCampaign: "no more contacts"
    case .duplicateCampaign: "duplicate"
    case .updateCampaign: "update"
    case .retryTask: "one more attempt"
    case .skipTask: "skip"
    case .removeTask: "remove"
    case .setCallback: "call back at another time"
    case .setSlots(let pool, let allotment): "\(name(of: pool)) has \(phrase(allotment))"
    case .loseSlots(let count): "\(count) slots are out of order"
    case .setTrunk(let pace): "the trunk starts \(phrase(pace))"
    case .doNotCall(let numbers): "do not call \(numbers.count) numbers"
    }
  }

  /// Why it was not carried out.
  func phrase(_ refusal: Refusal) -> String {
    let allowed = refusal.allowed.map { "\($0)" }.joined(separator: ", ")
    let hint = allowed.isEmpty ? "" : " (allowed: \(allowed))"
    return switch refusal.obstacle {
    case .campaign(_, let state): "the campaign is \(state)\(hint)"
    case .task(_, let state): "the task is \(state)\(hint)"
    case .noCampaign: "there is no such campaign"
    case .noTask: "there is no such task"
    case .noNumber: "none of the contact's numbers may be called"
    case .noPool: "there is no such pool"
    case .slots: "the slots do not fit into those of the pool above"
    case .settings: "the campaign has another pool, kind, order or number of classes"
    }
  }

  private func name(of pool: PoolID) -> String {
    let place = Int(pool.rawValue)
    return place < pools.count ? pools[place] : "pool \(place)"
  }

  private func phrase(_ allotment: Allotment) -> String {
    switch allotment {
    case .hard(let slots): "\(slots) slots, hard"
    case .soft(let slots, let max): "\(slots) slots, soft" + (max.map { ", at most \($0)" } ?? "")
    case .unallotted(let max): "no slots of its own" + (max.map { ", at most \($0)" } ?? "")
    }
  }

  private func phrase(_ pace: Pace?) -> String {
    guard let pace else { return "as many calls as there are slots" }
    return "\(pace.starts) calls in \(Figures.duration(milliseconds: pace.period.milliseconds))"
  }
}

extension TraceEvent {
  /// The campaign that it is about; nil: none in particular.
  var campaign: CampaignID? {
    switch self {
    case .campaign(let id, _), .taskTurnedAway(let id): id
    case .callStarted(let call), .callEnded(let call), .endLost(let call), .endStale(let call):
      call.campaign
    case .command(let command, _): command.campaign
    case .taskCame, .taskQueued, .taskClosed, .faultBegan, .faultEnded: nil
    }
  }
}

extension Command {
  /// The campaign that it is about; nil: none, or that of a task.
  fileprivate var campaign: CampaignID? {
    switch self {
    case .addTasks(let batch): batch.campaign
    case .startCampaign(let id), .pauseCampaign(let id), .resumeCampaign(let id),
      .cancelCampaign(let id), .failCampaign(let id), .sealCampaign(let id),
      .duplicateCampaign(let id), .updateCampaign(let id, _):
      id
    case .openCampaign, .retryTask, .skipTask, .removeTask, .setCallback, .setSlots, .loseSlots,
      .setTrunk, .doNotCall:
      nil
    }
  }
}
