import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning
@testable import Reporting

@Suite("The conclusion of a plan")
struct PlanConclusionTests {
  private typealias Clinic = PlannedClinics

  @Test func sized() throws {
    let hard = Clinic.sizing(.hard, .decided, 57, nil, below: nil, split: [41, 16])
    let conclusion = try Clinic.conclusion(Clinic.plan(.sized, sizings: [Clinic.sizing(), hard]))
    #expect(
      conclusion.headline
        == "42 soft slots finish all contacts by Mon 18:00 with at least 95 % probability.")
    #expect(
      conclusion.lead == [
        "Estimated 96.3 % (95 % confidence: 95.1–97.4 %).",
        "Half of all runs finish by Mon 16:49, 95 % by Mon 17:34 (95 % confidence: Mon 17:29 to"
          + " Mon 17:39).",
        "57 hard slots (in today's proportion: 41/16) would be needed for the same.",
      ])
    #expect(conclusion.mood == .good && conclusion.sharing == nil)
  }

  /// Only what was decided is told as a number; the rest says how it falls short.
  @Test(
    "other ways to share need no more than is known",
    arguments: [
      (
        Sizing.Outcome.decided, 0.951,
        "57 hard slots (in today's proportion: 41/16) would be needed"
      ),
      (.tooClose, 0.951, "At most 57 hard slots (in today's proportion: 41/16) would be needed"),
      (.tooClose, 0.93, "About 57 hard slots (in today's proportion: 41/16) would be needed"),
    ])
  func others(outcome: Sizing.Outcome, lower: Double, says: String) throws {
    let hard = Clinic.sizing(
      .hard, outcome, 57, Clinic.estimate(57, 99, of: 100, lower, 1), below: nil, split: [41, 16])
    let conclusion = try Clinic.conclusion(Clinic.plan(.sized, sizings: [Clinic.sizing(), hard]))
    #expect(conclusion.lead.last == says + " for the same.")
    let least = Clinic.sizing(
      .soft, outcome, 42, Clinic.estimate(42, 99, of: 100, lower, 1), below: nil)
    let given = try Clinic.conclusion(Clinic.plan(.givenLate, slots: 40, sizings: [least]))
    let word = says.prefix { $0 != "5" }
    #expect(given.lead.contains("\(word)42 soft slots would reach 95 %."), "\(given.lead)")
  }

  @Test func sizedByRunsThatAreAllOnTime() throws {
    let all = Clinic.estimate(1, 128, of: 128, 0.95049, 1)
    let conclusion = try Clinic.conclusion(
      Clinic.plan(
        .sized, slots: 1, sharing: .asWritten, onTime: all,
        sizings: [Clinic.sizing(.asWritten, .decided, 1, all, below: nil)]))
    #expect(conclusion.headline.hasPrefix("1 slot finishes all contacts by Mon 18:00"))
    #expect(
      conclusion.lead[0] == "Estimated at least 95.0 % (95 % confidence; all 128 runs).")
  }

  @Test(
    "given slots are judged in these words",
    arguments: [
      (PlanVerdict.Code.givenOnTime, 970, "40 soft slots are enough: 97.0 % likely", "good"),
      (.givenLate, 120, "40 soft slots are too few: 12.0 % likely", "bad"),
      (.givenUndecided, 950, "40 soft slots, too close to call: 95.0 % likely", "open"),
      (.givenLate, 0, "40 soft slots are too few: none of 1,000 runs finishes", "bad"),
      (.givenOnTime, 1000, "40 soft slots are enough: all 1,000 runs finish", "good"),
    ])
  func given(code: PlanVerdict.Code, onTime: Int, says: String, mood: String) throws {
    let estimate = Clinic.estimate(40, onTime, of: 1000, 0.1, 0.14)
    let conclusion = try Clinic.conclusion(Clinic.plan(code, slots: 40, onTime: estimate))
    #expect(conclusion.headline.hasPrefix(says + " "), "\(conclusion.headline)")
    #expect(conclusion.headline.contains("by Mon 18:00"))
    #expect(conclusion.mood.rawValue == mood)
    let other = code == .givenOnTime ? "42 soft slots would do." : "42 soft slots would reach 95 %."
    #expect(conclusion.lead.contains(other))
  }

  @Test(
    "an interval never ends in 0 % or 100 %",
    arguments: [
      (0.951, 0.974, "95.1–97.4 %"), (0.9519, 1.0, "at least 95.1 %"),
      (0.0, 0.31, "at most 31.0 %"), (0.0, 1.0, "unknown"),
    ])
  func intervals(lower: Double, upper: Double, text: String) {
    #expect(PlanWords.interval(Clinic.estimate(42, 9, of: 10, lower, upper)) == text)
  }

  @Test func undecided() throws {
    let below = Clinic.estimate(41, 378, of: 400, 0.935, 0.955)
    let sizing = Clinic.sizing(.soft, .tooClose, 42, below: below, toDecide: 5612)
    let conclusion = try Clinic.conclusion(Clinic.plan(.undecided, sizings: [sizing]))
    #expect(conclusion.headline == "41 or 42 soft slots: too close to call at this budget.")
    #expect(
      conclusion.lead.prefix(3) == [
        "With 41: 94.5 % (95 % confidence: 93.5–95.5 %).", "Using 42 is safe.",
        "--replications 5700 would probably decide.",
      ])
    #expect(conclusion.mood == .open)
  }

  @Test func undecidedWithoutASafeNumber() throws {
    let unsure = Clinic.estimate(42, 60, of: 60, 0.92, 1)
    let sizing = Clinic.sizing(.soft, .tooClose, 42, unsure, toDecide: 130)
    let conclusion = try Clinic.conclusion(
      Clinic.plan(.undecided, onTime: unsure, sizings: [sizing]))
    #expect(conclusion.headline == "42 soft slots or more: too close to call at this budget.")
    #expect(!conclusion.lead.contains { $0.contains("safe") })
    var open = Clinic.sizing(.soft, .open, nil, nil, below: nil)
    var plan = Clinic.plan(.undecided, slots: nil, sizings: [open])
    let close = try Clinic.conclusion(plan)
    #expect(close.headline.hasPrefix("No number of slots was shown to reach 95 % by Mon 18:00"))
    #expect(close.lead[0].hasPrefix("With a slot for everybody: at least 60.0 %"))
    #expect(close.lead[1].contains("later --deadline"), "what to do now")
    open.replicationsToDecide = 412
    let few = try Clinic.conclusion(Clinic.plan(.undecided, slots: nil, sizings: [open]))
    #expect(few.lead[1] == "--replications 420 would probably decide.")
    plan.effort.ending = .interrupted
    #expect(try Clinic.conclusion(plan).headline.hasPrefix("No answer yet"))
  }

  static let obstacles: [(Obstacle, String)] = [
    (
      .retryChain(
        campaign: CampaignID(rawValue: 0), attempts: 3,
        lastAttempt: Clinics.start + .hours(10), feasibleIntervalShare: 0.6),
      "Who needs all 3 attempts of north/reminders gets the last one no earlier than Mon 19:00."
        + " Intervals of 60 % of what they are would fit, or fewer attempts."
    ),
    (
      .closedHours(campaign: CampaignID(rawValue: 1)),
      "north/recalls may call nobody before Mon 18:00: its hours are closed. Open them, or move"
        + " the deadline."
    ),
    (
      .trunkRate(possible: 900, needed: 10_800),
      "The trunk starts at most 900 calls by then, of about 10,800 that are needed. Raise"
        + " organisation.starts_per_second."
    ),
    (
      .pace(campaign: CampaignID(rawValue: 1), possible: 900, needed: 1_080),
      "north/recalls may start 900 calls by then, of about 1,080 that it needs. Let it start"
        + " calls faster."
    ),
    (
      .concurrency(campaign: CampaignID(rawValue: 1), limit: 1, needed: 3),
      "north/recalls may use one slot at once and has work for at least 3. Raise its max."
    ),
    (
      .campaignEnd(campaign: CampaignID(rawValue: 1), end: Clinics.start + .hours(3)),
      "north/recalls ends Mon 12:00, before somebody who needs every attempt can have the last"
        + " one. Move its end, or shorten the intervals."
    ),
    (
      .heldBack(campaign: CampaignID(rawValue: 1), by: .caps),
      "With a slot for everybody north/recalls is late all the same: contacts have had the calls"
        + " that caps allow."
    ),
  ]

  @Test("what makes it infeasible, and what would help", arguments: obstacles.indices)
  func infeasible(_ index: Int) throws {
    let (obstacle, sentence) = Self.obstacles[index]
    let conclusion = try Clinic.conclusion(
      Clinic.plan(.infeasible, sizings: [], obstacles: [obstacle]))
    #expect(conclusion.headline == "No number of slots reaches 95 % by Mon 18:00.")
    #expect(conclusion.lead.first == sentence)
    #expect(conclusion.lead.contains { $0.contains("95 % of the runs finish by Mon 21:00") })
    #expect(conclusion.mood == .bad)
  }

  @Test(arguments: [(7, 7), (99, 99), (100, 100), (101, 110), (5612, 5700), (12_001, 13_000)])
  func replicationsAreRounded(count: Int, rounded: Int) {
    #expect(PlanWords.roundedUp(count) == rounded)
  }

  @Test(
    "sparklines keep to their scale",
    arguments: [([0, 1, 2, 3, 4, 5, 6, 7], 8.0, "▁▂▃▄▅▆▇█"), ([0, 9], 8, "▁█"), ([1], 0, " ")])
  func sparkline(values: [Double], top: Double, text: String) {
    #expect(Sparkline.text(values, top: top) == text)
  }

  /// What the marks of the curve mean stands below it, and what to write as a command in lines.
  @Test func marksAreExplained() throws {
    let text = TerminalPlan.text(of: try PlannedDay.report(), isPlain: true)
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("* the number found; – not simulated in whole often enough"))
    #expect(text.contains("--set organisation.slots=43 \\\n      --set workspaces.acme-coll"))
    #expect(words.contains("16,696 called as often as allowed, in vain"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
  }
}
