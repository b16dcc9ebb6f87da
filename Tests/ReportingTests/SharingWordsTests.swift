import Scheduling
import Statistics
import Testing

@testable import Planning
@testable import Reporting

@Suite("What is said of soft slots against hard ones")
struct SharingWordsTests {
  private typealias Clinic = PlannedClinics

  /// How much later with soft slots, in seconds, run by run; with `never`, only with hard ones does
  /// it finish, with `onlySoft`, only with soft ones, and with `neither`, it never does.
  private static let never = Int64.max
  private static let onlySoft = Int64.min
  private static let neither = Int64.max - 1

  private static func instants(_ seconds: [Int64]) -> (hard: [Int64], soft: [Int64]) {
    let at = Clinics.start.milliseconds + 7 * 3_600_000
    return (
      seconds.map { $0 == onlySoft || $0 == neither ? Trial.never : at },
      seconds.map { $0 == onlySoft ? at : $0 >= neither ? Trial.never : at + $0 * 1000 }
    )
  }

  private static func outlook(_ seconds: [Int64]) -> PairedOutlook {
    let (hard, soft) = instants(seconds)
    return PairedOutlook(hard: hard, soft: soft, deadline: Clinic.sixPM, confidence: 0.95)
  }

  /// A change in all runs but the first ones, which are listed.
  private static func runs(_ seconds: Int64, but first: [Int64] = [], of count: Int = 40) -> [Int64]
  {
    first + Array(repeating: seconds, count: count - first.count)
  }

  static let sentences: [(north: [Int64], coast: [Int64], whole: [Int64], says: String)] = [
    (
      runs(-7200), runs(-60), runs(-7200),
      "Sharing finishes the whole 2 h earlier in the median (2 h to 2 h) and delays no workspace in"
        + " any of 40 runs."
    ),
    (
      runs(-7200), runs(20), runs(-7200),
      "Sharing finishes the whole 2 h earlier in the median (2 h to 2 h) and delays no workspace by"
        + " more than 20.0 s in 95 % of the runs."
    ),
    (
      runs(-7200), runs(20, but: [3600]), runs(-7200),
      "Sharing finishes the whole 2 h earlier in the median (2 h to 2 h) and delays no workspace by"
        + " more than 20.0 s in 95 % of the runs (at worst by 1 h)."
    ),
    // One run of forty in which coast never finishes is no run that may be left out.
    (
      runs(-7200), runs(-60, but: [never]), runs(-7200, but: [never]),
      "Sharing finishes the whole 2 h earlier in the median (2 h to 2 h) and delays no workspace in"
        + " 95 % of the runs (at worst one never finishes). The whole is finished in 39 of 40 runs"
        + " with soft slots, in 40 with hard ones."
    ),
    (
      runs(-7200), runs(-60, but: [900, 900, 900, never]), runs(-7200),
      "Sharing finishes the whole 2 h earlier in the median (2 h to 2 h), but delays a workspace by"
        + " more than 5 min in 4 of 40 runs (at worst one never finishes)."
    ),
    (
      runs(-10_800), runs(840), runs(-60),
      "Sharing helps north by 3 h but makes coast 14 min later in the median (14 min to 14 min)."
    ),
    (
      runs(-10_800), runs(never), runs(never),
      "Sharing helps north by 3 h but makes coast never finish in 40 of 40 runs. The whole is"
        + " finished in 0 of 40 runs with soft slots, in 40 with hard ones."
    ),
    (
      runs(24), runs(10), runs(24),
      "No difference that matters between soft and hard slots: +24.0 s in the median"
        + " (+24.0 s … +24.0 s)."
    ),
    // The median is nothing, the mean is −30 min: not without a word.
    (
      runs(0), runs(0), runs(0, but: [-36_000, -36_000]),
      "No difference that matters between soft and hard slots: 0 s in the median (0 s … 0 s); by"
        + " more than 5 min earlier in 2 of 40 runs."
    ),
    (
      runs(0, but: [900]), runs(0), runs(0, but: [-36_000, -36_000, 900]),
      "Soft and hard slots differ in some runs: 0 s in the median (0 s … 0 s); by more than 5 min"
        + " earlier in 2 of 40 runs, later in 1 of 40 runs. Sharing delays no workspace in 95 % of"
        + " the runs (at worst by 15 min)."
    ),
    (
      runs(-1200, but: Array(repeating: 900, count: 19)), runs(-60),
      runs(-1200, but: Array(repeating: 900, count: 19)),
      "Within noise: sharing changes the finish of the whole by −20 min in the median"
        + " (−20 min … +15 min), but delays a workspace by more than 5 min in 19 of 40 runs (at"
        + " worst by 15 min)."
    ),
    (
      runs(0), runs(onlySoft), runs(onlySoft, but: [neither]),
      "The whole is finished in 39 of 40 runs with soft slots, in 0 with hard ones. Sharing delays"
        + " no workspace in any of 40 runs."
    ),
    (
      runs(0), runs(neither), runs(neither),
      "Neither with soft nor with hard slots is the whole ever finished."
    ),
  ]

  @Test("who gains by sharing, and who pays", arguments: sentences.indices)
  func sharing(_ index: Int) throws {
    let (north, coast, whole, says) = Self.sentences[index]
    func row(_ pool: UInt16, _ seconds: [Int64]) -> WorkspaceComparison {
      WorkspaceComparison(
        pool: PoolID(rawValue: pool), slots: 10, hardSlots: 12, contacts: 100,
        finish: Self.outlook(seconds), borrowedMs: 0, lentMs: nil, reclaims: 0, meanReclaimMs: nil,
        longestReclaimP95Ms: 0)
    }
    let parts = [Self.instants(north), Self.instants(coast)]
    var plan = Clinic.plan(.sized)
    plan.comparison = SharingComparison(
      slots: 42, pairs: 40, whole: Self.outlook(whole), workspaces: [row(1, north), row(2, coast)],
      worst: WorstDelay(
        hard: north.indices.map { run in parts.map { $0.hard[run] } },
        soft: north.indices.map { run in parts.map { $0.soft[run] } }))
    #expect(try Clinic.conclusion(plan).sharing == says)
  }

  /// With hard slots that nobody would give, sharing wins whatever it does: it is said first.
  @Test(
    "who owns no slot is named",
    arguments: [
      ([0, 1], 1, "Of the only slot north owns none and depends on what others lend. "),
      ([0, 0], 5, "Of 5 slots north and coast own none and depend on what others lend. "),
      ([2, 3], 5, ""),
    ])
  func withoutSlots(own: [Int], slots: Int, says: String) throws {
    func row(_ pool: UInt16) -> WorkspaceComparison {
      WorkspaceComparison(
        pool: PoolID(rawValue: pool), slots: own[Int(pool) - 1],
        hardSlots: own[Int(pool) - 1], contacts: 100,
        finish: Self.outlook(Self.runs(-7200)),
        borrowedMs: 0, lentMs: nil, reclaims: 0, meanReclaimMs: nil, longestReclaimP95Ms: 0)
    }
    let runs = Self.instants(Self.runs(-7200))
    var plan = Clinic.plan(.sized)
    plan.comparison = SharingComparison(
      slots: slots, pairs: 40, whole: Self.outlook(Self.runs(-7200)), workspaces: [row(1), row(2)],
      worst: WorstDelay(hard: runs.hard.map { [$0] }, soft: runs.soft.map { [$0] }))
    let sharing = try #require(try Clinic.conclusion(plan).sharing)
    #expect(
      sharing == says + "Sharing finishes the whole 2 h earlier in the median (2 h to 2 h)"
        + " and delays no workspace in any of 40 runs.")
  }

  /// Who owns none as the scenario is written borrows even where the others are hard, so that the
  /// number of hard slots is no number for him.
  @Test(
    "who borrows beside hard slots is named",
    arguments: [
      (
        Allotment.soft(0, max: nil), Allotment.soft(9, max: nil),
        " north owns none and borrows all the same."
      ),
      (
        .unallotted(max: nil), .soft(0, max: 3),
        " north and coast own none and borrow all the same."
      ),
      (.soft(3, max: nil), .hard(2), ""),
    ])
  func borrowers(north: Allotment, coast: Allotment, says: String) throws {
    let hard = Clinic.sizing(.hard, .decided, 57, nil, below: nil, split: [41, 16])
    var plan = Clinic.plan(.sized, sizings: [Clinic.sizing(), hard])
    let runs = Self.instants(Self.runs(-7200))
    plan.comparison = SharingComparison(
      slots: 42, pairs: 40, whole: Self.outlook(Self.runs(-7200)),
      workspaces: [1, 2].map {
        WorkspaceComparison(
          pool: PoolID(rawValue: $0), slots: 1, hardSlots: 1, contacts: 100,
          finish: Self.outlook(Self.runs(-7200)), borrowedMs: 0, lentMs: nil, reclaims: 0,
          meanReclaimMs: nil, longestReclaimP95Ms: 0)
      }, worst: WorstDelay(hard: runs.hard.map { [$0] }, soft: runs.soft.map { [$0] }))
    var report = try Clinic.report(plan)
    report.pools[1].allotment = north
    report.pools[2].allotment = coast
    #expect(
      PlanConclusion(report).lead.last
        == "57 hard slots (in today's proportion: 41/16) would be needed for the same." + says)
  }

  /// Half the pairs a minute earlier, three a minute later, one of which misses the deadline.
  @Test func pairsAreCounted() {
    let outlook = Self.outlook([-60, -60, -60, 0, 0, 60, 7260, 60])
    #expect(outlook.later.successes == 3 && outlook.earlier.successes == 3)
    #expect(outlook.medianMs == 0 && outlook.medianWhenLaterMs == 60_000)
    #expect(outlook.onTimeHardOnly == 1 && outlook.onTimeSoftOnly == 0)
    #expect(outlook.onTimePValue == 1)
  }

  /// What never finishes has a rank, and no mean.
  @Test func whatNeverFinishesIsLater() throws {
    let outlook = Self.outlook([-60, Self.never, Self.never, Self.onlySoft, Self.neither])
    #expect(outlook.later.successes == 2 && outlook.earlier.successes == 2)
    #expect(outlook.onlyHardFinished == 2 && outlook.onlySoftFinished == 1)
    #expect(outlook.finishedPairs == 1 && outlook.meanMs == nil && outlook.medianMs == 0)
    #expect(outlook.medianWhenLaterMs == .infinity && outlook.muchLater.successes == 2)
    #expect(SharingWords.signed(.infinity) == "hard only")
    #expect(SharingWords.signed(-.infinity) == "soft only")
  }
}
