/// Which column of a call log holds what.
public struct LogColumns: Equatable, Sendable {
  /// What a column can hold.
  public enum Role: String, CaseIterable, Sendable {
    /// Who was called.
    case contact
    /// How the call ended.
    case outcome
    /// When it began.
    case time
    /// The how-many-eth call to the contact it was.
    case attempt
    /// How long it rang.
    case ring
    /// How long people talked.
    case talk
  }

  /// A column of lengths of time.
  public struct Length: Equatable, Sendable {
    /// Its place, from 0.
    public let column: Int
    /// What 1 stands for there, in seconds.
    public let unitSeconds: Double
  }

  /// The names of all columns.
  public let header: [String]
  /// The columns that together name a contact; empty: none does.
  public let contact: [Int]
  /// The column of the outcome.
  public let outcome: Int
  /// Those that together name whose attempts are counted.
  let task: [Int]
  /// Those that together, with a blank between them, hold the time; empty: there is none.
  public internal(set) var time: [Int]
  /// Those that may hold the time, the likeliest first: which do, their fields tell.
  let times: [[Int]]
  /// That of the number of the attempt; nil: there is none.
  public let attempt: Int?
  /// That of the ringing; nil: there is none.
  public let ring: Length?
  /// That of the talking; nil: there is none.
  public let talk: Length?

  /// Finds the columns by usual names.
  ///
  /// - Parameters:
  ///   - header: the first row.
  ///   - said: what the user says, as `outcome=HEADER`; `contact` and `time` may be said several
  ///     times, and a role without a header (`talk=`) has no column.
  ///   - path: what mistakes call the log.
  public init(
    header: [String], said: [String], path: String
  ) throws(CalibrationMistake) {
    let names = header.map(Self.trimmed)
    try Self.refuseDuplicates(names, path)
    var columns: [Role: [Int]] = [:]
    for text in said {
      let (role, column) = try Self.request(text, names, path)
      columns[role, default: []] += column.map { [$0] } ?? []
    }
    let taken = Set(columns.values.joined())
    let keys = names.indices.map { taken.contains($0) ? "" : Self.key(names[$0]) }
    func place(_ role: Role) -> Int? {
      if let said = columns[role] { return said.last }
      let usual = Self.usual[role] ?? []
      return usual.lazy.compactMap { keys.firstIndex(of: $0) }.first
    }
    guard let outcome = place(.outcome) else {
      throw CalibrationMistake(
        .badLog,
        "\(path): row 1 names no column for how calls ended, such as outcome, status, disposition"
          + " or result; it names \(Self.list(names)). "
          + (names.count { $0.first?.isNumber ?? false } > 1
            ? "That looks like a call: put a header line before it"
            : "Say which: --column outcome=HEADER"))
    }
    self.header = names
    self.outcome = outcome
    let own = Self.ownContact(keys)
    let named = Self.usual[.contact, default: []].lazy
      .compactMap { name in keys.firstIndex(of: name) }.first { own?.number != $0 }
    contact = columns[.contact] ?? named.map { [$0] } ?? own?.columns ?? []
    task = own?.columns == contact ? own?.task ?? contact : contact
    times = columns[.time].map(Self.joined) ?? Self.times(keys)
    time = times.first ?? []
    attempt = place(.attempt)
    ring = place(.ring).map { Length(column: $0, unitSeconds: Self.unitSeconds(names[$0])) }
    talk = place(.talk).map { Length(column: $0, unitSeconds: Self.unitSeconds(names[$0])) }
  }

  /// Of two columns of one name nobody knows which is meant.
  private static func refuseDuplicates(
    _ names: [String], _ path: String
  ) throws(CalibrationMistake) {
    var first: [String: Int] = [:]
    for (column, name) in names.enumerated() where !name.isEmpty {
      if let earlier = first.updateValue(column, forKey: name) {
        throw CalibrationMistake(
          .badLog,
          "\(path): columns \(earlier + 1) and \(column + 1) are both “\(name.prefix(60))”; rename"
            + " or remove one")
      }
    }
  }

  /// `attempts.csv` names contacts by the row of their list, which is one of a campaign, and
  /// numbers by their place; attempts count the calls to all numbers. In a log of somebody else a
  /// number is one that was called.
  private static func ownContact(
    _ keys: [String]
  ) -> (columns: [Int], task: [Int], number: Int?)? {
    guard let campaign = keys.firstIndex(of: "campaign"), let row = keys.firstIndex(of: "row")
    else { return nil }
    let isOurs = keys.contains("slot") && keys.contains("borrowed")
    let number = isOurs ? keys.firstIndex(of: "number") : nil
    return ([campaign, row] + (number.map { [$0] } ?? []), [campaign, row], number)
  }

  /// Day and time of day in columns of their own; else the columns with a usual name.
  private static func times(_ keys: [String]) -> [[Int]] {
    func first(_ names: [String]) -> Int? {
      names.lazy.compactMap { keys.firstIndex(of: $0) }.first
    }
    let single = Self.usual[.time, default: []].compactMap { name in
      keys.firstIndex(of: name).map { [$0] }
    }
    guard let day = first(["date", "call_date", "calldate", "start_date"]),
      let hour = first(["time", "call_time", "start_time", "start", "call_start", "started"])
    else { return single }
    return [[day, hour]] + single
  }

  /// Columns that are said to hold the time together, in the order in which they are said or the
  /// other.
  private static func joined(_ said: [Int]) -> [[Int]] {
    said.isEmpty ? [] : said.count == 1 ? [said] : [said, said.reversed()]
  }

  private static func request(
    _ text: String, _ names: [String], _ path: String
  ) throws(CalibrationMistake) -> (Role, Int?) {
    guard let sign = text.firstIndex(of: "="), let role = Role(rawValue: String(text[..<sign]))
    else {
      throw CalibrationMistake(
        .badRequest,
        "--column \"\(text)\": write it as role=HEADER; roles are "
          + Role.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let name = trimmed(String(text[text.index(after: sign)...]))
    if name.isEmpty, role != .outcome { return (role, nil) }
    let column =
      names.firstIndex(of: name) ?? names.firstIndex { $0.lowercased() == name.lowercased() }
    guard let column else {
      throw CalibrationMistake(
        .badRequest,
        "--column \"\(text)\": \(path) has no column \"\(name)\"; it has \(list(names))")
    }
    return (role, column)
  }

  /// The names in quotes, up to twenty of them.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(20).map { "“\($0.prefix(40))”" }.joined(separator: ", ")
    return names.count > 20 ? shown + " and \(names.count - 20) more" : shown
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

extension LogColumns {
  /// `Talk Time (ms)` becomes `talk_time`; a length's unit is no part of its name.
  private static func key(_ name: String) -> String {
    let words = words(name)
    let isUnit = words.count > 1 && units[words[words.count - 1]] != nil
    return (isUnit ? words.dropLast() : words[...]).joined(separator: "_")
  }

  private static func words(_ name: String) -> [String] {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { $0 != "in" }
  }

  /// The unit at the end of a name; seconds if there is none.
  private static func unitSeconds(_ name: String) -> Double {
    words(name).last.flatMap { units[$0] } ?? 1
  }

  private static let units: [String: Double] = [
    "ms": 0.001, "msec": 0.001, "millis": 0.001, "milliseconds": 0.001, "s": 1, "sec": 1,
    "secs": 1, "seconds": 1, "min": 60, "mins": 60, "minutes": 60,
  ]

  /// Usual names of each role, the surest first.
  private static let usual: [Role: [String]] = [
    .contact: [
      "contact", "contact_id", "contactid", "contact_no", "contact_number", "customer",
      "customer_id", "customer_no", "customer_number", "client", "client_id", "client_no",
      "client_number", "patient", "patient_id", "patient_no", "patient_number", "person",
      "person_id", "lead", "lead_id", "lead_no", "account", "account_id", "account_no",
      "account_number", "member_id", "recipient", "phone",
      "phone_number", "number", "msisdn", "to", "callee", "called", "called_number",
      "dialed_number", "dialled_number", "dst", "destination",
    ],
    .outcome: [
      "outcome", "call_outcome", "disposition", "call_disposition", "status", "call_status",
      "dialstatus", "dial_status", "result", "call_result",
    ],
    .time: [
      "start", "started", "started_at", "start_time", "call_start", "time", "timestamp",
      "datetime", "date_time", "date_created", "call_time", "call_date", "calldate", "created_at",
      "date",
    ],
    .attempt: [
      "attempt", "attempt_no", "attempt_number", "attempt_count", "try", "called_count",
    ],
    .ring: ["ring", "ringing", "ring_time", "ringtime", "ring_duration", "time_to_answer"],
    .talk: [
      "talk", "talk_time", "talktime", "talk_duration", "talking", "billsec", "billable",
      "conversation", "length", "duration", "call_duration",
    ],
  ]
}

extension LogColumns: CustomStringConvertible {
  /// `contact in phone, outcome in status, talk in billsec (s)`.
  public var description: String {
    func length(_ role: Role, _ length: Length?) -> String? {
      guard let length else { return nil }
      let unit = length.unitSeconds == 0.001 ? "ms" : length.unitSeconds == 60 ? "min" : "s"
      return "\(role) in \(header[length.column]) (\(unit))"
    }
    let places = contact.map { header[$0] }.joined(separator: " + ")
    return [
      contact.isEmpty ? nil : "contact in \(places)", "outcome in \(header[outcome])",
      time.isEmpty ? nil : "time in \(time.map { header[$0] }.joined(separator: " + "))",
      attempt.map { "attempt in \(header[$0])" },
      length(.ring, ring), length(.talk, talk),
    ].compactMap { $0 }.joined(separator: ", ")
  }
}
