import Calendars
import Scheduling
import Simulating

extension ScenarioCompiler {
  /// Where the tasks of a campaign come from: a list, or one by one; nil only if a problem was
  /// reported.
  func source(
    of campaign: Located<CampaignSpec>, by clock: ZoneClock?,
    _ times: (start: Instant, end: Instant?)?
  ) -> CampaignDraft.Contacts? {
    guard campaign.kind?.value == .realtime else {
      if let place = campaign.arrivals?.place ?? campaign.patience?.place {
        log.report(
          place, "belongs to a realtime campaign, whose contacts come one by one",
          hint: "write kind: realtime")
      } else {
        reportMissing("contacts", campaign, campaign.contacts == nil, ContactsSpec.form.expected)
      }
      return contacts(of: campaign)
    }
    if let contacts = campaign.contacts {
      log.report(
        contacts.place, "belongs to a batch campaign; the contacts of this one come one by one",
        hint: "write arrivals: {per_hour: 60}, or arrivals: {file: list.csv}")
    }
    reportMissing(
      "arrivals", campaign, campaign.arrivals == nil && campaign.contacts == nil,
      "arrivals such as {per_hour: 60}")
    guard let arrivals = campaign.arrivals, let clock, let times else { return nil }
    if let until = arrivals.until, let end = times.end, clock.instant(of: until.value) > end {
      log.report(until.place, "\(until.value) is after the end of the campaign")
      return nil
    }
    return source(of: arrivals, by: clock, start: times.start, end: times.end)
  }

  /// Where arrivals come from; nil only if a problem was reported.
  func source(
    of arrivals: Located<ArrivalsSpec>, by clock: ZoneClock, start: Instant, end: Instant?
  ) -> CampaignDraft.Contacts? {
    let ways = [
      arrivals.perHour?.place ?? arrivals.weekly?.place, arrivals.file?.place,
      arrivals.tasks?.place,
    ].compactMap { $0 }
    if ways.count > 1 {
      log.report(
        ways[1], "mixes two ways to say who comes when", hint: "keep rates, file or tasks")
      return nil
    }
    reportStrayKeys(of: arrivals)
    if arrivals.perHour != nil || arrivals.weekly != nil {
      return rates(of: arrivals, by: clock, start: start, end: end).map { .rates($0) }
    }
    if let file = arrivals.tasks {
      return path(of: file, region: arrivals.region).map {
        .tasks(path: $0, name: file, region: arrivals.region)
      }
    }
    if let file = arrivals.file {
      return timedList(file, arrivals, by: clock, start: start, end: end)
    }
    if log.isClean(below: arrivals.place) {
      log.report(
        arrivals.place,
        "one of the keys \"per_hour\", \"weekly\", \"file\" and \"tasks\" is missing")
    }
    return nil
  }

  private func timedList(
    _ file: Located<String>, _ arrivals: Located<ArrivalsSpec>, by clock: ZoneClock,
    start: Instant, end: Instant?
  ) -> CampaignDraft.Contacts? {
    // Who came before the campaign is due when it starts.
    let from = arrivals.from.map { clock.instant(of: $0.value) } ?? .distantPast
    let open = max(start, from) + .hours(24 * Int64(ZoneClocks.openEndDays))
    let until = arrivals.until.map { clock.instant(of: $0.value) } ?? end ?? open
    guard from < until else {
      log.report(file.place, "nobody can come: from is not before until")
      return nil
    }
    return path(of: file, region: arrivals.region).map {
      .timedList(
        path: $0, name: file, region: arrivals.region,
        columns: columnNames(arrivals.columns), filter: ContactFilter(arrivals.filter?.value ?? []),
        column: arrivals.column,
        between: from..<until)
    }
  }

  /// Keys that mean nothing beside the others that are there.
  private func reportStrayKeys(of arrivals: Located<ArrivalsSpec>) {
    func report(_ place: Place?, _ message: String) {
      if let place { log.report(place, message) }
    }
    if arrivals.file == nil {
      report(arrivals.column?.place, "counts only with file")
      report(arrivals.filter?.place, "counts only with file")
      report(arrivals.columns?.place, "counts only with file")
      if arrivals.tasks == nil {
        report(arrivals.region?.place, "counts only with file or tasks")
      }
    }
    if arrivals.perHour == nil {
      report(arrivals.periods?.place, "counts only with per_hour")
      if arrivals.weekly == nil {
        report(arrivals.busyness?.place, "counts only with per_hour or weekly")
      }
    }
    if arrivals.tasks != nil {
      report(
        arrivals.from?.place ?? arrivals.until?.place,
        "tasks say themselves when they come: startAfter and endAfter")
    }
  }

  /// How long those who come wait; for ever where nothing is said.
  func patience(_ form: Located<PatienceForm>?) -> Patience {
    switch form?.value {
    case nil: .endless
    case PatienceForm.none?: .none
    case .lasting(let spec)?:
      form.flatMap { spec.distribution(at: $0.place, log) }.map { .drawn($0) } ?? .endless
    }
  }

  private func reportMissing(
    _ key: String, _ campaign: Located<CampaignSpec>, _ isMissing: Bool, _ expected: String
  ) {
    guard isMissing, log.isClean(below: campaign.place.key(key)) else { return }
    log.report(campaign.place, "the key \"\(key)\" is missing: \(expected)")
  }
}
