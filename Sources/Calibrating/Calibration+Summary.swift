import Scheduling
import Statistics

extension Calibration {
  /// What was read, and what of it was not used: a sentence a line.
  package var introduction: [String] {
    typealias Figures = CalibrationFigures
    let days = log.days.map { " from \($0.lowerBound) to \($0.upperBound)" } ?? ""
    let contacts =
      log.columns.contact.isEmpty ? "" : " to \(Figures.count(log.contacts, "contact"))"
    return [
      "\(log.file): \(Figures.count(log.used, "call"))\(contacts)\(days)", "  \(log.columns)",
    ]
      + log.remarks.map { remark in
        let others = remark.rows > 1 ? " and \(Figures.count(remark.rows - 1)) more" : ""
        return "  row \(remark.firstRow)\(others): \(remark.kind.rawValue)"
          + (remark.kind.leavesOut ? "; left out" : "")
      }
  }

  /// What was found, row by row: the figure, its value, its 95 % interval (empty where there is
  /// none), and what it rests on.
  package var figures: [[String]] {
    (shareRows + lengthRows).map { [$0.figure, $0.value, $0.interval, $0.basis] }
  }

  private typealias Row = (figure: String, value: String, interval: String, basis: String)

  private var shareRows: [Row] {
    typealias Figures = CalibrationFigures
    func row(_ figure: String, _ count: Int, _ whole: Int, _ what: String) -> Row? {
      guard whole > 0 else { return nil }
      let share = Proportion(count, of: whole)
      let interval = share.wilsonInterval(confidence: 0.95)
      return (
        figure, Figures.percent(share.value),
        "\(Figures.percent(interval.lowerBound)) to \(Figures.percent(interval.upperBound))",
        "\(Figures.count(count)) of \(Figures.count(whole)) \(what)"
      )
    }
    let first = counts.basis == .firstCalls
    var rows: [Row] = []
    guard first else {
      let kinds = Outcome.ofPersons + Outcome.ofNobody + [.invalidNumber]
      return rows
        + kinds.filter { counts.count($0) > 0 }.compactMap {
          row($0.name, counts.count($0), counts.calls, "calls")
        }
    }
    rows += [row("a person answers", counts.persons, counts.valid, "first calls")].compactMap { $0 }
    if let reachability {
      let interval = reachability.interval(confidence: 0.95)
      rows.append(
        (
          "correlation", Self.rounded(reachability.correlation),
          "\(Self.rounded(interval.lowerBound)) to \(Self.rounded(interval.upperBound))",
          Figures.count(counts.laterCalls, "later call")
        ))
    }
    let invalid = counts.count(.invalidNumber)
    if invalid > 0 {
      rows += [row("invalid numbers", invalid, counts.calls, "first calls")].compactMap { $0 }
    }
    for (kinds, whole, what) in [
      (Outcome.ofNobody, counts.nobody, "unanswered"),
      (Outcome.ofPersons, counts.persons, "persons"),
    ] {
      rows += kinds.filter { counts.count($0) > 0 }.compactMap {
        row($0.name, counts.count($0), whole, what)
      }
    }
    return rows
  }

  private var lengthRows: [Row] {
    typealias Figures = CalibrationFigures
    return lengths.compactMap { finding in
      let calls = Figures.count(finding.moments.count, "call")
      switch finding.result {
      case .tooFew, .notRecorded: return nil
      case .constant(let seconds):
        return (finding.kind.words, Figures.seconds(seconds), "", calls)
      case .fitted(let fit, _): return meanRow(finding, "\(calls), \(fit.family.inWords)")
      case .parts: return meanRow(finding, "\(calls), as observed")
      }
    }
  }

  private func meanRow(_ finding: LengthFinding, _ basis: String) -> Row {
    typealias Figures = CalibrationFigures
    let mean = finding.moments.estimate(confidence: 0.95)
    return (
      finding.kind.words, Figures.seconds(mean.mean),
      "\(Figures.seconds(max(0, mean.lower))) to \(Figures.seconds(mean.upper))", basis
    )
  }

  /// What the figures do not say by themselves: a sentence a line.
  package var remarks: [String] {
    typealias Figures = CalibrationFigures
    var remarks = log.unusedWords.map { "--outcome \"\($0)\": no call ended so" }
    if counts.basis == .allCalls {
      remarks.append(
        "no column names the contact: every call draws anew, and retries promise more than they"
          + " give; name it with --column contact=HEADER")
    } else {
      remarks += orderRemarks
      if reachability == nil {
        remarks.append(
          "the correlation is that of \(base): \(Figures.count(counts.laterPersons)) of"
            + " \(Figures.count(counts.laterCalls, "later call")) answered tell too little")
      }
      if counts.contactsWithoutFirst > 0, !isMostlyUncounted {
        remarks.append(
          "\(Figures.count(counts.contactsWithoutFirst, "contact")) not counted: the log does not"
            + " tell the first call")
      }
    }
    remarks += hourRemarks
    if counts.calls < 400 {
      remarks.append("thin: the shares rest on \(Figures.count(counts.calls, "call"))")
    }
    for finding in lengths {
      if let zeros = finding.zerosInWords { remarks.append("\(finding.kind.words): \(zeros)") }
      let calls = Figures.count(finding.moments.count, "call")
      switch finding.result {
      case .tooFew: remarks.append("\(finding.kind.words) is that of \(base): only \(calls)")
      case .notRecorded: remarks.append("\(finding.kind.words) is that of \(base): always 0 s")
      case .fitted(let fit, let error?):
        if LengthFinding.isFar(fit, error, finding.moments) {
          let judgement = Self.judgement(fit, finding, error).joined(separator: "; ")
          remarks.append("\(finding.kind.words): \(judgement)")
        }
        if finding.moments.count < LengthFinding.thin {
          remarks.append("thin: \(finding.kind.words) rests on \(calls)")
        }
      default: break
      }
    }
    return remarks
  }

  private var isMostlyUncounted: Bool { counts.contactsWithoutFirst > counts.calls }

  /// What tells the first call of a contact, where it is not times that everybody has.
  private var orderRemarks: [String] {
    typealias Figures = CalibrationFigures
    var remarks: [String] = []
    if isMostlyUncounted {
      let all = Figures.count(counts.contactsWithoutFirst + counts.calls, "contact")
      remarks.append(
        "MOST ARE NOT COUNTED: of \(all) the log does not tell the first call of"
          + " \(Figures.count(counts.contactsWithoutFirst)); if it has them all and its attempts"
          + " count something else, leave those aside with --column attempt=")
    }
    if counts.ignoresAttempts {
      remarks.append(
        "attempts skip numbers, so that times alone tell the first calls: right if attempts count"
          + " the calls to several numbers, wrong if calls are missing in the log")
    }
    guard log.calls.count > log.contacts else { return remarks }
    if counts.order == .file {
      remarks.append(
        "no times and no attempts: the first call of a contact is the first in the file"
          + (counts.laterCalls >= Self.fewestLaterCalls && counts.laterPersons == 0
            ? "; none of \(Figures.count(counts.laterCalls)) later ones was answered: does it run"
              + " newest first?" : ""))
    } else if counts.isByDay {
      remarks.append("times are days: within a day the first call is the first by \(withinDay)")
    }
    return remarks
  }
}

extension LengthFinding.Kind {
  /// The length in words.
  var words: String {
    switch self {
    case .ring: "ringing, answered"
    case .ringTimeout: "ringing, no answer"
    case .talk(let outcome): "talk, \(outcome.name)"
    }
  }
}
