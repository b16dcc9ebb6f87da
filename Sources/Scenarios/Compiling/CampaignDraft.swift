import Calendars
import Scheduling
import Simulating
import Statistics

/// A campaign that is right as far as its document goes.
struct CampaignDraft {
  let workspace: String
  var name: String
  /// Where the campaign stands, and where its hours do if it has any.
  let place: Place
  var hoursPlace: Place
  var pool = PoolID.organisation
  var priority: CampaignPriority
  let start: Instant
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

  /// Who is called.
  enum Contacts {
    case count(Int)
    /// A list: its path on this machine, the path as the document names it, the country of its
    /// national numbers, and whom of it the campaign calls.
    case list(
      path: String, name: Located<String>, region: Located<String>?, filter: ContactFilter)
  }

  /// How many contacts it has, given those of its list.
  func count(of listed: CampaignContacts?) -> Int {
    if case .count(let count) = contacts { count } else { listed?.count ?? 0 }
  }

  /// The campaign of the model, with one set of windows for each combination of zones.
  func model(
    zones: ContactZones, count: Int?, horizon: Instant, _ clocks: inout ZoneClocks,
    _ notes: inout [String], _ log: ProblemLog
  ) -> CampaignModel {
    let last = end ?? horizon
    var windows: [CallingWindows] = []
    var localClocks: [LocalClock] = []
    for set in zones.sets {
      // The reader of the list has refused unknown zones.
      let setClocks = set.compactMap { try? clocks.clock($0) }
      windows.append(self.windows(in: setClocks, until: last))
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
    let taskCount: Int =
      if case .count(let count) = contacts { count } else { count ?? 0 }
    return CampaignModel(
      campaign: Campaign(
        pool: pool, isDraft: isDraft, priority: priority, start: start, end: end, retry: retry,
        attemptPriority: attemptPriority, windows: windows, tieBreak: tieBreak, pace: pace,
        throttle: throttle, aging: aging, lease: lease,
        numbers: numbers.rules(from: start, to: last)),
      streamKey: StreamKey("campaign/\(workspace)/\(name)"), taskCount: taskCount,
      windowsOfTask: zones.sets.count > 1 ? zones.setOfContact : nil, telephony: telephony,
      clocks: localClocks)
  }

  /// The hours and the legal hours, at which every clock has them (R7, R8).
  private func windows(in clocks: [ZoneClock], until last: Instant) -> CallingWindows {
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
    let contacts = contacts(of: campaign)
    let zone = campaign.timezone?.value ?? spec.organisation?.timezone?.value ?? "UTC"
    guard let clock = try? clocks.clock(zone), let times = times(of: campaign, by: clock),
      let telephony, let contacts, let name = campaign.name?.value
    else { return nil }
    if let legal = campaign.legal, legal.closesOnPublicHolidays, campaign.holidays == nil {
      notes.append(
        "\(workspace)/\(name): \(legal.name) allows no calls on public holidays, "
          + "but the campaign names none under holidays.")
    }
    return CampaignDraft(
      workspace: workspace, name: name, place: campaign.place,
      hoursPlace: campaign.hours?.place ?? campaign.legal?.place ?? campaign.place,
      priority: campaign.priority?.value ?? .normal, start: times.start,
      isDraft: campaign.draft?.value ?? false, end: times.end,
      clock: clock, hours: hours, legal: campaign.legal?.value,
      zoneOf: campaign.zoneOf?.value ?? .contact, contacts: contacts, retry: retry,
      attemptPriority: attemptPriority(of: campaign, maxAttempts: retry.maxAttempts),
      tieBreak: campaign.order?.value == .asListed ? .listOrder : .shuffled(seed: seed),
      pace: pace(of: campaign), throttle: campaign.throttle?.value ?? .zero,
      aging: aging(of: campaign), lease: lease(of: campaign),
      numbers: numbers(of: campaign, retry: retry, by: clock), telephony: telephony)
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
