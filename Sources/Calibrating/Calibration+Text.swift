import Scenarios
import Scheduling
import Simulating
import Statistics

extension Calibration {
  /// The calibration as a file that scenarios name under `calibration:`, every figure with where it
  /// comes from.
  public var text: String {
    typealias Figures = CalibrationFigures
    var lines = [
      "# Written by dialcast calibrate. A scenario beside this file reads it by",
      "#   calibration: FILE.yaml",
      "# and a campaign uses it by",
      "#   telephony: \(name)",
      "# docs/calibrating.md says what was counted and what was not.",
      "calibration: \(name)", "log:",
      "  file: \(WrittenScalar.quoted(log.file))", "  sha256: \(WrittenScalar.quoted(log.sha256))",
    ]
    if let days = log.days {
      lines += ["  from: \(days.lowerBound)", "  to: \(days.upperBound)"]
    }
    lines += hoursOfLog
    lines += ["  calls: \(log.used)", "  left_out: \(log.leftOut)"]
    lines += log.remarks.map { remark in
      "    # row \(remark.firstRow)"
        + (remark.rows > 1 ? " and \(Figures.count(remark.rows - 1)) more" : "")
        + ": \(remark.kind.rawValue)"
    }
    lines += ["telephony:", "  \(name):"]
    switch counts.basis {
    case .firstCalls: lines += people
    case .allCalls: lines += table
    }
    lines += fits
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: People

  private var people: [String] {
    typealias Figures = CalibrationFigures
    let calls = counts.calls
    let invalid = counts.count(.invalidNumber)
    var lines = [
      "    based_on: \(base)  # holds where the log does not tell",
      "    observed: \(calls)  # first calls, each to another contact; the first by \(firstBy)",
    ]
    if counts.isByDay { lines.append("    # Within a day it is the first by \(withinDay).") }
    if counts.ignoresAttempts {
      lines.append(
        "    # Attempts skip numbers: they count something else, and times tell the order.")
    }
    if counts.contactsWithoutFirst > 0 {
      lines.append(
        "    # Not counted: \(Figures.count(counts.contactsWithoutFirst, "contact")) whose first"
          + " call the log does not tell.")
    }
    lines += humanLines + hourLines
    lines.append(
      "    invalid: \(Figures.shares([invalid, calls - invalid])[0])"
        + (invalid == 0
          ? "  # \(withoutInvalid)"
          : "  # \(Figures.count(invalid)) of \(Figures.count(calls)) first calls"))
    lines += notHumanLines
    lines += [
      "    # The words of the log hold the errors of whatever detects machines.",
      "    machine_taken_for_human: 0", "    human_taken_for_machine: 0",
    ]
    lines += answerLines
    lines += line("ring", .ring, indent: "    ")
    lines += line("ring_timeout", .ringTimeout, indent: "    ")
    lines += line("voicemail_talk", .talk(.voicemail), indent: "    ")
    return lines
  }

  /// Why no first call was to a number that does not exist.
  private var withoutInvalid: String {
    if log.calls.contains(where: { $0.end == .outcome(.invalidNumber) }) {
      return "no first call"
    }
    return counts.count(.failed) > 0
      ? "the log names none: if there were any, they are among failed" : "the log names none"
  }

  /// What the first calls were told from, in words.
  private var firstBy: String {
    switch counts.order {
    case .time: counts.isByDay ? "day" : "time"
    case .attempt: "attempt"
    case .file: "the order of the file"
    }
  }

  /// What tells the calls of a day apart where times are days, in words.
  var withinDay: String {
    log.columns.attempt != nil
      ? "attempt"
      : counts.isNewestFirst
        ? "the order of the file, backwards, for it runs newest first" : "the order of the file"
  }

  private var humanLines: [String] {
    typealias Figures = CalibrationFigures
    guard counts.valid > 0 else { return ["    # No first call was to a number that exists."] }
    var lines = [
      "    human: \(Figures.shares([counts.persons, counts.nobody])[0])"
        + "  # \(Figures.count(counts.persons)) of \(Figures.count(counts.valid)) first calls to"
        + " numbers that exist"
    ]
    let later = Figures.count(counts.laterCalls, "later call")
    let answered = Figures.count(counts.laterPersons)
    if let reachability {
      let value = reachability.correlation
      let interval = reachability.interval(confidence: 0.95)
      lines.append(
        "    correlation: \(Self.rounded(value))  # \(answered) of \(later) answered; 95 %: "
          + "\(Self.rounded(interval.lowerBound)) to \(Self.rounded(interval.upperBound))")
    } else {
      lines.append(
        "    # correlation is that of \(base): \(answered) of \(later) answered; it takes"
          + " \(Self.fewestLaterPersons) of \(Self.fewestLaterCalls)")
    }
    return lines
  }

  private var notHumanLines: [String] {
    typealias Figures = CalibrationFigures
    guard counts.nobody > 0 else { return ["    # Somebody answered every first call."] }
    let seen = Outcome.ofNobody.filter { counts.count($0) > 0 }
    let rows = zip(seen, Figures.shares(seen.map(counts.count))).map { outcome, share in
      "      \(outcome.name): \(share)  # \(Figures.count(counts.count(outcome)))"
    }
    return ["    not_human:  # of \(Figures.count(counts.nobody)) first calls nobody answered"]
      + rows
  }

  private var answerLines: [String] {
    typealias Figures = CalibrationFigures
    guard counts.persons > 0 else {
      return ["    # Nobody answered a first call: answers are those of \(base)."]
    }
    let seen = Outcome.ofPersons.filter { counts.count($0) > 0 }
    var lines = ["    answers:  # of \(Figures.count(counts.persons, "person"))"]
    for (outcome, share) in zip(seen, Figures.shares(seen.map(counts.count))) {
      lines += [
        "      \(outcome.name):",
        "        share: \(share)  # \(Figures.count(counts.count(outcome)))",
      ]
      lines += line("talk", .talk(outcome), indent: "        ", otherwise: baseTalk(outcome))
    }
    return lines
  }

  // MARK: A table of outcomes

  private var table: [String] {
    typealias Figures = CalibrationFigures
    let seen = (Outcome.ofPersons + Outcome.ofNobody + [.invalidNumber])
      .filter { counts.count($0) > 0 }
    var lines = [
      "    # The log names no contacts, so that every call draws anew, whoever is called. People",
      "    # differ, and later calls reach fewer: what follows promises more of retries than they",
      "    # give (docs/telephony.md).",
      "    observed: \(counts.calls)  # calls", "    outcomes:",
    ]
    for (outcome, share) in zip(seen, Figures.shares(seen.map(counts.count))) {
      lines += [
        "      \(outcome.name):",
        "        probability: \(share)  # \(Figures.count(counts.count(outcome)))",
      ]
      let isPerson = Outcome.ofPersons.contains(outcome)
      let kind: LengthFinding.Kind? = isPerson ? .ring : outcome == .noAnswer ? .ringTimeout : nil
      let hold = isPerson ? basePeople.humanRing : baseHold(outcome).ring
      lines += line("ring", kind, indent: "        ", otherwise: hold)
      if isPerson || outcome == .voicemail {
        let talk = isPerson ? baseTalk(outcome) : baseHold(outcome).talk
        lines += line("talk", .talk(outcome), indent: "        ", otherwise: talk)
      }
      if outcome == .callback {
        lines.append(
          "        callback_after: \(basePeople.callbackDelay.written())  # that of \(base)")
      }
    }
    return lines
  }

  // MARK: Lengths

  /// A length with what is said about it before it, nothing but a remark where that of the profile
  /// stays.
  ///
  /// - Parameter otherwise: what is written in place of what the log does not tell; nil: nothing,
  ///   since it holds anyway.
  private func line(
    _ key: String, _ kind: LengthFinding.Kind?, indent: String, otherwise: Distribution? = nil
  ) -> [String] {
    typealias Figures = CalibrationFigures
    let finding = kind.flatMap(length)
    if let finding, case .fitted(let fit, let error) = finding.result {
      return finding.doubt(indent) + Self.judgement(fit, finding, error).map { "\(indent)# \($0)" }
        + ["\(indent)\(key): \(fit.distribution.written(observed: finding.moments.count))"]
    }
    if let finding, case .parts(let means, let nearest, let error) = finding.result {
      let why = ["as observed, in a hundred parts of the calls, for no family comes near:"]
      return finding.doubt(indent)
        + (why + Self.judgement(nearest, finding, error)).map { "\(indent)# \($0)" }
        + ["\(indent)\(key):", "\(indent)  observed: \(finding.moments.count)"]
        + Self.list("empirical", means, indent: indent + "  ")
    }
    if let finding, case .constant(let seconds) = finding.result {
      let calls = Figures.count(finding.moments.count, "call")
      let without =
        finding.zeros > 0 ? ", without \(Figures.count(finding.zeros)) of 0 s, not recorded" : ""
      let what = kind == .ringTimeout ? "the median of \(calls)\(without)" : "the same in \(calls)"
      return ["\(indent)\(key): \(Distribution.constant(seconds).written())  # \(what)"]
    }
    let why = finding.map { Self.absence($0) } ?? "not in the log"
    guard let otherwise else { return ["\(indent)# \(key) is that of \(base): \(why)"] }
    return ["\(indent)# that of \(base): \(why)", "\(indent)\(key): \(otherwise.written())"]
  }

  /// A list of lengths under its key, as many in a line as have room.
  static func list(_ key: String, _ seconds: [Double], indent: String) -> [String] {
    var lines = ["\(indent)\(key): ["]
    for (place, length) in seconds.enumerated() {
      let written = length == 0 ? "0 s" : CalibrationFigures.exactSeconds(length)
      let text = written + (place == seconds.count - 1 ? "]" : ",")
      if lines[lines.count - 1].count + text.count >= 98 { lines.append(indent + " ") }
      lines[lines.count - 1] += (lines[lines.count - 1].hasSuffix("[") ? "" : " ") + text
    }
    return lines
  }

  private static func absence(_ finding: LengthFinding) -> String {
    if finding.result == .notRecorded { return "0 s in every call, not recorded" }
    return "it takes \(LengthFinding.fewest), the log has \(finding.moments.count)"
  }

  /// How well a distribution fits, in two parts: `log-normal fits best of four: mean 54.2 s,
  /// observed 53.9 s` and `furthest off at p99: 190 s, observed 204 s`.
  static func judgement(
    _ fit: LengthFit, _ finding: LengthFinding, _ error: QuantileError?
  ) -> [String] {
    typealias Figures = CalibrationFigures
    let mean = Figures.seconds(fit.distribution.mean)
    let observed = Figures.seconds(finding.moments.mean)
    return ["\(fit.family.inWords) fits best of four: mean \(mean), observed \(observed)"]
      + (error.map { error in
        [
          "furthest off at p\(Int((error.level * 100).rounded())): "
            + "\(Figures.seconds(error.fitted)), observed \(Figures.seconds(error.observed))"
        ]
      } ?? [])
  }

  private func baseTalk(_ outcome: Outcome) -> Distribution {
    let human = basePeople.human
    return (human.first { $0.outcome == outcome } ?? human[0]).talk
  }

  private func baseHold(_ outcome: Outcome) -> (ring: Distribution, talk: Distribution) {
    basePeople.notHumanHold.first { $0.outcome == outcome }.map { ($0.ring, $0.talk) }
      ?? (basePeople.invalidHold, .constant(0))
  }

  static func rounded(_ correlation: Double) -> String {
    CalibrationFigures.number((correlation * 1000).rounded() / 1000)
  }
}
