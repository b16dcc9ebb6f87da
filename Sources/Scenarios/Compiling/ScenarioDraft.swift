import Calendars
import ContactLists
import Scheduling
import Simulating
import Statistics

/// A scenario that is right as far as its document goes; what is left is to read the contact
/// lists.
struct ScenarioDraft {
  let name: String
  let description: String
  let seed: UInt64
  let replications: Int
  let deadline: Instant?
  let probability: Double
  let organisation: String
  let trunk: Pace?
  let hasBreaker: Bool
  let clock: ZoneClock
  let tree: SlotTreeDraft
  let doNotCall: DoNotCallDraft?
  /// The campaigns, and after them the streams of calls that no campaign makes.
  let campaigns: [CampaignDraft]
  let start: Instant
  let horizon: Instant
  let outcomes: OutcomeNames
  let expectations: [Expectation]
  var clocks: ZoneClocks
  var notes: [String]
  let timeline: [OperatorAction]
  let faults: [NamedFault]
  let prices: Prices?

  /// Reads the contact lists and completes the model.
  ///
  /// - Parameters:
  ///   - digest: of the document; contact lists are added.
  ///   - cache: lists that were read for other scenarios; nil: none.
  /// - Throws: `ScenarioError` if a list is unusable or a campaign can never call anybody,
  ///   `CancellationError`.
  func finish(
    digest: ScenarioDigest, cache: ContactListCache?, log: ProblemLog,
    progress: (ScenarioProgress) -> Void, isCancelled: () -> Bool
  ) throws -> Scenario {
    var digest = digest
    var reader = ContactReader(log: log, cache: cache)
    var clocks = clocks
    var notes = notes
    var models: [CampaignModel] = []
    var entries: [ScenarioDirectory.CampaignEntry] = []
    var taskLists: [String: TaskList] = [:]
    var operations = Operations(timeline, campaigns: campaigns, log)
    var added: [AddedContacts] = []
    for (place, draft) in campaigns.enumerated() {
      if let tasks = try reader.tasks(
        of: draft, outcomes, clocks, until: horizon, digest: &digest, isCancelled: isCancelled)
      {
        taskLists[draft.path] = tasks
        operations.setZones(ContactZones(of: draft, contacts: nil, numberZones: nil))
        models.append(draft.model(of: tasks, until: horizon))
        entries.append(draft.entry(of: CampaignContacts(list: tasks.contacts, places: nil)))
        continue
      }
      let contacts = try reader.contacts(
        of: draft, digest: &digest, progress: progress, isCancelled: isCancelled)
      var zones = ContactZones(
        of: draft, contacts: contacts, numberZones: reader.numberZones(for: draft))
      for addition in operations.additions(to: place) {
        let late = try reader.contacts(
          of: addition.draft, digest: &digest, progress: progress, isCancelled: isCancelled)
        let classes = zones.add(
          ContactZones(
            of: addition.draft, contacts: late,
            numberZones: reader.numberZones(for: addition.draft)),
          contacts: addition.draft.count(of: late), after: draft.count(of: contacts))
        operations.setClasses(classes, ofAddition: addition.action)
        added.append(
          AddedContacts(
            action: addition.action, campaign: place, contacts: late, count: classes.count))
      }
      operations.setZones(zones)
      models.append(
        draft.model(
          zones: zones, contacts: contacts, horizon: horizon, &clocks, &notes, log))
      entries.append(draft.entry(of: contacts))
    }
    let listed = try listedNumbers(from: cache, digest: &digest, log)
    let forbidden = giveNumbers(
      to: &models, entries.map(\.contacts), added, &operations, listed: listed)
    let asked = operations.commands(models: &models, entries: &entries) { draft, zones, entry in
      if let tasks = taskLists[draft.path] { return draft.model(of: tasks, until: horizon) }
      return draft.model(
        zones: zones, contacts: entry.contacts, horizon: horizon, &clocks, &notes, log)
    }
    try log.throwIfAny()
    return scenario(
      models, entries, forbidden + asked, hash: digest.finish(), notes: notes + reader.notes)
  }

  private func scenario(
    _ models: [CampaignModel], _ entries: [ScenarioDirectory.CampaignEntry],
    _ timeline: [TimedCommand], hash: String, notes: [String]
  ) -> Scenario {
    Scenario(
      name: name, description: description,
      model: Model(
        pools: tree.pools, trunk: trunk, hasBreaker: hasBreaker, campaigns: models, start: start,
        horizon: horizon, timeline: timeline, faults: faults.map(\.fault)),
      directory: ScenarioDirectory(
        organisation: organisation, clock: clock, pools: tree.names, campaigns: entries,
        customOutcomes: outcomes.customs, faults: faults.map(\.name)),
      hash: hash, seed: Seed(rawValue: seed), replications: replications, deadline: deadline,
      probability: probability, expectations: expectations, prices: prices, notes: notes)
  }
}

extension CampaignDraft {
  /// What people call the campaign and these contacts of it.
  fileprivate func entry(of contacts: CampaignContacts?) -> ScenarioDirectory.CampaignEntry {
    ScenarioDirectory.CampaignEntry(
      workspace: workspace, name: name, clock: clock, contacts: contacts,
      callerIDs: numbers.callerIDs)
  }
}
