import Simulating
public import Statistics
import Scenarios

/// Telephony as a log has it: what was counted and fitted, with how well it is known.
public struct Calibration: Sendable {
  /// What the figures are about; also the name of the profile.
  public let name: String
  /// The profile that holds where the log does not tell.
  public let base: String
  /// The people of that profile.
  let basePeople: PeopleProfile
  /// The log.
  public let log: CallLog
  /// How calls ended.
  public let counts: CallCounts
  /// How much people differ; nil: the log does not tell.
  public let reachability: ReachabilityFit?
  /// How much the hour of the week matters.
  public let hours: HourFinding
  /// How long calls take.
  public let lengths: [LengthFinding]

  /// The later calls, and the answers among them, that it takes to tell how much people differ.
  public static let fewestLaterCalls = 100, fewestLaterPersons = 10

  /// Counts and fits.
  ///
  /// - Parameters:
  ///   - name: lower-case letters, digits and hyphens, first a letter; nil: made from the name of
  ///     the file.
  ///   - base: a profile that is built in.
  /// - Throws: what is wrong with the name or the profile, or that no contact's first call is in
  ///   the log.
  public init(
    of log: CallLog, name: String? = nil, basedOn base: String = "reminder-b2c"
  ) throws(CalibrationMistake) {
    guard let people = TelephonyProfiles.people(named: base) else {
      throw CalibrationMistake(
        .badRequest,
        "--based-on \(base): there is no such profile; there are "
          + TelephonyProfiles.names.joined(separator: ", "))
    }
    self.name = try name.map(Self.checked) ?? Self.name(ofFile: log.file)
    self.base = base
    basePeople = people
    self.log = log
    try Self.checkContacts(log)
    try Self.checkOrder(log)
    counts = CallCounts(log)
    guard counts.calls > 0 else {
      throw CalibrationMistake(
        .badLog,
        "\(log.file): no contact's first call can be told (\(log.columns)); name other columns with"
          + " --column, or none with --column contact=")
    }
    (reachability, hours) = Self.people(counts, of: log, otherwise: people.correlation)
    lengths = LengthFinding.all(of: log)
  }

  /// How much people differ, and how much hours do: what an hour does to a person depends on how
  /// people differ, and what a call tells of a person on its hour.
  private static func people(
    _ counts: CallCounts, of log: CallLog, otherwise base: Double
  ) -> (ReachabilityFit?, HourFinding) {
    func isEnough(_ calls: Int, _ answered: Int) -> Bool {
      calls >= fewestLaterCalls && answered >= fewestLaterPersons
    }
    let alike =
      isEnough(counts.laterCalls, counts.laterPersons)
      ? ReachabilityFit(first: Proportion(counts.persons, of: counts.valid), later: counts.later)
      : nil
    let found = HourFinding(counts, of: log, correlation: alike?.correlation ?? base)
    guard let alike, case .differ = found.result else { return (alike, found) }
    let (later, first) = counts.later(in: found.grouped.groups)
    guard isEnough(later.reduce(0) { $0 + $1.calls }, later.reduce(0) { $0 + $1.answered })
    else { return (alike, found) }
    guard let fit = alike.adjusted(for: later, in: first) else {
      var contradicted = found
      contradicted.isContradicted = true
      return (alike, contradicted)
    }
    return (fit, HourFinding(counts, of: log, correlation: fit.correlation))
  }

  /// Nobody is called so often: a column of another meaning has the name of one of contacts.
  private static let mostCallsPerContact = 50

  private static func checkContacts(_ log: CallLog) throws(CalibrationMistake) {
    guard log.contacts > 0, log.used > log.contacts * mostCallsPerContact else { return }
    let names = log.columns.contact.map { "“\(log.columns.header[$0])”" }
    throw CalibrationMistake(
      .badLog,
      "\(log.file): \(names.joined(separator: " and ")) has "
        + "\(CalibrationFigures.count(log.contacts, "value")) in"
        + " \(CalibrationFigures.count(log.used, "call")), too few to name contacts; say which"
        + " column does, --column contact=HEADER, or that none does, --column contact=")
  }

  /// Times that cannot be read, and nothing in their place: the first calls would be those on top
  /// of the file, which in many exports are the last, and so answered more often.
  private static func checkOrder(_ log: CallLog) throws(CalibrationMistake) {
    guard !log.columns.time.isEmpty, log.days == nil, log.columns.attempt == nil,
      log.contacts > 0, log.calls.count > log.contacts
    else { return }
    let names = log.columns.time.map { "“\(log.columns.header[$0])”" }
    throw CalibrationMistake(
      .badLog,
      "\(log.file): no time in \(names.joined(separator: " and ")) can be read, so that nobody can"
        + " tell which call to a contact was the first; write times as 2026-10-01 09:12:30, or say"
        + " --column time= if the file runs oldest first")
  }

  /// The correlation of two calls to one person, of the log or else of the profile.
  var correlation: Double { reachability?.correlation ?? basePeople.correlation }

  /// What was found of a length; nil: the log has none.
  func length(_ kind: LengthFinding.Kind) -> LengthFinding? { lengths.first { $0.kind == kind } }

  /// Words that YAML reads as something else than text.
  private static let readOtherwise: Set = ["true", "false", "null"]

  private static func checked(_ name: String) throws(CalibrationMistake) -> String {
    guard name.wholeMatch(of: #/[a-z][a-z0-9-]*/#) != nil else {
      throw CalibrationMistake(
        .badRequest,
        "--name \(name): write lower-case letters, digits and hyphens, first a letter, such as "
          + self.name(ofFile: name))
    }
    if readOtherwise.contains(name) {
      throw CalibrationMistake(
        .badRequest, "--name \(name): YAML reads it as no name; choose another, such as log-\(name)"
      )
    }
    if TelephonyProfiles.names.contains(name) {
      throw CalibrationMistake(
        .badRequest, "--name \(name): this profile is built in; choose another name")
    }
    return name
  }

  /// `Calls October.csv` becomes `calls-october`.
  private static func name(ofFile file: String) -> String {
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file[...]
    let letters = stem.lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    let words = String(letters).split(separator: "-").joined(separator: "-")
    let isName =
      words.first?.isLetter == true && !TelephonyProfiles.names.contains(words)
      && !readOtherwise.contains(words)
    return isName ? words : words.isEmpty ? "log" : "log-" + words
  }
}
