import Scheduling
import Simulating
import Statistics

extension TelephonySpec {
  /// Where the keys of people stand, except `based_on`.
  var peoplePlaces: [Place] {
    [
      basedOn?.place, human?.place, correlation?.place, invalid?.place, notHuman?.place,
      concentration?.place, hourEffect?.place, attemptEffect?.place, answers?.place, talk?.place,
      ring?.place, ringTimeout?.place, voicemailTalk?.place, callbackAfter?.place,
      machineTakenForHuman?.place, humanTakenForMachine?.place,
    ].compactMap { $0 }
  }

  /// Whether any of the shares is written of which `observed` tells the counts.
  var hasShares: Bool {
    human != nil || invalid != nil || notHuman != nil || answers != nil
  }
}

extension TelephonyCompiler {
  /// What may happen when no person answers.
  private static let notHumanOutcomes: [Outcome] = [.voicemail, .noAnswer, .busy, .failed]

  /// A profile with everything that is written in place of what it says; nil only if a problem
  /// was reported.
  ///
  /// - Parameter path: the names of profiles that led here; empty where it is written in place.
  func people(
    _ spec: Located<TelephonySpec>, adjusting base: PeopleProfile, inside path: [String]
  ) -> PeopleProfile? {
    var profile = base
    if let human = spec.human { profile.humanMean = human.value }
    if let correlation = spec.correlation {
      if correlation.value >= 1 {
        log.report(
          correlation.place, "expected less than 1: at 1 nobody would ever change their ways")
      }
      profile.correlation = correlation.value
    }
    if let invalid = spec.invalid { profile.invalidShare = invalid.value }
    if let concentration = spec.concentration { profile.concentration = concentration.value }
    if let effect = spec.attemptEffect { profile.attemptEffect = effect.value }
    if let share = spec.machineTakenForHuman { profile.machineTakenForHuman = share.value }
    if let share = spec.humanTakenForMachine { profile.humanTakenForMachine = share.value }
    adjustTimes(spec, &profile)
    if let rows = spec.notHuman { profile.notHuman = notHuman(rows) }
    if let rows = spec.answers { profile.human = answers(rows) }
    adjustConversation(spec, &profile)
    adjustHours(spec, inside: path, &profile)
    return log.isClean(below: spec.place) ? profile : nil
  }

  /// The talk of persons who complete; whoever declines or asks for a callback keeps theirs.
  private func adjustConversation(_ spec: Located<TelephonySpec>, _ profile: inout PeopleProfile) {
    guard let talk = spec.talk else { return }
    log.reportConflict(
      spec.answers?.place, talk.place, keeping: "write it into answers, as the talk of completed")
    let completed = profile.human.indices.filter { profile.human[$0].outcome == .completed }
    if completed.isEmpty, spec.answers == nil {
      log.report(
        talk.place, "nobody completes a call in what this is based on",
        hint: "write answers, with a share and a talk for completed")
    }
    guard let length = talk.distribution(log) else { return }
    for place in completed { profile.human[place].talk = length }
  }

  private func adjustTimes(_ spec: Located<TelephonySpec>, _ profile: inout PeopleProfile) {
    if let ring = spec.ring?.distribution(log) { profile.humanRing = ring }
    if let delay = spec.callbackAfter?.distribution(log) { profile.callbackDelay = delay }
    let voicemailTalk = spec.voicemailTalk?.distribution(log)
    for index in profile.notHumanHold.indices {
      switch profile.notHumanHold[index].outcome {
      case .noAnswer:
        if let timeout = spec.ringTimeout {
          profile.notHumanHold[index].ring = .constant(timeout.seconds)
        }
      case .voicemail:
        if let voicemailTalk { profile.notHumanHold[index].talk = voicemailTalk }
      default: break
      }
    }
  }

  private func notHuman(_ rows: Located<[Named<Double>]>) -> [(outcome: Outcome, share: Double)] {
    checkSum(rows.value.map(\.value.value), of: rows.value.count, at: rows.place, what: "shares")
    return rows.value.compactMap { row in
      guard let outcome = outcomes.resolve(row.name, log) else { return nil }
      if !Self.notHumanOutcomes.contains(outcome) {
        let names = Self.notHumanOutcomes.compactMap(outcomes.name).joined(separator: ", ")
        log.report(row.name.place, "is nothing that happens without a person", hint: "use \(names)")
      }
      // A habit of shares that are all positive: what never happens is left out.
      return row.value.value > 0 ? (outcome, row.value.value) : nil
    }
  }

  private func answers(
    _ rows: Located<[Named<AnswerSpec>]>
  )
    -> [(outcome: Outcome, share: Double, talk: Distribution)]
  {
    checkSum(
      rows.value.compactMap { $0.value.share?.value }, of: rows.value.count, at: rows.place,
      what: "shares")
    let compiled = rows.value.compactMap {
      row -> (outcome: Outcome, share: Double, talk: Distribution)? in
      guard let outcome = outcomes.resolve(row.name, log), let share = row.value.share?.value,
        let talk = row.value.talk?.distribution(log)
      else { return nil }
      return (outcome, share, talk)
    }
    return compiled.filter { $0.outcome == .completed }
      + compiled.filter { $0.outcome != .completed }
  }
}
