import Calendars
import Scenarios
import Statistics

extension Calibration {
  /// The effect of the hour as a file has it.
  ///
  /// Where the log tells none there is none, whatever the profile says: `human` was counted in the
  /// hours of the log, and an effect that is relative to other hours would move it.
  var hourLines: [String] {
    typealias Figures = CalibrationFigures
    let key = "    hour_effect:"
    switch hours.result {
    case .notInLog: return ["\(key) none  # \(whyNotInLog)"]
    case .tooFew: return ["\(key) none  # \(whyTooFew)"]
    case .alike(let test):
      return [
        "\(key) none  # \(hours.grouped.groups.count) groups of hours differ by no more than luck"
          + " (p = \(Self.probability(test)))"
      ]
    case .differ(let fit):
      let indent = "      "
      let rows = zip(hours.factors, hours.sharesOutOfReach).map { row, share -> String in
        let (group, factor) = row
        let answered = group.answered
        let inRuns = share.map { "; in runs \(Figures.percent($0))" } ?? ""
        return "\(indent)\(group.window): {factor: \(Self.rounded(factor)), observed: "
          + "\(answered.trials)}  # \(Figures.percent(answered.value)) answered\(inRuns)"
      }
      return [
        "\(key)  # factors on the odds of an answer; hours differ by more than luck (p "
          + "\(Self.compared(fit.test)))"
      ] + rows
    }
  }

  /// Whether all times are numbers, so that no clock on a wall shows them.
  private var isSinceEpoch: Bool {
    !counts.isByDay && log.days != nil && log.calls.allSatisfy { $0.hourOfWeek == nil }
  }

  /// Why there are no first calls whose hours could matter.
  private var whyNotInLog: String {
    if counts.valid == 0 { return "no first call was to a number that exists" }
    return isSinceEpoch
      ? "times are seconds since 1970"
      : "the log does not tell at which hours first calls were made"
  }

  /// Why there are no two groups of hours.
  private var whyTooFew: String {
    let hoursOfDay = Set(counts.hours.called.hours.map { $0 % 24 })
    return hoursOfDay.count == 1
      ? "all first calls were in one hour of the day"
      : "too few calls to tell hours apart (\(HourGroups.fewestCalls) in a group,"
        + " \(HourGroups.fewestOfEach) answered, \(HourGroups.fewestOfEach) not)"
  }

  /// The hours in which the log has calls, and the zone on whose clock they are, as lines of its
  /// section `log`; none if it has no hours.
  var hoursOfLog: [String] {
    guard !hours.covered.isEmpty else { return [] }
    let windows = hours.covered.windows.sorted {
      ($0.weekdays.rawValue.trailingZeroBitCount, $0.opens)
        < ($1.weekdays.rawValue.trailingZeroBitCount, $1.opens)
    }
    return ["  hours:"] + windows.map { "    - \(WrittenScalar.quoted("\($0)"))" }
      + (log.timezone.map { ["  timezone: \($0)"] } ?? [])
  }

  /// The share of first calls that were answered, group by group: the hours, the calls, the share
  /// with its 95 % interval, and the factor on the odds; empty if the log tells nothing of hours.
  package var hourTable: [[String]] {
    typealias Figures = CalibrationFigures
    guard hours.grouped.groups.count > 1 else { return [] }
    let factors = hours.factors
    return hours.grouped.groups.enumerated().map { place, group in
      let interval = group.answered.wilsonInterval(confidence: 0.95)
      return [
        "\(group.window)", Figures.count(group.answered.trials),
        Figures.percent(group.answered.value),
        "\(Figures.percent(interval.lowerBound)) to \(Figures.percent(interval.upperBound))",
        factors.isEmpty ? "none" : "× \(Figures.factor(factors[place].factor))",
      ]
    }
  }

  /// What there is to know about the hours: a sentence a line.
  var hourRemarks: [String] {
    typealias Figures = CalibrationFigures
    var remarks: [String] = []
    if let zone = log.unusedTimezone {
      remarks.append(
        "--timezone \(zone) changes nothing: no time has an offset such as Z or +02:00, and hours"
          + " count as they are written")
    }
    guard counts.basis == .firstCalls else { return remarks }
    switch hours.result {
    case .notInLog:
      let isOnNoWall = counts.valid > 0 && isSinceEpoch
      remarks.append(
        "\(whyNotInLog): hour_effect is none"
          + (isOnNoWall
            ? "; say --timezone ZONE for the clock of who was called, and hours count" : ""))
      return remarks
    case .tooFew:
      remarks.append("\(whyTooFew): hour_effect is none")
    case .alike(let test):
      remarks.append(
        "hours of the day differ by no more than luck (p = \(Self.probability(test))): hour_effect"
          + " is none")
    case .differ(let fit):
      remarks.append(
        "hours differ by more than luck (p \(Self.compared(fit.test))); effects are what is left of"
          + " them, and are factors on the odds of each person")
    }
    if hours.sharesOutOfReach.contains(where: { $0 != nil }) {
      remarks.append(
        "HOURS DIFFER BY MORE THAN THEY CAN for people who differ so much (correlation"
          + " \(Self.rounded(correlation))): factors end at 0.01 and 100, and runs differ by less"
          + " than the log; were other people called at other hours?")
    }
    if hours.isContradicted {
      remarks.append(
        "LATER CALLS DO NOT SHOW THESE HOURS: does the log have all calls, and are their times"
          + " right? else write hour_effect: none into the file")
    }
    let together =
      hours.covered.subtracting(counts.hours.called).isEmpty ? "" : " (days counted together)"
    remarks.append(
      "first calls tell of \(hours.covered)\(together), by the clock of"
        + " \(log.timezone ?? "the log"), which is taken for that of who was called; of other hours"
        + " they tell nothing, and runs take them for average")
    if !hours.grouped.groups.isEmpty, hours.thinCalls > 0 {
      remarks.append(
        "too few to tell anything: \(Figures.count(hours.thinCalls, "first call"))"
          + " \(hours.grouped.thin)")
    }
    if log.hasUTC, hours.grouped.groups.count > 1 {
      remarks.append(
        "times are UTC, and hours are counted on that clock; say --timezone ZONE for that of who"
          + " was called")
    }
    return remarks
  }

  /// `0.42`.
  private static func probability(_ test: ChiSquareTest) -> String {
    CalibrationFigures.factor(test.pValue)
  }

  /// `= 0.012`, `< 0.001`.
  private static func compared(_ test: ChiSquareTest) -> String {
    test.pValue < 0.001 ? "< 0.001" : "= \(rounded(test.pValue))"
  }
}
