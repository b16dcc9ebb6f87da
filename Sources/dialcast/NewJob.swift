import Calendars
import ContactLists
import Foundation
import Reporting
import Scenarios

/// The work of `dialcast new`, without its command line.
struct NewJob {
  /// The list as the user named it.
  var list: String
  /// The country of numbers without a country code.
  var region: String?
  /// Columns of the list that have names of their own.
  var columns: ColumnNames
  /// The column whose every value becomes a workspace.
  var column: String?
  /// The slots of the organisation; nil: ten, which is a guess.
  var slots: Int?
  /// When calling begins; nil: on `nextMonday`.
  var start: WallTime?
  /// By when it should be done; nil: four days later.
  var deadline: WallTime?
  /// The day on which the command is given.
  var today: CivilDate
  /// When calling begins if nobody says.
  var nextMonday: WallTime
  /// Where the scenario goes; nil: beside the list.
  var output: String?
  /// Whether a scenario that is there is replaced.
  var replaces: Bool

  /// What should be known of the times that were given, though it is no mistake.
  var notes: [String] {
    // Of a start that nobody named a deadline that has passed is a mistake.
    [("start", start), ("deadline", start == nil ? nil : deadline)].compactMap { name, time in
      guard let time, time.date < today else { return nil }
      return "the \(name) has passed: \(time)"
    }
  }

  /// The deadline that was given must be one.
  private func checkTimes() throws {
    let begin = start ?? nextMonday
    guard let deadline, (deadline.date, deadline.time) <= (begin.date, begin.time) else { return }
    if start == nil, deadline.date < today {
      throw Failure(
        "--deadline \(deadline) has passed; name one after the start, \(begin)", .usage)
    }
    throw Failure(
      "--deadline \(deadline) is not after the start, \(begin)"
        + (start == nil ? ", which is next Monday: say another with --start" : ""), .usage)
  }

  /// Reads the list and writes the scenario.
  ///
  /// - Returns: what to print, line by line.
  func write(progress: (Int) -> Void, isCancelled: () -> Bool) throws -> [String] {
    try checkTimes()
    try MisplacedList.refuseScenario(list)
    let path = output ?? Self.withoutExtension(list) + ".yaml"
    let document = URL(fileURLWithPath: path)
    var found = try found(columns, progress, isCancelled)
    var contacts: ContactList { found.contacts }
    guard contacts.count > 0 else {
      let lines =
        ["\(list): no row can be called"] + rejections(of: contacts)
        + found.otherColumns(inFile: list, region: region)
      throw Failure(lines.joined(separator: "\n"), .badInput)
    }
    var sketch = try sketch(of: found, for: document)
    if let zones = sketch.unreadZones, zones != column {
      var columns = found.columns
      columns.timezone = zones
      let zoned = try self.found(columns, progress, isCancelled)
      // A zone that nobody knows would leave out who can be called.
      if zoned.contacts.count == contacts.count {
        found = zoned
        sketch = try self.sketch(of: found, for: document)
      }
    }
    // After what is wrong with the list or the command, which --force would not put right.
    if !replaces, FileManager.default.fileExists(atPath: document.path) {
      throw Failure(
        "\(path): is there already; replace it with --force, which keeps the old one as "
          + "\(path).bak, or choose another with --output",
        .cannotWrite)
    }
    if isCancelled() { throw Failure.interrupted }
    let old = try KeptFile.keep(path, before: sketch.text)
    do {
      try Data(sketch.text.utf8).write(to: document, options: .atomic)
    } catch {
      throw Failure(
        "\(path): cannot be written; check the folder and its permissions", .cannotWrite)
    }
    var lines = findings(found, sketch)
    if let old {
      lines.append(
        "\(path): the old one is kept as \(old.path); lines of it that the new one has not: "
          + "\(old.lines)")
    }
    let checks = sketch.text.split(separator: "\n").dropFirst(2).count { $0.contains("CHECK") }
    lines.append("\(path): written; \(checks) lines are marked CHECK. Then:")
    lines.append("  " + CommandText.dialcast(["plan", path]))
    return lines
  }

  /// What the list holds, what was left out of it, and what could be made of it.
  private func findings(_ found: FoundList, _ sketch: ScenarioSketch) -> [String] {
    let contacts = found.contacts
    var lines = ["\(list): \(Self.contacts(contacts.count)) can be called"]
    lines += rejections(of: contacts, again: " --force")
    if contacts.rejected.count > min(Self.kinds(of: contacts.rejected).count, Self.mostKinds) {
      let folder = ReportFolder(path: PlanCommand.folder(ofScenario: sketch.name))
      lines.append(
        "  plan writes all \(contacts.rejected.count) with their reasons into "
          + folder.file(RejectFile.name))
    }
    lines += contacts.notes.map { "  note: \($0)" }
    lines.append("  " + found.columnsRead(besides: columns))
    if let zones = sketch.unreadZones {
      lines.append(
        "  the column \"\(zones)\" holds time zones and is not read: everybody is called by one"
          + " clock, unless --column \(CommandText.quoted("timezone=\(zones)"))")
    }
    if region != nil, let foreign = ForeignZones(contacts) {
      let (few, all) = (foreign.contacts, foreign.lookedAt)
      lines.append(
        "  \(few) of the first \(all) contacts have a time zone of another country than their"
          + " number, such as row \(foreign.row): \(foreign.zone), and a number of"
          + " \(foreign.country). Numbers of other countries need their country code.")
    }
    if let slots, sketch.slots > slots {
      lines.append("  \(sketch.slots) slots, not \(slots): one for each workspace")
    }
    if column == nil, let first = sketch.columns.first {
      let names = sketch.columns.prefix(4).map { "\($0.name) (\($0.values) values)" }
      lines.append(
        "  columns that divide the contacts: \(names.joined(separator: ", ")); a team for each"
          + " value: --by \(CommandText.quoted(first.name))")
    }
    return lines
  }

  private func found(
    _ columns: ColumnNames, _ progress: (Int) -> Void, _ isCancelled: () -> Bool
  ) throws -> FoundList {
    try FoundList(
      path: list, region: region, columns: columns, progress: progress, isCancelled: isCancelled)
  }

  private func sketch(of found: FoundList, for document: URL) throws -> ScenarioSketch {
    let source = URL(fileURLWithPath: list)
    let begin = start ?? nextMonday
    var given: ScenarioSketch.Given = []
    if start != nil { given.insert(.start) }
    if deadline != nil { given.insert(.deadline) }
    if slots != nil { given.insert(.slots) }
    let isBeside =
      source.deletingLastPathComponent().standardizedFileURL.path
      == document.deletingLastPathComponent().standardizedFileURL.path
    do throws(SketchMistake) {
      return try ScenarioSketch(
        of: found.contacts, name: document.deletingPathExtension().lastPathComponent,
        file: isBeside ? source.lastPathComponent : source.standardizedFileURL.path,
        region: region, columns: found.columns, slots: slots ?? 10, start: begin,
        deadline: deadline ?? WallTime(begin.date.adding(days: 4), Self.evening), by: column,
        given: given)
    } catch {
      throw Failure("\(list): \(error)", .badInput)
    }
  }

  /// What was left out, reason by reason, the most frequent first.
  ///
  /// - Parameter again: what else the command takes now that there is a scenario.
  private func rejections(of contacts: ContactList, again: String = "") -> [String] {
    let kinds = Self.kinds(of: contacts.rejected)
    var lines = kinds.prefix(Self.mostKinds).map { kind, rows in
      let others = rows.count > 1 ? " and \(rows.count - 1) more" : ""
      return "  left out: \(kind.what) \(rows[0].row)\(others): \(kind.reason)"
    }
    if kinds.count > Self.mostKinds {
      lines.append("  … and \(kinds.count - Self.mostKinds) reasons more")
    }
    let national = contacts.rejected.contains {
      $0.reason == .phone(.missingCountryCode) || $0.reason == .phone(.diallingPrefix)
    }
    if national, region == nil {
      let likely = Self.usualRegion(of: contacts) ?? "GB"
      lines.append(
        "  numbers as they are dialled in one country are read with, say, --region \(likely): the"
          + " same command again with --region \(likely)\(again)")
    }
    return lines
  }

  /// The country of most of the numbers that name theirs; nil if none does.
  private static func usualRegion(of contacts: ContactList) -> String? {
    let regions = contacts.primaryNumbers.prefix(1000).compactMap(\.region)
    let counts = Dictionary(grouping: regions) { $0 }.mapValues(\.count)
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// What was left out for one reason.
  private struct RejectedKind: Hashable {
    /// `row`, or `phone_2 of row` where the contact keeps its other numbers.
    let what: String
    let reason: String
  }

  /// What was left out, the most frequent first.
  private static func kinds(
    of rejected: [RejectedRow]
  ) -> [(kind: RejectedKind, rows: [RejectedRow])] {
    Dictionary(grouping: rejected) { row in
      RejectedKind(
        what: row.keepsContact ? "\(row.column.prefix(40)) of row" : "row",
        reason: kind(of: row.reason))
    }.map { ($0.key, $0.value) }.sorted { one, other in
      (other.rows.count, one.kind.what, one.kind.reason)
        < (one.rows.count, other.kind.what, other.kind.reason)
    }
  }

  /// So many reasons are told, each by its first row.
  private static let mostKinds = 6

  /// Duplicates name a row each, and are one kind all the same.
  private static func kind(of reason: RejectedRow.Reason) -> String {
    switch reason {
    case .duplicate: "the same number as an earlier row"
    // There is no scenario yet that could name the country.
    case .phone(.missingCountryCode):
      "no country code: name the country with --region, or write the number as +44…"
    case .phone(.diallingPrefix):
      "starts with 00, a dialling prefix: write + instead, or name the country with --region"
    default: reason.description
    }
  }

  private static func contacts(_ count: Int) -> String {
    let number = count.formatted(.number.locale(Locale(identifier: "en_US")))
    return count == 1 ? "1 contact" : "\(number) contacts"
  }

  private static func withoutExtension(_ path: String) -> String {
    (path as NSString).deletingPathExtension
  }

  private static let evening = LocalTime(hour: 18, minute: 0) ?? .endOfDay
}
