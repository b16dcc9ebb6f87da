import Calendars
import Foundation
import Scheduling
import Simulating

/// Turns a scenario as it is written into integers, and reports all that is impossible in it.
///
/// In two steps, because contact lists take seconds to read: `draft` looks at everything but
/// their contents, and only if nothing is wrong does `ScenarioDraft.finish` read them.
final class ScenarioCompiler {
  let spec: ScenarioSpec
  /// The document as a whole.
  let root: Place
  /// Where contact lists with a relative path are looked for.
  let folder: String
  let log: ProblemLog
  let outcomes: OutcomeNames
  let seed: UInt64
  var clocks: ZoneClocks
  var notes: [String] = []
  var uncalledHours: UncalledHours

  init(
    _ spec: Located<ScenarioSpec>, calibrations: [CalibrationFile], folder: String, log: ProblemLog
  ) {
    self.spec = spec.value
    uncalledHours = UncalledHours(files: calibrations, profiles: spec.value.telephony?.value ?? [])
    root = spec.place
    self.folder = folder
    self.log = log
    outcomes = OutcomeNames(usedIn: spec.value, log)
    seed = UInt64(spec.seed?.value ?? 1)
    let campaigns = spec.value.allCampaigns
    var wallTimes = campaigns.flatMap { [$0.start?.value, $0.end?.value] }
    wallTimes.append(spec.value.deadline?.at?.value)
    wallTimes += spec.value.allArrivals.flatMap { [$0.from?.value, $0.until?.value] }
    wallTimes += spec.value.timelineTimes
    wallTimes += spec.value.faultTimes
    clocks = ZoneClocks(wallTimes: wallTimes.compactMap { $0 })
  }

  /// Everything but the contents of contact lists; nil only if a problem was reported.
  func draft() -> ScenarioDraft? {
    let workspaces = checkedWorkspaces()
    let profiles = TelephonyCompiler(spec: spec, outcomes: outcomes, log: log)
    profiles.checkNamed()
    let tree = slotTree(of: workspaces)
    var campaigns: [CampaignDraft] = []
    for workspace in workspaces {
      for campaign in workspace.campaigns {
        if let draft = draft(of: campaign, in: workspace.name, profiles) {
          campaigns.append(draft)
        }
      }
    }
    checkTaskCount(of: campaigns)
    checkDeadlineHasLists(campaigns)
    campaigns += streams(of: workspaces, beside: campaigns, profiles)
    let start = campaigns.map(\.start).min()
    let deadline = deadline(after: start)
    let doNotCall = spec.organisation?.doNotCall.map(doNotCall)
    let timeline = tree.map { self.timeline(of: campaigns, $0) } ?? []
    let faults = faults()
    let prices = prices
    let expectations = expectations(
      of: workspaces, campaigns: campaigns, tree, deadline: deadline)
    guard log.isEmpty, let start, let tree, let clock = organisationClock,
      let name = spec.name?.value
    else { return nil }
    for index in campaigns.indices { campaigns[index].pool = tree.sources[index] }
    return ScenarioDraft(
      name: name, description: spec.description?.value ?? "", seed: seed,
      replications: spec.replications?.value ?? 200, deadline: deadline,
      probability: probability, organisation: organisationName, trunk: trunk,
      hasBreaker: spec.organisation?.breaker?.value ?? true, clock: clock, tree: tree,
      doNotCall: doNotCall, campaigns: campaigns, start: start,
      horizon: horizon(of: campaigns, from: start), outcomes: outcomes,
      expectations: expectations, clocks: clocks, notes: notes + uncalledHours.notes,
      timeline: timeline,
      faults: faults, prices: prices)
  }

  /// The scheduler numbers tasks with 32 bits. Lists, of which each needs memory, stay below.
  private func checkTaskCount(of campaigns: [CampaignDraft]) {
    var total = 0
    for campaign in campaigns {
      guard case .count(let count) = campaign.contacts else { continue }
      total += count
      guard total > Int(UInt32.max) else { continue }
      log.report(
        campaign.place.key("contacts"),
        "with this campaign all together have \(total) contacts, more than 4,294,967,295")
      return
    }
  }

  /// The latest end and a day, in which the calls that run then come to theirs (R9); without an
  /// end, a year and a day after the start.
  private func horizon(of campaigns: [CampaignDraft], from start: Instant) -> Instant {
    let open = start + .hours(24 * Int64(ZoneClocks.openEndDays))
    let ends = campaigns.map { campaign in
      // Calls that no campaign makes are single attempts: nothing is left to do a day later.
      let end = campaign.end ?? (campaign.isStream ? campaign.contacts.lastArrival : nil)
      return end.map { $0 + .hours(24) } ?? open
    }
    return ends.max() ?? open
  }

  /// A deadline is about lists: what comes one by one is never finished as long as it comes.
  private func checkDeadlineHasLists(_ campaigns: [CampaignDraft]) {
    guard let deadline = spec.deadline, log.isEmpty else { return }
    guard campaigns.allSatisfy({ $0.kind != .batch }) else { return }
    log.report(
      deadline.place, "waits for contact lists to be finished, but there is none",
      hint: "remove it; the report says how long calls wait that come one by one")
  }

  // MARK: The organisation

  var organisationName: String { spec.organisation?.name?.value ?? spec.name?.value ?? "" }

  /// Starts per second of the trunk (R34).
  private var trunk: Pace? {
    (spec.organisation?.startsPerSecond?.value).map { Pace(starts: $0, per: .seconds(1)) }
  }

  var organisationClock: ZoneClock? {
    // Every zone was known when it was read.
    try? clocks.clock(spec.organisation?.timezone?.value ?? "UTC")
  }

  private var probability: Double {
    spec.deadline?.probability?.value ?? spec.probability?.value ?? 0.95
  }

  private func deadline(after start: Instant?) -> Instant? {
    log.reportConflict(
      spec.deadline?.probability?.place, spec.probability?.place,
      keeping: "deadline.probability says it already")
    if let place = spec.probability?.place, spec.deadline == nil {
      log.report(place, "says how sure a deadline should be, but there is none")
    }
    guard let at = spec.deadline?.at, let clock = organisationClock else { return nil }
    let instant = clock.instant(of: at.value)
    if let start, instant <= start {
      log.report(
        at.place,
        "\(at.value) is not after the first campaign starts, "
          + clock.format(start, as: .weekdayDateTime))
    }
    return instant
  }

  private var prices: Prices? {
    guard let spec = spec.prices else { return nil }
    if !spec.value.hasPrice, log.isClean(below: spec.place) {
      log.report(
        spec.place, "gives no price",
        hint: "give at least one of slot, slot_day, slot_month, minute and call")
    }
    return spec.value.prices
  }

  // MARK: Workspaces

  /// A workspace, or the one that stands for an organisation without any.
  struct Workspace {
    let name: String
    /// Nil for the one that stands for the organisation: all slots are its own.
    let spec: Located<WorkspaceSpec>?
    let campaigns: [Located<CampaignSpec>]
  }

  private func checkedWorkspaces() -> [Workspace] {
    let written = spec.workspaces?.value ?? []
    log.reportDuplicates(written.compactMap(\.name), what: "workspaces")
    var all = written.map {
      Workspace(name: $0.name?.value ?? "", spec: $0, campaigns: $0.campaigns?.value ?? [])
    }
    if let direct = spec.campaigns {
      log.reportConflict(
        spec.workspaces?.place, direct.place,
        keeping: "put these campaigns into a workspace, or do without workspaces")
      all.append(Workspace(name: "main", spec: nil, campaigns: direct.value))
    } else if spec.workspaces == nil, spec.organisation?.inbound?.arrivals == nil,
      ["workspaces", "campaigns", "organisation"].allSatisfy({ log.isClean(below: root.key($0)) })
    {
      log.report(root, "the key \"workspaces\" or \"campaigns\" is missing")
    }
    for workspace in all {
      log.reportDuplicates(
        workspace.campaigns.compactMap(\.name), what: "campaigns of a workspace")
      checkSources(of: workspace)
    }
    return all
  }
}
