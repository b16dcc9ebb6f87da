import Calendars
public import Scenarios
import Scheduling
import Simulating
import Statistics

extension RunTrace {
  /// The trace of one replication of a scenario. O(events).
  ///
  /// - Parameter version: of the program, for the stamp.
  public static func of(
    _ scenario: Scenario, replication: Int, version: String
  ) -> RunTrace {
    RunRecord(scenario, replication: replication).runTrace(of: scenario, version: version)
  }
}

extension RunRecord {
  /// The record as a trace.
  func runTrace(of scenario: Scenario, version: String) -> RunTrace {
    var contacts: [[TaskID: ContactTrace]] = scenario.model.campaigns.map { _ in [:] }
    func contact(_ task: TaskID, _ campaign: Int) -> ContactTrace {
      contacts[campaign][task]
        ?? ContactTrace(row: names.row(of: task, in: campaign), calls: [], end: nil)
    }
    for call in calls {
      let campaign = Int(call.record.campaign.rawValue)
      var traced = contact(call.record.task, campaign)
      traced.calls.append(
        TracedCall(
          start: call.record.start, durationMs: call.record.ringMs + call.record.talkMs,
          outcome: scenario.directory.name(of: call.record.outcome) ?? "", hold: call.hold))
      contacts[campaign][call.record.task] = traced
    }
    for (task, disposition) in ends {
      let campaign = names.campaign(of: task)
      var traced = contact(task, campaign)
      traced.end = "\(disposition)"
      contacts[campaign][task] = traced
    }
    let campaigns = zip(scenario.directory.campaigns, contacts).map { entry, contacts in
      CampaignTrace(
        path: entry.path, zone: entry.clock.name,
        contacts: contacts.values.sorted { $0.row < $1.row })
    }
    return RunTrace(
      stamp: TraceStamp(
        scenario: scenario.name, seed: scenario.seed.rawValue, replication: replication,
        version: version, zoneData: ZoneClock.databaseVersion),
      campaigns: campaigns)
  }
}
