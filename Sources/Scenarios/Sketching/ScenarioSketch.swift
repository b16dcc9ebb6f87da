public import Calendars
public import ContactLists
import Scheduling
import Statistics

/// A scenario to begin with: what a contact list tells, and guesses where it does not, each marked
/// `CHECK` for whoever knows better.
public struct ScenarioSketch: Sendable {
  /// The name of the scenario: lower-case letters, digits and hyphens.
  public let name: String
  /// The list as the document names it: relative to the folder of the document.
  public let file: String
  /// The country of numbers without a country code; nil: they all have one.
  public let region: String?
  /// Columns of the list that have names of their own.
  public let columnNames: ColumnNames
  /// The slots of the organisation, at least one.
  public let slots: Int
  /// When calling begins, on the clock of the organisation.
  public let start: WallTime
  /// By when it should be done.
  public let deadline: WallTime
  /// What the list tells.
  let findings: ListFindings
  /// The column whose every value becomes a workspace; nil: none.
  let column: String?

  /// What somebody said, and is therefore no guess.
  let given: Given

  /// What may be said rather than guessed.
  public struct Given: OptionSet, Sendable {
    /// A bit for each.
    public let rawValue: Int
    /// A set of what is said.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// When calling begins.
    public static let start = Given(rawValue: 1)
    /// By when it should be done.
    public static let deadline = Given(rawValue: 2)
    /// The slots of the organisation.
    public static let slots = Given(rawValue: 4)
  }

  /// The most workspaces that a column can make.
  public static let mostWorkspaces = 12

  /// A sketch.
  ///
  /// - Parameters:
  ///   - name: made into one that scenarios may have.
  ///   - column: a column of the list with at most `mostWorkspaces` values, each of which becomes a
  ///     workspace.
  ///   - given: which of these somebody said; the others are marked.
  /// - Throws: what is wrong with the column.
  public init(
    of list: ContactList, name: String, file: String, region: String? = nil,
    columns: ColumnNames = ColumnNames(), slots: Int = 10, start: WallTime, deadline: WallTime,
    by column: String? = nil, given: Given = []
  ) throws(SketchMistake) {
    precondition(slots >= 1, "nobody is called without a slot")
    self.name = Self.slug(name)
    self.file = file
    self.region = region
    columnNames = columns
    self.start = start
    self.deadline = deadline
    findings = ListFindings(list)
    if let column {
      let values = try findings.values(of: column)
      self.slots = max(slots, values.count)
    } else {
      self.slots = slots
    }
    // A slot for each workspace may be more than was said.
    self.given = self.slots == slots ? given : given.subtracting(.slots)
    self.column = column
  }

  /// A column that holds names of time zones and is not read as such; nil: there is none.
  public var unreadZones: String? { findings.unreadZones }

  /// The columns that divide the contacts into groups of some size, with how many values each has.
  public var columns: [(name: String, values: Int)] {
    findings.columns.filter { column in
      column.values.reduce(0) { $0 + $1.count } >= 4 * column.values.count
    }.map { ($0.name, $0.values.count) }
  }

  /// The document.
  public var text: String {
    let zone = findings.zone
    var lines = [
      "# Written by dialcast new. Lines with CHECK are guesses: put in what holds.",
      "# docs/scenario-reference.md has every key; dialcast check tells mistakes.",
      "", "scenario: \(name)", "", "organisation:",
      "  timezone: \(zone ?? "UTC")  # CHECK: the clock on your wall"
        + (zone == nil ? "" : "; this one is guessed from the list"),
      "  slots: \(slots)  # \(mark(.slots))calls that may run at once; plan finds how many it"
        + " takes",
      "",
      "deadline: {at: \(deadline), probability: 90 %}  # CHECK: "
        + (given.contains(.deadline) ? "" : "by when, and ") + "how surely", "",
    ]
    guard let column, let values = try? findings.values(of: column) else {
      lines.append("campaigns:")
      lines += campaign(condition: nil, indent: "  ")
      return lines.joined(separator: "\n") + "\n"
    }
    lines += [
      "# soft: also uses slots that others leave idle; hard: never more than its own. Either",
      "# lends what it leaves idle, unless it says lend: false.",
      "workspaces:",
    ]
    // Everybody has a slot, and what is left goes by contacts.
    let shares = Apportionment.largestRemainder(
      total: slots - values.count, weights: values.map(\.count))
    let names = Self.workspaceNames(values.map(\.text))
    for (place, ((value, name), share)) in zip(zip(values, names), shares).enumerated() {
      let condition = "{\(WrittenScalar.text(column)): \(WrittenScalar.text(value.text))}"
      if place == 1 {
        lines.append("  # The others call as \(names[0]) does (*calls), each its own contacts.")
      }
      lines += [
        "  - name: \(WrittenScalar.text(name))  # contacts: \(value.count)",
        "    slots: \(share + 1)  # CHECK: its own of the \(slots)",
        "    mode: soft  # CHECK", "    campaigns:",
      ]
      lines +=
        place == 0
        ? campaign(condition: condition, indent: "      ", anchor: "calls")
        : ["      - {<<: *calls, contacts: \(contacts(condition))}"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What stands before a comment on something that may be a guess.
  private func mark(_ what: Given) -> String { given.contains(what) ? "" : "CHECK: " }

  private func contacts(_ condition: String?) -> String {
    var contacts = ["file: \(WrittenScalar.text(file))"]
    let columns = columnNames.named.map { "\($0.role): \(WrittenScalar.text($0.column))" }
    if !columns.isEmpty { contacts.append("columns: {\(columns.joined(separator: ", "))}") }
    if let region { contacts.append("region: \(region)") }
    if let condition { contacts.append("where: \(condition)") }
    return "{\(contacts.joined(separator: ", "))}"
  }

  /// - Parameter anchor: by which other campaigns are like this one; nil: there are no others.
  private func campaign(condition: String?, indent: String, anchor: String? = nil) -> [String] {
    var lines = [
      "start: \(start)" + (given.contains(.start) ? "" : "  # CHECK"),
      "# When calls may start: CHECK.", "# \(findings.clock.asComment)",
      "hours: {days: Mon-Fri, from: \"09:00\", to: \"19:00\"}",
      "contacts: \(contacts(condition))",
    ]
    if case .numbers = findings.clock {
      lines.append("zone_of: number  # the list has no zones, and its numbers are of several")
    }
    if findings.hasAlternates {
      lines.append("alternates: clamp  # the next attempt calls the next number of the contact")
    }
    lines += [
      "# Who is called again, how often, how much later: CHECK. voicemail is not in it:",
      "# a message counts as done; add it to try again.",
      "retry: {retries: 2, interval: 2 h, outcomes: \(RetrySpec.retriedByDefault)}",
      "# How people answer and how long they talk: published averages. Put in what you measured:",
      "#   telephony: {based_on: reminder-b2c, human: 0.31, talk: 4 min}",
      "# human: CHECK: share of first calls that a person answers, of those to numbers that exist",
      "# talk: CHECK: how long a conversation takes; or {lognormal: {mean: 4 min, sd: 3 min}}",
      "# Other profiles, with theirs:",
    ]
    lines += Self.otherProfiles.map { "#   \($0)" }
    lines += Self.profiles.prefix(1).map {
      "telephony: \($0.name)  # human: \($0.human), talk: \($0.talkSeconds) s on average"
    }
    let head = anchor.map { ["\(indent)- &\($0)", "\(indent)  name: calls"] }
    return (head ?? ["\(indent)- name: calls"]) + lines.map { "\(indent)  \($0)" }
  }

  /// The built-in profiles, from the kindest, each with its share of calls that a person answers
  /// and the mean length of a conversation.
  private static var profiles: [(name: String, human: Double, talkSeconds: Int)] {
    BuiltInProfile.all.map { profile in
      (
        profile.name, (profile.humanOfExisting * 1000).rounded() / 1000,
        Int(Distribution.lognormal(mu: profile.talk.mu, sigma: profile.talk.sigma).mean.rounded())
      )
    }
  }

  private static var otherProfiles: [String] {
    profiles.dropFirst().map { "\($0.name): human \($0.human), talk \($0.talkSeconds) s" }
  }

  /// Names without what means something in a path of keys. Values that are the same without it
  /// are told apart by numbers: `A/B` and `A-B` become `A-B` and `A-B-2`.
  private static func workspaceNames(_ texts: [String]) -> [String] {
    var taken: Set<String> = []
    return texts.map { text in
      let plain = String(text.map { "./=[]\n\r".contains($0) ? "-" : $0 })
      let name = plain.isEmpty ? "(none)" : plain
      var free = name
      var number = 2
      while !taken.insert(free).inserted {
        free = "\(name)-\(number)"
        number += 1
      }
      return free
    }
  }

  private static func slug(_ text: String) -> String {
    let letters = text.lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    let words = String(letters).split(separator: "-").joined(separator: "-")
    return words.isEmpty ? "campaign" : words
  }
}

/// Why a list cannot be made into a scenario that way.
public struct SketchMistake: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong, and what would be right.
  public let description: String
}
