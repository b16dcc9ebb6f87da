import Calendars
import Scheduling

extension ScenarioCompiler {
  /// What operators do, in order of time; those of one moment in the order of the document.
  func timeline(of campaigns: [CampaignDraft], _ tree: SlotTreeDraft) -> [OperatorAction] {
    guard let clock = organisationClock else { return [] }
    var reader = TimelineReader(
      compiler: self, directory: CampaignReferences(campaigns), campaigns: campaigns, tree: tree)
    let written = (spec.timeline?.value ?? []).compactMap { action in
      action.at.map { (at: clock.instant(of: $0.value), action) }
    }
    let inOrder = written.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }
    return inOrder.flatMap { reader.actions(of: $0.element.1, at: $0.element.at) }
  }
}

/// Reads the actions of a timeline, one after the other.
struct TimelineReader {
  let compiler: ScenarioCompiler
  var directory: CampaignReferences
  /// The campaigns; those that actions make are copies of those they are made from.
  var campaigns: [CampaignDraft]
  let tree: SlotTreeDraft
  /// The pools as they are by now.
  var pools: [PoolSpec]

  init(
    compiler: ScenarioCompiler, directory: CampaignReferences, campaigns: [CampaignDraft],
    tree: SlotTreeDraft
  ) {
    self.compiler = compiler
    self.directory = directory
    self.campaigns = campaigns
    self.tree = tree
    pools = tree.pools
  }

  private var log: ProblemLog { compiler.log }

  /// What the action comes to; nothing only if a problem was reported.
  mutating func actions(
    of spec: Located<ActionSpec>, at instant: Instant
  ) -> [OperatorAction] {
    let kinds = kinds(of: spec.value)
    guard spec.value.actionPlaces.count == 1 else {
      if log.isClean(below: spec.place) {
        log.report(
          spec.place,
          "expected one action such as pause, found \(spec.value.actionPlaces.count)",
          hint: "write each as an element of the list")
      }
      return []
    }
    return kinds.map { OperatorAction(at: instant, place: spec.place, kind: $0) }
  }

  private mutating func kinds(of spec: ActionSpec) -> [OperatorAction.Kind] {
    let simple: [(Located<String>?, (CampaignID) -> Command)] = [
      (spec.start, { .startCampaign($0) }), (spec.pause, { .pauseCampaign($0) }),
      (spec.resume, { .resumeCampaign($0) }), (spec.cancel, { .cancelCampaign($0) }),
      (spec.archive, { .cancelCampaign($0) }), (spec.fail, { .failCampaign($0) }),
    ]
    var kinds: [OperatorAction.Kind] = simple.compactMap { name, command in
      name.flatMap { directory.campaign($0, log) }.map {
        .command(command(CampaignID(rawValue: UInt16($0))))
      }
    }
    if let pace = spec.startsPerSecond {
      kinds.append(.command(.setTrunk(Pace(starts: pace.value, per: .seconds(1)))))
    }
    if let change = spec.slots { kinds += slots(change).map { [.command($0)] } ?? [] }
    if let change = spec.priority, let name = change.campaign,
      let campaign = directory.campaign(name, log)
    {
      kinds.append(.update(campaign, SettingsChange(priority: change.priority?.value)))
    }
    if let update = spec.update { kinds += self.update(update).map { [$0] } ?? [] }
    if let addition = spec.addContacts { kinds += contacts(addition).map { [$0] } ?? [] }
    if let listed = spec.doNotCall { kinds.append(.forbid(compiler.doNotCall(listed))) }
    kinds += contactActions(of: spec)
    if let duplicate = spec.duplicate { kinds += self.duplicate(duplicate) }
    return kinds
  }

  private func update(_ spec: Located<UpdateSpec>) -> OperatorAction.Kind? {
    guard let name = spec.campaign, let campaign = directory.campaign(name, log) else {
      return nil
    }
    var change = SettingsChange()
    if let retry = spec.retry {
      let policy = compiler.retryPolicy(retry)
      change.retry = policy
      compiler.checkCallerIDs(campaigns[campaign].numbers, policy, at: retry.place)
    }
    change.hours = spec.hours.map { hours in
      let holidays = campaigns[campaign].hours?.excludedDates ?? []
      return (compiler.callingHours(hours.value, excluding: holidays), hours.place)
    }
    change.throttle = spec.throttle?.value
    change.pace = spec.startsPerMinute.map {
      Pace(starts: $0.value, per: .minutes(1), burst: spec.burst?.value ?? 1)
    }
    if let burst = spec.burst, spec.startsPerMinute == nil {
      log.report(burst.place, "counts only with starts_per_minute; add that, or remove this")
    }
    let clock = campaigns[campaign].clock
    change.start = spec.start.map { (clock.instant(of: $0.value), $0.place) }
    change.end = (spec.end?.value).map(clock.instant(of:))
    if case .tasks = campaigns[campaign].contacts,
      let place = spec.retry?.place ?? spec.hours?.place
    {
      log.report(place, "each task of \(name.value) brings its own, which stays")
    }
    if change.isEmpty, log.isClean(below: spec.place) {
      log.report(spec.place, "changes nothing", hint: "write retry, hours, start, end or a pace")
    }
    return .update(campaign, change)
  }

  private func contacts(_ spec: Located<AdditionSpec>) -> OperatorAction.Kind? {
    guard let name = spec.to, let campaign = directory.campaign(name, log) else { return nil }
    switch campaigns[campaign].contacts {
    case .count, .list, .rates: break
    case .timedList, .tasks:
      log.report(name.place, "the contacts of \(name.value) come one by one from a file")
      return nil
    }
    var carrier = CampaignSpec()
    carrier.contacts = spec.contacts
    let contacts = compiler.contacts(of: Located(value: carrier, place: spec.place))
    return contacts.map { .add(campaign, $0) }
  }

  private mutating func duplicate(_ spec: Located<DuplicateSpec>) -> [OperatorAction.Kind] {
    guard let original = spec.campaign, let campaign = directory.campaign(original, log),
      let name = spec.name
    else { return [] }
    guard campaigns[campaign].hasList else {
      log.report(
        original.place, "\(original.value) has no contact list that could be called once more")
      return []
    }
    let twin = campaigns.count
    guard directory.add(name, in: campaigns[campaign].workspace, log) else { return [] }
    campaigns.append(campaigns[campaign])
    let starts = spec.starts?.value ?? true
    let made = OperatorAction.Kind.duplicate(campaign, name: name.value, starts: starts)
    let start = Command.startCampaign(CampaignID(rawValue: UInt16(twin)))
    return starts ? [made, .command(start)] : [made]
  }
}

extension ActionSpec {
  /// The places of the actions that are written.
  var actionPlaces: [Place] {
    let names = [start, pause, resume, cancel, archive, fail].map { $0?.place }
    let others = [
      slots?.place, startsPerSecond?.place, addContacts?.place, priority?.place, update?.place,
      duplicate?.place, doNotCall?.place, retry?.place, skip?.place, remove?.place,
      callback?.place,
    ]
    return (names + others).compactMap { $0 }
  }
}

extension SettingsChange {
  fileprivate var isEmpty: Bool {
    priority == nil && retry == nil && hours == nil && start == nil && end == nil && pace == nil
      && throttle == nil
  }
}

extension CampaignDraft {
  /// Whether its contacts are there from the start.
  var hasList: Bool {
    switch contacts {
    case .count, .list: true
    case .rates, .timedList, .tasks: false
    }
  }
}

extension ScenarioSpec {
  /// The wall times of actions.
  var timelineTimes: [WallTime] {
    (timeline?.value ?? []).flatMap { action in
      [
        action.at?.value, action.update?.start?.value, action.update?.end?.value,
        action.callback?.due?.value,
      ]
    }.compactMap { $0 }
  }
}
