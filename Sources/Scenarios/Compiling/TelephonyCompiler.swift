import Scheduling
import Simulating
import Statistics

/// Turns telephony as it is written into models.
struct TelephonyCompiler {
  let spec: ScenarioSpec
  let outcomes: OutcomeNames
  let log: ProblemLog

  private var named: [Named<TelephonySpec>] { spec.telephony?.value ?? [] }
  private var names: [String] { BuiltInProfile.all.map(\.name) + named.map(\.name.value) }

  /// Checks all telephony that has a name, used or not.
  func checkNamed() {
    for entry in named {
      if BuiltInProfile.all.contains(where: { $0.name == entry.name.value }) {
        log.report(
          entry.name.place, "this profile is built in",
          hint: "choose another name, and write based_on: \(entry.name.value)")
      }
      _ = model(of: entry.value, inside: [entry.name.value])
    }
  }

  /// The model of a campaign's telephony; nil only if a problem was reported.
  func model(of form: Located<TelephonyForm>) -> TelephonyModel? {
    switch form.value {
    case .profile(let name): model(named: name, inside: [])
    case .inline(let spec): model(of: Located(value: spec, place: form.place), inside: [])
    }
  }

  private func model(named name: Located<String>, inside path: [String]) -> TelephonyModel? {
    if let profile = BuiltInProfile.all.first(where: { $0.name == name.value }) {
      return .people(profile.people)
    }
    if path.contains(name.value) {
      log.report(
        name.place, "is based on itself: \((path + [name.value]).joined(separator: " → "))")
      return nil
    }
    guard let entry = named.first(where: { $0.name.value == name.value }) else {
      log.report(
        name.place, "there is no telephony profile \"\(name.value)\"",
        hint: Spelling.suggestion(for: name.value, among: names))
      return nil
    }
    return model(of: entry.value, inside: path + [name.value])
  }

  private func model(of spec: Located<TelephonySpec>, inside path: [String]) -> TelephonyModel? {
    let keysOfPeople = spec.value.peoplePlaces
    let ways = [spec.outcomes?.place, spec.script?.place, keysOfPeople.first].compactMap { $0 }
    if ways.count > 1 {
      log.report(
        ways[1], "mixes two ways to say how people answer",
        hint: "write outcomes, or script, or the keys of people")
      return nil
    }
    if let rows = spec.outcomes {
      guard var table = table(rows) else { return nil }
      let completed = table.rows.first { $0.outcome == .completed }?.probability ?? 0
      guard let evidence = evidence(of: spec, share: completed, inside: path) else { return nil }
      table.evidence = evidence
      return .independent(table)
    }
    if let script = spec.script {
      if let place = spec.observed?.place ?? spec.standardError?.place {
        log.report(place, "a script is no estimate", hint: "remove it")
      }
      return lines(script).map { .scripted($0) }
    }
    guard let base = spec.basedOn else {
      if log.isClean(below: spec.place) {
        log.report(
          spec.place, "the key \"based_on\" is missing: a profile such as reminder-b2c",
          hint: "or write outcomes or script")
      }
      return nil
    }
    switch model(named: base, inside: path) {
    case .people(let profile):
      guard var adjusted = people(spec, adjusting: profile, inside: path),
        let evidence = evidence(of: spec, share: adjusted.humanMean, inside: path)
      else { return nil }
      // Counts are of the shares: those that stay keep theirs, with the luck of their name.
      if evidence.calls != nil || spec.value.hasShares { adjusted.evidence = evidence }
      return .people(adjusted)
    case nil: return nil
    default:
      log.report(
        base.place, "\(base.value) is a table or a script; only people can be built upon")
      return nil
    }
  }

  // MARK: Tables and scripts

  private func table(_ rows: Located<[Named<OutcomeSpec>]>) -> IndependentOutcomes? {
    checkSum(
      rows.value.compactMap { $0.value.probability?.value }, of: rows.value.count, at: rows.place,
      what: "probabilities")
    let compiled = rows.value.compactMap { row -> IndependentOutcomes.Row? in
      guard let outcome = outcomes.resolve(row.name, log) else { return nil }
      let talk = row.value.talk.map { $0.distribution(log) } ?? .constant(0)
      let callback = row.value.callbackAfter?.distribution(log)
      checkCallback(outcome, row.value.callbackAfter?.place, at: row.value.place)
      guard let probability = row.value.probability?.value,
        let ring = row.value.ring?.distribution(log), let talk
      else { return nil }
      return IndependentOutcomes.Row(
        outcome: outcome, probability: probability, ring: ring, talk: talk,
        callbackDelay: callback)
    }
    guard compiled.count == rows.value.count else { return nil }
    // *Completed* first: a higher answer rate then only turns other outcomes into answers.
    return IndependentOutcomes(
      rows: compiled.filter { $0.outcome == .completed }
        + compiled.filter { $0.outcome != .completed })
  }

  private func checkCallback(_ outcome: Outcome, _ after: Place?, at place: Place) {
    if outcome == .callback, after == nil {
      log.report(
        place, "the key \"callback_after\" is missing: when people ask to be called",
        hint: "write callback_after: 2 h")
    }
    if outcome != .callback, let after {
      log.report(after, "belongs to the outcome callback only")
    }
  }

  private func lines(_ script: Located<[Located<[Located<ScriptLine>]>]>) -> Script? {
    let contacts = script.value.map { contact in
      contact.value.compactMap { line -> Script.Line? in
        let name = Located(value: line.outcome, place: line.place)
        guard let outcome = outcomes.resolve(name, log) else { return nil }
        if outcome == .callback, line.callbackAfter == nil {
          log.report(
            line.place, "a callback needs the time asked for", hint: "write \"… then 2 h\"")
        }
        return Script.Line(
          outcome: outcome, ring: line.ring, talk: line.talk, callbackAfter: line.callbackAfter)
      }
    }
    guard !contacts.isEmpty, contacts.allSatisfy({ !$0.isEmpty }) else { return nil }
    return Script(lines: contacts)
  }

  /// Reports shares that do not add up to 1; rows that could not be read have their own report.
  func checkSum(_ shares: [Double], of count: Int, at place: Place, what: String) {
    let sum = shares.reduce(0, +)
    guard shares.count == count, log.isClean(below: place), abs(sum - 1) > 1e-9 else { return }
    let rounded = ((sum * 1e6).rounded() / 1e6).plain
    log.report(place, "the \(what) add up to \(rounded) instead of 1")
  }
}
