import ContactLists
import Foundation

/// What a contact list tells about the campaign that will call it.
struct ListFindings: Sendable {
  /// A column that divides the contacts.
  struct Column: Sendable {
    let name: String
    /// Its values with their contacts, the most frequent first, then by text.
    let values: [(text: String, count: Int)]
  }

  /// Where most contacts are: the zone that most name or, without any, that of most numbers of the
  /// country that has most; nil: the list does not tell.
  let zone: String?
  /// Whose clock the calling hours follow.
  let clock: HoursClock
  /// Whether contacts have further numbers.
  let hasAlternates: Bool
  /// The columns with two to `ScenarioSketch.mostWorkspaces` values.
  let columns: [Column]
  /// A column that holds names of time zones and is not read as such, since it is called otherwise;
  /// nil: there is none.
  let unreadZones: String?
  /// All columns of variables.
  private let names: [String]
  /// The columns with the same value everywhere, with that value.
  private let uniform: [(name: String, value: String)]
  /// The columns that Dialcast reads itself, and what they hold.
  private let taken: [(name: String, holds: String)]

  /// Zones of numbers are looked up for so many contacts: enough to see where most are.
  private static let sample = 2000

  /// Looks at a list. O(contacts × columns).
  init(_ list: ContactList) {
    let sample = 0..<min(list.count, Self.sample)
    let named = Self.tally((0..<list.count).compactMap { list.zone(of: $0) })
    if let first = named.first {
      zone = list.zones[first.value]
      clock = .column(list.zoneColumn ?? "timezone", zones: named.count)
    } else {
      let table = try? NumberZones()
      let numbers = sample.map { list.primaryNumbers[$0] }
      // Countries with many zones would lose against one with a single zone.
      let country = Self.tally(numbers.compactMap(\.region)).first?.value
      let zones = numbers.map { (country: $0.region, zones: table?.zones(of: $0) ?? []) }
      let there = zones.filter { $0.country == country }.map(\.zones)
      zone = Self.tally(there.compactMap { $0.count == 1 ? $0[0] : nil }).first?.value
      clock = Set(zones.map(\.zones)).count > 1 ? .numbers : .organisation
    }
    hasAlternates = sample.contains { !list.alternates(of: $0).isEmpty }
    names = list.variables.map(\.name)
    unreadZones =
      list.zoneColumn == nil
      ? list.variables.first { Self.holdsZones($0, contacts: sample) }?.name : nil
    let tallies = list.variables.compactMap { Self.column($0, contacts: list.count) }
    columns = tallies.filter { $0.values.count > 1 }
    uniform = tallies.filter { $0.values.count == 1 }.map { ($0.name, $0.values[0].text) }
    taken =
      list.numberColumns.map { ($0, "the numbers") }
      + (list.zoneColumn.map { [($0, "the time zones")] } ?? [])
  }

  /// The values of a column.
  func values(of name: String) throws(SketchMistake) -> [(text: String, count: Int)] {
    if let column = columns.first(where: { $0.name == name }) { return column.values }
    let usable = columns.map(\.name)
    let most = ScenarioSketch.mostWorkspaces
    let others =
      usable.isEmpty
      ? "no column has two to \(most) values" : "usable: \(usable.joined(separator: ", "))"
    if let column = taken.first(where: { $0.name.lowercased() == name.lowercased() }) {
      throw SketchMistake(
        description: "the column \"\(column.name)\" holds \(column.holds); \(others)")
    }
    guard names.contains(name) else {
      let near = Spelling.closest(to: name, among: names, limit: 1).first
      throw SketchMistake(
        description: "the list has no column \"\(name)\"; "
          + (near.map { "did you mean \"\($0)\"?" } ?? others))
    }
    let count =
      uniform.first { $0.name == name }.map { "only one value, \"\($0.value.prefix(40))\"" }
      ?? "more than \(most) values"
    throw SketchMistake(description: "the column \"\(name)\" has \(count); \(others)")
  }

  /// The values of a column; nil: more than can be workspaces.
  private static func column(_ variable: VariableColumn, contacts: Int) -> Column? {
    var counts: [String: Int] = [:]
    for contact in 0..<contacts {
      let text = String(variable[contact].trimmingBlanks)
      counts[text, default: 0] += 1
      if counts.count > ScenarioSketch.mostWorkspaces { return nil }
    }
    let values = counts.map { (text: $0.key, count: $0.value) }.sorted {
      ($1.count, $0.text) < ($0.count, $1.text)
    }
    return Column(name: variable.name, values: values)
  }

  /// Whether every value of a column, of which there is one at least, names a time zone.
  private static func holdsZones(_ variable: VariableColumn, contacts: Range<Int>) -> Bool {
    let values = Set(contacts.map { String(variable[$0].trimmingBlanks) }.filter { !$0.isEmpty })
    return !values.isEmpty
      && values.allSatisfy { $0.contains("/") && TimeZone(identifier: $0) != nil }
  }

  /// How often each value occurs, the most frequent first, then the least value.
  private static func tally<Value: Hashable & Comparable>(
    _ values: [Value]
  ) -> [(value: Value, count: Int)] {
    values.reduce(into: [Value: Int]()) { $0[$1, default: 0] += 1 }
      .map { (value: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }
}

extension String {
  /// Without white space at either end.
  fileprivate var trimmingBlanks: Substring {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return start[...last]
  }
}
