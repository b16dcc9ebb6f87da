import Calendars
import ContactLists
import Scheduling
import Simulating
import Statistics

/// A campaign that is right as far as its document goes.
struct CampaignDraft {
  let workspace: String
  var name: String
  var kind = CampaignKind.batch
  /// Whether no campaign makes these calls: they come in, or through the API.
  var isStream = false
  /// Where the campaign stands, and where its hours do if it has any.
  let place: Place
  var hoursPlace: Place
  var pool = PoolID.organisation
  var priority: CampaignPriority
  var start: Instant
  /// Whether it waits for the command to start.
  var isDraft = false
  var end: Instant?
  let clock: ZoneClock
  /// Nil: at any time.
  var hours: CallingHours?
  let legal: LegalEnvelope?
  let zoneOf: ZoneOf
  var contacts: Contacts
  var retry: RetryPolicy
  let attemptPriority: AttemptPriority
  let tieBreak: TieBreak
  var pace: Pace?
  var throttle: TimeSpan
  let aging: TimeSpan?
  let lease: Lease?
  let numbers: NumberDraft
  let telephony: TelephonyModel
  /// How long those who come wait for their first call.
  var patience = Patience.endless

  /// Who is called.
  enum Contacts {
    case count(Int)
    /// A list: its path on this machine, the path as the document names it, the country of its
    /// national numbers, the names of its columns, and whom of it the campaign calls.
    case list(
      path: String, name: Located<String>, region: Located<String>?, columns: ColumnNames,
      filter: ContactFilter)
    /// Nobody in particular, by chance.
    case rates(RateProfile)

    /// A list of contacts with the times at which they come: as `list`, the column of the times
    /// and the instants between which they count.
    case timedList(
      path: String, name: Located<String>, region: Located<String>?, columns: ColumnNames,
      filter: ContactFilter, column: Located<String>?, between: Range<Instant>)
    /// A file of realtime tasks.
    case tasks(path: String, name: Located<String>, region: Located<String>?)

    /// When the last of a stream has come at the latest; nil for a list.
    var lastArrival: Instant? {
      switch self {
      case .rates(let profile): profile.end
      case .timedList(
        path: _, name: _, region: _, columns: _, filter: _, column: _, let between):
        between.upperBound
      default: nil
      }
    }
  }

  /// Workspace and name, which no other campaign shares.
  var path: String { "\(workspace)/\(name)" }

  /// How many contacts it has, given those of its list.
  func count(of listed: CampaignContacts?) -> Int {
    if case .count(let count) = contacts { count } else { listed?.count ?? 0 }
  }

  /// The campaign of the model, with one set of windows for each combination of zones.
  func model(
    zones: ContactZones, contacts listed: CampaignContacts?, horizon: Instant,
    _ clocks: inout ZoneClocks, _ notes: inout [String], _ log: ProblemLog
  ) -> CampaignModel {
    let last = end ?? horizon
    var windows: [CallingWindows] = []
    var localClocks: [LocalClock] = []
    for set in zones.sets {
      // The reader of the list has refused unknown zones.
      let setClocks = set.compactMap { try? clocks.clock($0) }
      windows.append(self.windows(hours, in: setClocks, until: last))
      localClocks.append((setClocks.first ?? clock).localClock)
      if windows[windows.count - 1].openTime(from: start, to: last) == .zero {
        let message =
          "never open between \(clock.format(start, as: .weekdayDateTime)) and "
          + "\(clock.format(last, as: .weekdayDateTime)) in \(set.joined(separator: " and "))"
        // A number whose country has many zones is one contact's trouble, not the campaign's.
        if set.count > 1 {
          notes.append("\(workspace)/\(name): the hours are \(message).")
        } else {
          log.report(hoursPlace, message)
        }
      }
    }
    let arrivals = arrivals(of: listed, classes: zones.setOfContact)
    return CampaignModel(
      campaign: Campaign(
        pool: pool, kind: kind, isDraft: isDraft, priority: priority, start: start, end: end,
        retry: retry,
        attemptPriority: attemptPriority, windows: windows, tieBreak: tieBreak, pace: pace,
        throttle: throttle, aging: aging, lease: lease,
        numbers: numbers.rules(from: start, to: last)),
      streamKey: StreamKey("campaign/\(workspace)/\(name)"),
      taskCount: arrivals == nil ? count(of: listed) : 0,
      windowsOfTask: zones.sets.count > 1 && arrivals == nil ? zones.setOfContact : nil,
      telephony: telephony,
      clocks: localClocks, arrivals: arrivals)
  }

  /// The hours and the legal hours of the campaign, at which every clock has them (R7, R8).
  func windows(
    _ hours: CallingHours?, in clocks: [ZoneClock], until last: Instant
  ) -> CallingWindows {
    var windows = CallingWindows.always
    if let hours { windows = hours.windows(in: clocks, from: start, to: last) }
    if let legal {
      let allowed = legal.hours.excluding(legal.closesOnPublicHolidays ? holidays : [])
      windows = windows.intersection(allowed.windows(in: clocks, from: start, to: last))
    }
    return windows
  }

  private var holidays: [CivilDate] { hours?.excludedDates ?? [] }
}

extension ScenarioCompiler {
  /// A campaign; nil only if a problem was reported.
  func draft(
    of campaign: Located<CampaignSpec>, in workspace: String, _ profiles: TelephonyCompiler
  ) -> CampaignDraft? {
    let hours = callingHours(
      campaign.hours?.value, excluding: (campaign.holidays?.value ?? []).map(\.value))
    let retry = retryPolicy(campaign.retry)
    let telephony = campaign.telephony.flatMap(profiles.model)
    let patience = patience(campaign.patience)
    let zone = campaign.timezone?.value ?? spec.organisation?.timezone?.value ?? "UTC"
    let clock = try? clocks.clock(zone)
    let times = clock.flatMap { self.times(of: campaign, by: $0) }
    let contacts = source(of: campaign, by: clock, times)
    guard let clock, let times, let telephony, let contacts, let name = campaign.name?.value
    else { return nil }
    if let legal = campaign.legal, legal.closesOnPublicHolidays, campaign.holidays == nil {
      notes.append(
        "\(workspace)/\(name): \(legal.name) allows no calls on public holidays, "
          + "but the campaign names none under holidays.")
    }
    if let long = campaign.hours.flatMap({ Self.longNight(in: $0.value) }) {
      notes.append("\(workspace)/\(name): \(long)")
    }
    if let form = campaign.telephony?.value {
      uncalledHours.add(
        "\(workspace)/\(name)", form,
        open: [hours, campaign.legal?.value.hours].compactMap { $0 })
    }
    return CampaignDraft(
      workspace: workspace, name: name, kind: campaign.kind?.value ?? .batch,
      place: campaign.place,
      hoursPlace: campaign.hours?.place ?? campaign.legal?.place ?? campaign.place,
      priority: campaign.priority?.value ?? .normal, start: times.start,
      isDraft: campaign.draft?.value ?? false, end: times.end,
      clock: clock, hours: hours, legal: campaign.legal?.value,
      zoneOf: campaign.zoneOf?.value ?? .contact, contacts: contacts, retry: retry,
      attemptPriority: attemptPriority(of: campaign, maxAttempts: retry.maxAttempts),
      tieBreak: tieBreak(of: campaign), pace: pace(of: campaign),
      throttle: campaign.throttle?.value ?? .zero, aging: aging(of: campaign),
      lease: lease(of: campaign), numbers: numbers(of: campaign, retry: retry, by: clock),
      telephony: telephony, patience: patience)
  }

  /// Those who come one by one are called in the order of their coming, a list in any.
  private func tieBreak(of campaign: Located<CampaignSpec>) -> TieBreak {
    let byDefault = campaign.kind?.value == .realtime ? TaskOrder.asListed : .shuffled
    return (campaign.order?.value ?? byDefault) == .asListed ? .listOrder : .shuffled(seed: seed)
  }

  /// Starts per minute and their burst (R32).
  private func pace(of campaign: Located<CampaignSpec>) -> Pace? {
    if let burst = campaign.burst, campaign.startsPerMinute == nil {
      log.report(burst.place, "counts only with starts_per_minute; add that, or remove this")
    }
    return campaign.startsPerMinute.map {
      Pace(starts: $0.value, per: .minutes(1), burst: campaign.burst?.value ?? 1)
    }
  }

  private func times(
    of campaign: Located<CampaignSpec>, by clock: ZoneClock
  )
    -> (start: Instant, end: Instant?)?
  {
    guard let start = campaign.start.map({ clock.instant(of: $0.value) }) else { return nil }
    guard let end = campaign.end else { return (start, nil) }
    let instant = clock.instant(of: end.value)
    if instant <= start, let from = campaign.start {
      log.report(end.place, "\(end.value) is not after the start, \(from.value)")
      return nil
    }
    return (start, instant)
  }

  /// A window that crosses midnight and is open for more than half a day is meant seldom (R5): who
  /// writes 09:00 to 08:00 means the evening.
  private static func longNight(in form: HoursForm) -> String? {
    guard case .windows(let specs) = form else { return nil }
    for spec in specs {
      let from = spec.from?.value ?? CallingHours.standard.windows[0].opens
      let to = spec.to?.value ?? CallingHours.standard.windows[0].closes
      let seconds = to.secondsOfDay - from.secondsOfDay + 86_400
      guard to < from, seconds > 43_200 else { continue }
      let evening = LocalTime(secondsOfDay: to.secondsOfDay + 43_200).map { $0 > from ? $0 : nil }
      let meant = (evening ?? nil).map { "; did you mean to: \"\($0)\"?" } ?? "."
      let length = TimeSpan.seconds(Int64(seconds)).text
      return "the hours from \(from) to \(to) run over midnight, \(length) a day" + meant
    }
    return nil
  }

  /// The hours of a campaign (R4); nil: at any time.
  func callingHours(_ form: HoursForm?, excluding holidays: [CivilDate]) -> CallingHours? {
    guard let form else {
      return holidays.isEmpty ? nil : .allDay.excluding(holidays)
    }
    guard case .windows(let specs) = form else { return .standard.excluding(holidays) }
    let windows = specs.compactMap { spec -> CallingHours.Window? in
      let from = spec.from?.value ?? CallingHours.standard.windows[0].opens
      let to = spec.to?.value ?? CallingHours.standard.windows[0].closes
      do {
        return try CallingHours.Window(spec.days?.value ?? .workdays, from: from, to: to)
      } catch {
        if log.isClean(below: spec.place) { log.report(spec.place, "\(error)") }
        return nil
      }
    }
    return CallingHours(windows, excluding: holidays)
  }
}
