import Scenarios
import Scheduling
import Simulating

/// One run, call by call, in the order of the starts.
struct RunRecord {
  /// A call, and what had held it until it started.
  struct Call {
    var record: CallRecord
    var hold: HoldRule
    /// The lowest slot that was free, from 0; the log's own numbers follow another order.
    var row: Int
  }

  let names: LogNames
  let replication: Int
  let calls: [Call]
  /// How the task of each contact ended.
  let ends: [ContactID: Disposition]

  /// Runs one replication and writes it down. O(events).
  init(_ scenario: Scenario, replication: Int) {
    names = LogNames(scenario)
    self.replication = replication
    var calls: [Call] = []
    var ends: [ContactID: Disposition] = [:]
    /// The call on each slot of the log, by its place in `calls`, and on each row.
    var places: [UInt32: Int] = [:]
    var isTaken: [Bool] = []
    traceWithHolds(scenario.model, seed: scenario.seed, replication: replication) { line, hold in
      switch line.event {
      case .callStarted(let record):
        let row = isTaken.firstIndex(of: false) ?? isTaken.count
        if row == isTaken.count { isTaken.append(true) } else { isTaken[row] = true }
        places[record.slot] = calls.count
        let start = scenario.model.campaigns[Int(record.campaign.rawValue)].campaign.start
        let rule = HoldRule(of: hold, record, campaignStart: start)
        calls.append(Call(record: record, hold: rule, row: row))
      case .callEnded(let record):
        if let place = places[record.slot] { isTaken[calls[place].row] = false }
      case .taskClosed(_, let disposition):
        if let contact = line.contact { ends[contact] = disposition }
      default: break
      }
    }
    self.calls = calls
    self.ends = ends
  }
}
