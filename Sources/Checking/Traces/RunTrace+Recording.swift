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
    var contacts: [[UInt32: ContactTrace]] = scenario.model.campaigns.map { _ in [:] }
    func contact(_ place: UInt32, _ campaign: Int) -> ContactTrace {
      contacts[campaign][place]
        ?? ContactTrace(row: names.row(of: place, in: campaign), calls: [], end: nil)
    }
    for call in calls {
      let campaign = Int(call.record.campaign.rawValue)
      var traced = contact(call.record.contact, campaign)
      traced.calls.append(
        TracedCall(
          start: call.record.start, durationMs: call.record.ringMs + call.record.talkMs,
          outcome: scenario.directory.name(of: call.record.outcome) ?? "", hold: call.hold))
      contacts[campaign][call.record.contact] = traced
    }
    for (id, disposition) in ends {
      let campaign = Int(id.campaign.rawValue)
      var traced = contact(id.place, campaign)
      traced.end = "\(disposition)"
      contacts[campaign][id.place] = traced
    }
    let campaigns = zip(scenario.directory.campaigns, contacts).map { entry, contacts in
      CampaignTrace(
        path: entry.path, zone: entry.clock.name,
        contacts: contacts.sorted { ($0.value.row, $0.key) < ($1.value.row, $1.key) }.map(\.value))
    }
    return RunTrace(
      stamp: TraceStamp(
        scenario: scenario.name, seed: scenario.seed.rawValue, replication: replication,
        version: version, zoneData: ZoneClock.databaseVersion),
      campaigns: campaigns)
  }
}
