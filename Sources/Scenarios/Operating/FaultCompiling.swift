import Calendars
import Scheduling
import Simulating
import Statistics

extension ScenarioCompiler {
  /// What goes wrong, in the order of the document.
  func faults() -> [NamedFault] {
    var faults: [NamedFault] = []
    for spec in spec.faults?.value ?? [] {
      let kinds = spec.value.kinds(self)
      guard kinds.count == 1 else {
        guard log.isClean(below: spec.place) else { continue }
        let found = kinds.map(\.name).joined(separator: " and ")
        log.report(
          spec.place,
          "expected one fault, such as outage, found \(found.isEmpty ? "none" : found)",
          hint: kinds.isEmpty ? nil : "write each as an element of the list")
        continue
      }
      let (name, span, kind) = kinds[0]
      guard let kind, let (from, until) = instants(of: span) else { continue }
      // Named by its kind and its place among these: other faults change nothing about its luck.
      let key = "fault/\(name)/\(faults.count { $0.name == name })"
      faults.append(
        NamedFault(
          name: name, fault: Fault(kind, from: from, until: until, streamKey: StreamKey(key))))
    }
    return faults
  }

  private func instants(
    of span: any LastingFault
  ) -> (from: Instant, until: Instant)? {
    guard let clock = organisationClock, let from = span.from else { return nil }
    guard let until = span.until else { return (clock.instant(of: from.value), .distantFuture) }
    let instants = (clock.instant(of: from.value), clock.instant(of: until.value))
    if instants.0 < instants.1 { return instants }
    log.report(until.place, "\(until.value) is not after the beginning, \(from.value)")
    return nil
  }

  /// The seconds of a fault; nil only if a problem was reported.
  fileprivate func seconds(
    _ spec: Located<DistributionSpec>?, default standard: Double = 0
  ) -> Distribution? {
    guard let spec else { return .constant(standard) }
    return spec.distribution(log)
  }
}

/// A fault and what the document calls it.
struct NamedFault {
  let name: String
  let fault: Fault
}

extension FaultSpec {
  fileprivate typealias Kind = (name: String, span: any LastingFault, kind: Fault.Kind?)

  /// The kinds that are written; one without a fault has a problem.
  fileprivate func kinds(_ compiler: ScenarioCompiler) -> [Kind] {
    var kinds: [Kind] = []
    if let outage {
      let kind = compiler.seconds(outage.after, default: 1).map {
        Fault.Kind.outage(probability: outage.probability?.value ?? 1, after: $0)
      }
      kinds.append(("outage", outage.value, kind))
    }
    if let rateLimit {
      let kind = compiler.seconds(rateLimit.after, default: 0.2).flatMap { seconds in
        rateLimit.perSecond.map { Fault.Kind.rateLimit(perSecond: $0.value, after: seconds) }
      }
      kinds.append(("rate_limit", rateLimit.value, kind))
    }
    return kinds + kindsOfNews(compiler) + otherKinds(compiler.log)
  }

  private func kindsOfNews(_ compiler: ScenarioCompiler) -> [Kind] {
    var kinds: [Kind] = []
    if let lateEnds {
      let kind = compiler.seconds(lateEnds.delay).map {
        Fault.Kind.lateEnds(probability: lateEnds.probability?.value ?? 1, delay: $0)
      }
      kinds.append(("late_ends", lateEnds.value, kind))
    }
    if let lostEnds {
      let kind = lostEnds.probability.map { Fault.Kind.lostEnds(probability: $0.value) }
      kinds.append(("lost_ends", lostEnds.value, kind))
    }
    if let repeatedEnds {
      let kind = compiler.seconds(repeatedEnds.delay).map {
        Fault.Kind.repeatedEnds(probability: repeatedEnds.probability?.value ?? 1, delay: $0)
      }
      kinds.append(("repeated_ends", repeatedEnds.value, kind))
    }
    return kinds
  }

  private func otherKinds(_ log: ProblemLog) -> [Kind] {
    var kinds: [Kind] = []
    if let lostSlots {
      kinds.append(
        ("lost_slots", lostSlots.value, lostSlots.slots.map { .lostSlots($0.value) }))
    }
    if let answers { kinds.append(("answers", answers.value, answers.kind(log))) }
    if let clock { kinds.append(("clock", clock.value, clock.kind(log))) }
    return kinds
  }
}

extension Located where Value == AnswersSpec {
  fileprivate func kind(_ log: ProblemLog) -> Fault.Kind? {
    log.reportConflict(
      value.factor?.place, value.logOddsPerHour?.place, keeping: "keep factor or log_odds_per_hour")
    if let factor = value.factor { return .answerFactor(factor.value) }
    if let perHour = value.logOddsPerHour {
      return .answerDrift(logOddsPerHour: perHour.value)
    }
    if log.isClean(below: place) {
      log.report(place, "the key \"factor\" or \"log_odds_per_hour\" is missing")
    }
    return nil
  }
}

extension Located where Value == ClockStepSpec {
  fileprivate func kind(_ log: ProblemLog) -> Fault.Kind? {
    log.reportConflict(value.ahead?.place, value.behind?.place, keeping: "keep ahead or behind")
    if let ahead = value.ahead { return .clockStep(ahead.value) }
    if let behind = value.behind { return .clockStep(.zero - behind.value) }
    if log.isClean(below: place) {
      log.report(place, "the key \"ahead\" or \"behind\" is missing")
    }
    return nil
  }
}

extension ScenarioSpec {
  /// The wall times of faults.
  var faultTimes: [WallTime] {
    (faults?.value ?? []).flatMap { fault -> [WallTime] in
      let spans: [(any LastingFault)?] = [
        fault.outage?.value, fault.rateLimit?.value, fault.lateEnds?.value,
        fault.lostEnds?.value, fault.repeatedEnds?.value, fault.lostSlots?.value,
        fault.answers?.value, fault.clock?.value,
      ]
      return spans.flatMap { [$0?.from?.value, $0?.until?.value] }.compactMap { $0 }
    }
  }
}
