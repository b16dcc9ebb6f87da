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
  /// The column whose every value becomes a workspace.
  var column: String?
  /// The slots of the organisation.
  var slots: Int
  /// When calling begins.
  var start: WallTime
  /// By when it should be done; nil: four days later.
  var deadline: WallTime?
  /// Where the scenario goes; nil: beside the list.
  var output: String?
  /// Whether a scenario that is there is replaced.
  var replaces: Bool

  /// Reads the list and writes the scenario.
  ///
  /// - Returns: what to print, line by line.
  func write(progress: (Int) -> Void, isCancelled: () -> Bool) throws -> [String] {
    let path = output ?? Self.withoutExtension(list) + ".yaml"
    let document = URL(fileURLWithPath: path)
    if !replaces, FileManager.default.fileExists(atPath: document.path) {
      throw Failure(
        "\(path): is there already; choose another with --output, or replace it with --force",
        .cannotWrite)
    }
    let contacts = try loaded(progress, isCancelled)
    guard contacts.count > 0 else {
      let lines = ["\(list): no row can be called"] + rejections(of: contacts)
      throw Failure(lines.joined(separator: "\n"), .badInput)
    }
    let sketch = try sketch(of: contacts, for: document)
    do {
      try Data(sketch.text.utf8).write(to: document, options: .atomic)
    } catch {
      throw Failure(
        "\(path): cannot be written; check the folder and its permissions", .cannotWrite)
    }
    let checks = sketch.text.split(separator: "\n").dropFirst(2).count { $0.contains("CHECK") }
    var lines = ["\(list): \(Self.contacts(contacts.count)) can be called"]
    lines += rejections(of: contacts) + contacts.notes.map { "  note: \($0)" }
    if column == nil, let first = sketch.columns.first {
      let names = sketch.columns.prefix(4).map { "\($0.name) (\($0.values) values)" }
      lines.append(
        "  columns that divide the contacts: \(names.joined(separator: ", ")); a team for each"
          + " value: --by \(CommandText.quoted(first.name))")
    }
    lines.append("\(path): written; \(checks) lines are marked CHECK. Then:")
    lines.append("  " + CommandText.dialcast(["plan", path]))
    return lines
  }

  private func sketch(of contacts: ContactList, for document: URL) throws -> ScenarioSketch {
    let source = URL(fileURLWithPath: list)
    let isBeside =
      source.deletingLastPathComponent().standardizedFileURL.path
      == document.deletingLastPathComponent().standardizedFileURL.path
    do throws(SketchMistake) {
      return try ScenarioSketch(
        of: contacts, name: document.deletingPathExtension().lastPathComponent,
        file: isBeside ? source.lastPathComponent : source.standardizedFileURL.path,
        region: region, slots: slots, start: start,
        deadline: deadline ?? WallTime(start.date.adding(days: 4), Self.evening), by: column)
    } catch {
      throw Failure("\(list): \(error)", .badInput)
    }
  }

  private func loaded(_ progress: (Int) -> Void, _ isCancelled: () -> Bool) throws -> ContactList {
    do throws(ContactListError) {
      return try ContactList.load(
        path: list, options: .init(defaultRegion: region),
        progress: { progress(100 * $0.bytes / max(1, $0.totalBytes)) }, isCancelled: isCancelled)
    } catch {
      switch error {
      case .cancelled: throw Failure.interrupted
      case .missing, .isDirectory, .unreadable: throw Failure("\(error)", .missingInput)
      default: throw Failure("\(error)", .badInput)
      }
    }
  }

  /// What was left out, reason by reason, the most frequent first.
  private func rejections(of contacts: ContactList) -> [String] {
    var rows: [String: [RejectedRow]] = [:]
    for row in contacts.rejected where !row.keepsContact {
      rows[Self.kind(of: row.reason), default: []].append(row)
    }
    let sorted = rows.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    var lines = sorted.prefix(6).map { kind, rows in
      let others = rows.count > 1 ? " and \(rows.count - 1) more" : ""
      return "  left out: row \(rows[0].row)\(others): \(kind)"
    }
    if sorted.count > 6 { lines.append("  … and \(sorted.count - 6) reasons more") }
    let national = contacts.rejected.contains { $0.reason == .phone(.missingCountryCode) }
    if national, region == nil {
      lines.append("  numbers without a country code are read with, say, --region GB")
    }
    return lines
  }

  /// Duplicates name a row each, and are one kind all the same.
  private static func kind(of reason: RejectedRow.Reason) -> String {
    if case .duplicate = reason { return "the same number as an earlier row" }
    return reason.description
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
