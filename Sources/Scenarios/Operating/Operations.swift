import Scheduling
import Simulating
import Statistics

/// Turns what operators do into commands, while the campaigns they do it to are completed.
struct Operations {
  private let actions: [OperatorAction]
  /// The campaigns as they are by now; those that actions make follow those of the document.
  private var drafts: [CampaignDraft]
  /// For each campaign that of the document whose contacts and zones it has.
  private var origins: [Int]
  /// When each was started by an action.
  private var starts: [Instant?]
  /// For each campaign the classes of the contacts that were added so far.
  private var added: [[UInt16]]
  /// The zones of the campaigns of the document.
  private var zones: [ContactZones] = []
  /// For each addition, in order of time, the classes of its contacts.
  private var additions: [[UInt16]?]
  /// Likewise the numbers of the contacts, if numbers matter.
  private var numbersOfAdditions: [ContactNumbers?]
  /// For each campaign the numbers of the contacts that were added so far.
  private var addedNumbers: [ContactNumbers]
  /// For each action the numbers that nobody calls from then on.
  private var forbidden: [[NumberID]]

  private let log: ProblemLog

  init(_ actions: [OperatorAction], campaigns: [CampaignDraft], _ log: ProblemLog) {
    self.actions = actions
    self.log = log
    drafts = campaigns
    origins = Array(campaigns.indices)
    starts = campaigns.map { _ in nil }
    added = campaigns.map { _ in [] }
    additions = actions.map { _ in nil }
    numbersOfAdditions = actions.map { _ in nil }
    addedNumbers = campaigns.map { _ in ContactNumbers() }
    forbidden = actions.map { _ in [] }
    for action in actions {
      if case .duplicate(let original, _, _) = action.kind { origins.append(origins[original]) }
    }
  }

  /// The contacts that come to a campaign of the document, or to one made from it: each as a
  /// campaign of its own, with the place of the action.
  func additions(to campaign: Int) -> [(action: Int, draft: CampaignDraft)] {
    actions.indices.compactMap { place in
      guard case .add(let target, let contacts) = actions[place].kind,
        origins[target] == campaign
      else { return nil }
      var draft = drafts[campaign]
      draft.contacts = contacts
      return (place, draft)
    }
  }

  /// The contacts that an action adds are of these classes.
  mutating func setClasses(_ classes: [UInt16], ofAddition action: Int) {
    additions[action] = classes
  }

  /// The contacts that an action adds have these numbers.
  mutating func setNumbers(_ numbers: ContactNumbers?, ofAddition action: Int) {
    numbersOfAdditions[action] = numbers
  }

  /// Nobody calls these numbers from this action on.
  mutating func setForbidden(_ numbers: [NumberID], byAction action: Int) {
    forbidden[action] = numbers
  }

  /// The zones of the next campaign of the document, those of its additions included.
  mutating func setZones(_ zones: ContactZones) { self.zones.append(zones) }

  /// The commands, in order of time; adds the campaigns that are made on the way.
  mutating func commands(
    models: inout [CampaignModel], entries: inout [ScenarioDirectory.CampaignEntry],
    model: (CampaignDraft, ContactZones, _ contacts: ScenarioDirectory.CampaignEntry)
      -> CampaignModel
  ) -> [TimedCommand] {
    var commands: [TimedCommand] = []
    for (place, action) in actions.enumerated() {
      switch action.kind {
      case .command(let command):
        if case .startCampaign(let id) = command { noteStart(of: id, at: action.at) }
        commands.append(TimedCommand(at: action.at, command))
      case .update(let campaign, let change):
        if let start = change.start, hasBegun(campaign, by: action.at) {
          log.report(start.place, "has begun by then, and cannot begin at another time (R38)")
          continue
        }
        drafts[campaign].apply(change)
        var settings = model(drafts[campaign], zones[origins[campaign]], entries[campaign])
          .campaign
        if let start = starts[campaign] { settings.start = start }
        let id = CampaignID(rawValue: UInt16(campaign))
        commands.append(TimedCommand(at: action.at, .updateCampaign(id, settings)))
      case .add(let campaign, _):
        let classes = additions[place] ?? []
        added[campaign] += classes
        let numbers = numbersOfAdditions[place]
        addedNumbers[campaign].append(
          contentsOf: numbers ?? ContactNumbers(unknown: classes.count))
        let batch = TaskBatch(
          campaign: CampaignID(rawValue: UInt16(campaign)), count: classes.count,
          classes: zones[origins[campaign]].sets.count > 1 ? classes : nil, numbers: numbers)
        commands.append(TimedCommand(at: action.at, .addTasks(batch)))
      case .forbid:
        commands.append(TimedCommand(at: action.at, .doNotCall(forbidden[place])))
      case .contact(let campaign, let row, let step):
        guard let place = self.place(ofRow: row, in: entries[campaign]) else { continue }
        let id = CampaignID(rawValue: UInt16(campaign))
        commands.append(
          step.command(at: action.at, about: ContactID(campaign: id, place: place)))
      case .duplicate(let original, let name, _):
        duplicate(original, as: name, &models, &entries, model)
      }
    }
    return commands
  }

  /// Who stands in a row of the campaign's list; nil only if a problem was reported.
  private func place(
    ofRow row: Located<Int>, in entry: ScenarioDirectory.CampaignEntry
  ) -> UInt32? {
    if let place = entry.place(ofRow: row.value) { return place }
    log.report(
      row.place, "no contact of \(entry.path) was loaded from row \(row.value)",
      hint: "the header of a list is row 1")
    return nil
  }

  private func hasBegun(_ campaign: Int, by now: Instant) -> Bool {
    starts[campaign] != nil || (!drafts[campaign].isDraft && drafts[campaign].start <= now)
  }

  /// A scheduled campaign that is started before its time begins then; a draft is scheduled first.
  private mutating func noteStart(of id: CampaignID, at now: Instant) {
    let place = Int(id.rawValue)
    if drafts[place].isDraft { return drafts[place].isDraft = false }
    if starts[place] == nil, drafts[place].start > now { starts[place] = now }
  }

  private mutating func duplicate(
    _ original: Int, as name: String, _ models: inout [CampaignModel],
    _ entries: inout [ScenarioDirectory.CampaignEntry],
    _ model: (CampaignDraft, ContactZones, ScenarioDirectory.CampaignEntry) -> CampaignModel
  ) {
    var draft = drafts[original]
    draft.name = name
    draft.isDraft = true
    let zones = zones[origins[original]]
    let settings = model(draft, zones, entries[original]).campaign
    let source = models[original]
    let classes =
      (source.windowsOfTask ?? Array(repeating: 0, count: source.taskCount)) + added[original]
    var numbers = source.numbers
    numbers?.append(contentsOf: addedNumbers[original])
    models.append(
      CampaignModel(
        campaign: settings, streamKey: StreamKey("campaign/\(draft.workspace)/\(name)"),
        taskCount: classes.count, windowsOfTask: zones.sets.count > 1 ? classes : nil,
        telephony: source.telephony, clocks: source.clocks, numbers: numbers))
    entries.append(
      ScenarioDirectory.CampaignEntry(
        workspace: draft.workspace, name: name, clock: draft.clock,
        contacts: entries[original].contacts, callerIDs: entries[original].callerIDs))
    drafts.append(draft)
    starts.append(nil)
    added.append([])
    addedNumbers.append(ContactNumbers())
  }
}

extension CampaignDraft {
  /// Replaces settings; what the change leaves out stays.
  fileprivate mutating func apply(_ change: SettingsChange) {
    priority = change.priority ?? priority
    retry = change.retry ?? retry
    start = change.start?.instant ?? start
    end = change.end ?? end
    pace = change.pace ?? pace
    throttle = change.throttle ?? throttle
    if let hours = change.hours {
      self.hours = hours.form
      hoursPlace = hours.place
    }
  }
}
