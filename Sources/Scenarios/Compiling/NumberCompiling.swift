import Calendars
import ContactLists
import Foundation
import Scheduling

/// How a campaign uses numbers, as far as its document goes.
struct NumberDraft {
  /// Caps with a period on the calendar are compiled when the horizon is known.
  struct Cap {
    let count: Int
    let period: CapSpec.Period
    let clock: ZoneClock
    let scope: AttemptCap.Scope
  }

  /// Nil: only primary numbers are called.
  let alternates: NumberStrategy?
  /// As the document names them.
  let callerIDs: [String]
  let strategy: NumberStrategy
  let caps: [Cap]
  let quietAfterConversation: TimeSpan?

  /// No rules: every call has a number of its own.
  static let none = NumberDraft(
    alternates: nil, callerIDs: [], strategy: .rolling, caps: [], quietAfterConversation: nil)

  /// The rules for a campaign that runs in this span of time.
  func rules(from start: Instant, to end: Instant) -> NumberRules {
    NumberRules(
      alternates: alternates ?? .rolling,
      callerIDs: CallerIDs(count: max(1, callerIDs.count), strategy: strategy),
      caps: caps.map { cap in
        let period: AttemptCap.Period =
          switch cap.period {
          case .rolling(let span): .rolling(span)
          case .calendar(let unit):
            .calendar(cap.clock.periods(of: unit, from: start, to: max(start, end)))
          }
        return AttemptCap(cap.count, per: period, scope: cap.scope)
      }, quietAfterConversation: quietAfterConversation)
  }

  /// Whether calls of other campaigns, or of the past, to the same number matter.
  var asksAboutNumbers: Bool {
    quietAfterConversation != nil || caps.contains { $0.scope == .number }
  }
}

extension ScenarioCompiler {
  /// The numbers of a campaign (R26, R27).
  func numbers(
    of campaign: Located<CampaignSpec>, retry: RetryPolicy, by clock: ZoneClock
  ) -> NumberDraft {
    let legal = campaign.legal?.value
    let own = (campaign.caps?.value ?? []).compactMap { cap -> NumberDraft.Cap? in
      if let zone = cap.timezone, case .rolling? = cap.per?.value {
        log.report(zone.place, "counts only with per: day or week; a length of time has no zone")
      }
      guard let count = cap.atMost?.value, let period = cap.per?.value else { return nil }
      let zone = cap.timezone.flatMap { try? clocks.clock($0.value) } ?? clock
      return NumberDraft.Cap(
        count: count, period: period, clock: zone, scope: cap.scope?.value ?? .number)
    }
    let lawful = (legal?.caps ?? []).map {
      NumberDraft.Cap(count: $0.count, period: .rolling($0.per), clock: clock, scope: .contact)
    }
    let quiet = [campaign.quietAfterConversation?.value, legal?.quietAfterConversation]
    return NumberDraft(
      alternates: campaign.alternates?.value, callerIDs: callerIDs(of: campaign, retry: retry),
      strategy: campaign.callerIDs?.strategy?.value ?? .rolling, caps: own + lawful,
      quietAfterConversation: quiet.compactMap { $0 }.max())
  }

  private func callerIDs(
    of campaign: Located<CampaignSpec>, retry: RetryPolicy
  ) -> [String] {
    guard let spec = campaign.callerIDs, let numbers = spec.numbers else { return [] }
    log.reportDuplicates(numbers.value, what: "caller_ids")
    let isTooShort = numbers.value.count < retry.maxAttempts
    if spec.strategy?.value == .custom, isTooShort {
      log.report(
        numbers.place,
        "names \(numbers.value.count) of the \(retry.maxAttempts) numbers that custom needs, "
          + "one for each attempt (R27)",
        hint: "name \(retry.maxAttempts - numbers.value.count) more, or write strategy: clamp")
    }
    return numbers.value.map(\.value)
  }

  /// More attempts need more caller identities, where each attempt has its own.
  func checkCallerIDs(_ numbers: NumberDraft, _ retry: RetryPolicy, at place: Place) {
    let count = max(1, numbers.callerIDs.count)
    guard numbers.strategy == .custom, retry.maxAttempts > count else { return }
    log.report(
      place, "allows \(retry.maxAttempts) attempts, but the campaign names \(count) caller_ids",
      hint: "name one for each attempt, or write strategy: clamp")
  }

  /// The numbers that nobody calls; a list in a file is read later.
  func doNotCall(_ spec: Located<DoNotCallSpec>) -> DoNotCallDraft {
    log.reportConflict(spec.numbers?.place, spec.file?.place, keeping: "keep numbers or file")
    if spec.numbers == nil, spec.file == nil, log.isClean(below: spec.place) {
      log.report(spec.place, "the key \"numbers\" or \"file\" is missing")
    }
    let numbers = (spec.numbers?.value ?? []).compactMap { text -> PhoneNumber? in
      do {
        return try PhoneNumber(text.value, defaultRegion: spec.region?.value)
      } catch {
        log.report(text.place, "\(error)")
        return nil
      }
    }
    let path = spec.file.map {
      URL(
        fileURLWithPath: $0.value, relativeTo: URL(fileURLWithPath: folder, isDirectory: true)
      ).path
    }
    if let path, let file = spec.file, !FileManager.default.fileExists(atPath: path) {
      log.report(
        file.place, "there is no file \"\(file.value)\"",
        hint: NearbyFiles.suggestion(for: path, endings: [".csv", ".txt"]))
    }
    if spec.file == nil, let columns = spec.columns {
      log.report(columns.place, "counts only with file")
    }
    return DoNotCallDraft(
      numbers: numbers, path: path, name: spec.file, region: spec.region?.value,
      columns: columnNames(spec.columns))
  }
}

/// A do-not-call list that is right as far as its document goes.
struct DoNotCallDraft {
  let numbers: [PhoneNumber]
  let path: String?
  let name: Located<String>?
  let region: String?
  let columns: ColumnNames

  /// The numbers, those in the file read now; the file goes into the digest.
  func load(
    from cache: ContactListCache?, digest: inout ScenarioDigest, _ log: ProblemLog
  ) throws -> [PhoneNumber] {
    guard let path, let name else { return numbers }
    do {
      let list = try ContactListSource(path: path, region: region, columns: columns)
        .load(from: cache, digest: &digest)
      return numbers + list.primaryNumbers + (0..<list.count).flatMap { list.alternates(of: $0) }
    } catch let error as ContactListError {
      log.report(name.place, "\(error)")
      return numbers
    }
  }
}
