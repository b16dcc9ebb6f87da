import Foundation
import Scheduling
import Testing

@testable import Planning
@testable import Reporting

/// `result.json`: the same bytes for the same plan, and nothing in it that a program must guess.
@Suite struct ResultDocumentTests {
  @Test func thePlanIsWrittenWithEveryFigure() throws {
    try expectGolden(try ReportFolder.json(of: PlannedDay.report()), "plan.json")
  }

  @Test func theSamePlanGivesTheSameBytes() throws {
    let first = try ResultDocument(PlannedDay.report()).text()
    var report = try PlannedDay.report()
    // Where it is written and with which command is not a result.
    report.command = "dialcast plan elsewhere.yaml --threads 7 --output elsewhere"
    #expect(try ResultDocument(report).text() == first)
  }

  @Test func whatIsReadBackIsTheSame() throws {
    let document = try ResultDocument(PlannedDay.report())
    let read = try JSONDecoder().decode(
      ResultDocument.self, from: Data(try document.text().utf8))
    #expect(read == document)
    #expect(read.schema == "dialcast.result/1")
  }

  @Test func keysAreSortedAndUnknownsAreNull() throws {
    let text = try ResultDocument(
      PlannedDay.report(PlannedDay.plan(.infeasible, slots: nil))
    ).text()
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["use"] is [String: Any])
    #expect(object["cost"] is [String: Any])
    let verdict = try #require(object["verdict"] as? [String: Any])
    #expect(verdict["slots"] is NSNull)
    #expect(verdict["probability"] is NSNull)
    // The two-blank lines are those of the outermost object.
    let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }
      .map { $0.dropFirst(3).prefix { $0 != "\"" } }
    #expect(keys == keys.sorted())
    #expect(Set(keys.map(String.init)) == Set(object.keys))
  }

  @Test func aFigureThatIsNoNumberIsAnErrorAndNotWritten() throws {
    var document = try ResultDocument(PlannedDay.report())
    document.curve[0].probability = .nan
    #expect(throws: EncodingError.self) { try document.text() }
  }

  @Test func linesHaveNoMorePointsThanCanBeSeen() throws {
    var plan = PlannedDay.plan()
    let runs = 5_000
    plan.completion?.finished.instants = (0..<runs).map {
      PlannedDay.start + .minutes(400) + .seconds(Int64($0))
    }
    let bins = 1_250
    plan.course?.bins = bins
    plan.course?.open = Array(repeating: 1, count: bins)
    plan.course?.pools = [
      PoolCourse(
        pool: .init(rawValue: 1), own: 2, busy: (0..<bins).map { Double($0 % 5) },
        borrowed: Array(repeating: 0, count: bins), lent: Array(repeating: 0, count: bins))
    ]
    plan.course?.outcomes = [
      OutcomeCourse(outcome: .completed, calls: Array(repeating: 2, count: bins))
    ]
    plan.course?.bindings = []
    plan.course?.resolved = Array(repeating: Array(0..<bins), count: 5)
    let document = try ResultDocument(PlannedDay.report(plan))
    let steps = try #require(document.finish.first?.steps)
    #expect(steps.count == 300)
    #expect(steps.last?.probability == 1)
    let use = try #require(document.use)
    #expect(use.at.count == 250)
    // Five bins make one: levels are averaged, calls are added up, what grows keeps its last.
    #expect(use.binMs == 5 * PlannedDay.binMs)
    #expect(use.pools[0].own.allSatisfy { $0 == 2 })
    #expect(document.outcomes?.series.first { $0.name == "completed" }?.byBin.first == 10)
    #expect(document.progress?.p50.last == Double(bins - 1) / 50_000)
  }

  @Test(
    arguments: [
      ("organisation.slots", PlanInput.slots), ("workspaces.north.slots", nil),
      ("workspaces.north.campaigns.a.contacts.file", .contacts),
      ("campaigns.a.contacts", .contacts),
      ("campaigns.a.contacts.where.clinic", nil), ("campaigns.a.retry.intervals", .intervals),
      ("campaigns.a.retry.retries", nil), ("telephony.ours.human", .answers),
      ("telephony.ours.outcomes.completed.probability", .answers),
      ("telephony.ours.outcomes.busy.probability", nil),
      ("telephony.ours.answers.completed.talk.lognormal.mean", .talk),
      ("telephony.ours.ring_timeout", .ringing), ("seed", nil),
    ] as [(String, PlanInput?)])
  func inputsHaveTheEffectOfTheirKind(_ row: (path: String, input: PlanInput?)) {
    #expect(AssumptionEffects.input(at: row.path) == row.input)
    let text = AssumptionEffects(PlannedDay.sensitivity).text(of: row.path)
    if row.input == .slots { #expect(text == "−35 min … +44 min 30 s") }
    if row.input == nil { #expect(text == nil) }
  }

  @Test func fiftyDotsAreFiftyEquallyLikelyEnds() throws {
    var plan = PlannedDay.plan()
    // Runs that never finish are the last dots.
    plan.completion?.finished.missed = 100
    let finish = try #require(try ResultDocument(PlannedDay.report(plan)).finish.first)
    #expect(finish.dots.count == 50)
    #expect(finish.dots.count { $0 == nil } == 10)
    #expect(finish.dots.compactMap { $0?.text } == finish.dots.compactMap { $0?.text }.sorted())
  }

  @Test func nightsAreTheBinsInWhichNobodyMayBeCalled() throws {
    let closed = try #require(try ResultDocument(PlannedDay.report()).use?.closed)
    #expect(closed.map(\.from.text) == ["2026-11-27T20:00:00+05:30"])
    #expect(closed.map(\.to.text) == ["2026-11-28T09:00:00+05:30"])
  }
}

/// Wall-clock instants out of RFC 3339.
@Suite struct MomentTests {
  static let table: [(text: String, weekdayTime: String)] = [
    ("2026-11-27T18:00:00+05:30", "Fri 18:00"),
    ("2026-11-27T17:59:01+05:30", "Fri 18:00"),
    ("2026-11-27T17:59:00.001Z", "Fri 18:00"),
    ("2026-11-27T23:59:30-05:00", "Sat 00:00"),
    ("2026-12-31T23:59:59Z", "Fri 00:00"),
  ]

  @Test(arguments: table)
  func anInstantIsRoundedUpToTheMinute(_ row: (text: String, weekdayTime: String)) throws {
    let moment = try JSONDecoder().decode(Moment.self, from: Data("\"\(row.text)\"".utf8))
    #expect(moment.weekdayTime == row.weekdayTime)
  }
}
