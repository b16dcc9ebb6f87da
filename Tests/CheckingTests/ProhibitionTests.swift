import Scheduling
import Testing

@testable import Checking
@testable import Scenarios
@testable import Simulating

/// What must never occur, seen in the log alone.
@Suite struct ProhibitionTests {
  /// A sentence and the first line of the log that breaks it; nil: none does.
  static let sentences: [(sentence: String, first: String?)] = [
    ("call outside hours", nil),
    ("call outside 09:00-09:05", "09:06, calls contact 1: a call at 09:06 on the contact's wall"),
    ("call outside 09:05-09:00", "09:00, calls contact 1: a call at 09:00 on the contact's wall"),
    ("call on Sat-Sun", nil),
    ("call on Mon", "09:00, calls contact 1: a call on Monday"),
    ("call before 09:00", nil),
    ("call before 09:01", "09:00, calls contact 1: a call too early"),
    ("call after 09:07", nil),
    ("call after 09:06", "09:06, calls contact 1: a call too late"),
    ("more than 2 running", nil),
    ("more than 1 running in calls", "09:00, calls contact 2: call number 2 at once"),
    ("more than 2 attempts of a contact", nil),
    ("more than 1 attempt of a contact", "09:06, calls contact 1: the second call to this contact"),
    ("more than 3 starts in 6 min", nil),
    ("more than 2 starts in 61 s", "09:01, calls contact 3: start number 3 within 1 min 1 s"),
    ("more than 2 starts in 1 min", nil),
    ("retry within 5 min", nil),
    ("retry within 301 s", "09:06, calls contact 1: called again 5 min after the last call ended"),
    ("two calls of a contact at once", nil),
  ]

  @Test(arguments: sentences.indices) func isSeenInTheLog(_ index: Int) async throws {
    let (sentence, first) = Self.sentences[index]
    let document = Documents.scripted.replacing("busy 3 min", with: "completed 3 min")
    let finding = try #require(try await Documents.finding("never: \(sentence)", in: document))
    if let first {
      #expect(finding.verdict == .failed)
      #expect(
        finding.details.first?.hasPrefix("replication 0: Mon 2026-11-23 \(first)") == true,
        "\(finding.details)")
    } else {
      #expect(finding.verdict == .passed, "\(sentence): \(finding.details)")
      #expect(finding.figures == "in none of 1 run")
    }
  }

  /// A scheduler that did everything wrong would be found out: R4, R9, R11, R28, R32.
  @Test func aLogOfWrongDoingsBreaksEveryRule() throws {
    let scenario = try Documents.load(Documents.scripted)
    let names = LogNames(scenario)
    let subject = try #require(
      try Documents.expecting("never: more than 1 running", in: Documents.scripted)
        .expectations.first)
    guard case .never(let prohibition) = subject.requirement else { return }
    let night = scenario.model.start + .hours(12)
    let log = [0, 0, 1].map { minute in
      CallRecord(
        start: night + .minutes(minute), ringMs: 600_000, talkMs: 0, task: TaskID(rawValue: 1),
        campaign: CampaignID(rawValue: 0), contact: 1, readyAt: night, attempt: 1,
        outcome: .completed, isBorrowed: false,
        slot: 0)
    }
    let rules: [Prohibition.Occurrence] = [
      .callOutsideHours, .running(moreThan: 2), .attemptsOfContact(moreThan: 2),
      .starts(moreThan: 1, within: .seconds(1)), .contactCalledTwiceAtOnce,
    ]
    for rule in rules {
      var watch = Watch(
        Prohibition(occurrence: rule, subject: prohibition.subject, runs: nil), names: names)
      for call in log { watch.see(TraceLine(at: call.start, event: .callStarted(call))) }
      #expect(watch.breaches.count > 0, "\(rule)")
    }
  }

  /// Ends stand before starts in the log: a slot that passes from one call to the next in the same
  /// millisecond is one slot (R3, R11), and a span of 60 s does not hold its end (R32).
  @Test func limitsAreExact() async throws {
    let line = Documents.scripted.replacing("slots: 2", with: "slots: 1")
    #expect(
      try await Documents.finding("never: more than 1 running", in: line)?.verdict == .passed)
    let paced = Documents.scripted.replacing(
      "order: as_listed", with: "order: as_listed\n    starts_per_minute: 1")
    #expect(
      try await Documents.finding("never: more than 1 start in 60 s", in: paced)?.verdict
        == .passed)
    #expect(
      try await Documents.finding("never: more than 1 start in 60.001 s", in: paced)?.verdict
        == .failed)
  }

  @Test func onlyTheFirstRunsAreLookedAt() async throws {
    let finding = try await Documents.finding(
      "never: more than 3 running in the first 5 runs", in: Documents.clinics)
    #expect(finding?.figures.hasSuffix("of 5 runs") == true, "\(finding?.figures ?? "")")
  }
}
