import Scenarios
import Scheduling
import Simulating

/// The calls of a run, to be held against a table of expected starts.
struct StartTable {
  private let calls: [RunRecord.Call]
  private let names: LogNames
  private let directory: ScenarioDirectory

  init(of record: RunRecord?, names: LogNames, clocks directory: ScenarioDirectory) {
    calls = record?.calls ?? []
    self.names = names
    self.directory = directory
  }

  /// Which call of which contact.
  private struct Key: Hashable, Comparable {
    var campaign: Int
    var row: Int
    var attempt: Int

    static func < (a: Key, b: Key) -> Bool {
      (a.campaign, a.row, a.attempt) < (b.campaign, b.row, b.attempt)
    }
  }

  /// Whether the table holds every call and no other; if not, what is different, in words.
  func finding(of expectation: Expectation, expected: [ExpectedStart]) -> Finding {
    var actual: [Key: RunRecord.Call] = [:]
    for call in calls {
      let campaign = Int(call.record.campaign.rawValue)
      let row = names.row(of: call.record.contact, in: campaign)
      actual[Key(campaign: campaign, row: row, attempt: Int(call.record.attempt))] = call
    }
    var differences: [(at: Instant, key: Key, text: String)] = []
    var seen: Set<Key> = []
    for start in expected {
      let key = Key(campaign: start.campaign, row: start.row, attempt: start.attempt)
      let isNew = seen.insert(key).inserted
      let text =
        isNew ? difference(start, actual[key]) : "the table has this call twice"
      if let text { differences.append((start.at, key, text)) }
    }
    for (key, call) in actual.sorted(by: { $0.key < $1.key }) where !seen.contains(key) {
      let clock = directory.campaigns[key.campaign].clock
      differences.append(
        (call.record.start, key, "not expected, starts \(Phrase.time(call.record.start, clock))"))
    }
    guard !differences.isEmpty else {
      return Finding(expectation, .passed, "\(Phrase.count(calls.count)) calls, as expected")
    }
    differences.sort { ($0.at, $0.key) < ($1.at, $1.key) }
    let details = differences.map { _, key, text in
      let label = directory.campaigns[key.campaign].contacts == nil ? "contact" : "row"
      return "\(names.name(of: key.campaign)) \(label) \(key.row), "
        + "\(Phrase.ordinal(key.attempt)) attempt: \(text)"
    }
    let noun = details.count == 1 ? "call differs" : "calls differ"
    return Finding(
      expectation, .failed, "\(Phrase.count(details.count)) \(noun)", details: details)
  }

  private func difference(_ wanted: ExpectedStart, _ call: RunRecord.Call?) -> String? {
    let clock = directory.campaigns[wanted.campaign].clock
    guard let call else {
      return "expected \(Phrase.time(wanted.at, clock)), never starts"
    }
    var parts: [String] = []
    if wanted.at != call.record.start {
      let reason =
        call.record.start > wanted.at ? ", because \(call.hold.rule) (\(call.hold.words))" : ""
      parts.append(Phrase.change(wanted.at, call.record.start, clock) + reason)
    }
    if let slot = wanted.slot, slot != call.row { parts.append("slot \(slot) → \(call.row)") }
    let outcome = directory.name(of: call.record.outcome) ?? ""
    if let expected = wanted.outcome, expected != outcome {
      parts.append("\(expected) → \(outcome)")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
