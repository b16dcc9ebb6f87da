import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

@Suite("What a plan lets expect")
struct OutlookTests {
  /// Two contacts are called a second time after a minute, two are not; 10 s a call, two slots.
  private static let model: Model = {
    let once = [Script.Line(outcome: .completed, ring: .seconds(10))]
    let twice = [
      Script.Line(outcome: .busy, ring: .seconds(10)),
      Script.Line(outcome: .completed, ring: .seconds(10)),
    ]
    return SlotModels.list(
      of: 4, slots: 2, .scripted(Script(lines: [once, twice, once, twice])),
      retry: RetryPolicy(maxAttempts: 2, intervals: [.minutes(1)]))
  }()

  @Test func theCourseAddsUpToTheWhole() async throws {
    let plan = await Planner.plan(Self.model, by: 240, slots: 2)
    let course = try #require(plan.course)
    let contacts = try #require(plan.contacts)
    let bin = Double(course.binMs)
    // Six calls of ten seconds.
    #expect(abs(course.pools[0].busy.reduce(0, +) * bin - 60_000) < 1e-6)
    #expect(course.pools.map(\.own) == [2, 2])
    #expect(course.outcomes.map(\.outcome) == [.completed, .busy])
    #expect(course.outcomes.map { $0.calls.reduce(0, +) } == [4, 2])
    #expect(course.resolved.count == Course.fanProbabilities.count)
    #expect(course.resolved.allSatisfy { $0.last == 4 && $0 == $0.sorted() })
    #expect(course.open.allSatisfy { $0 == 1 })
    #expect(contacts.attempts.mean == 6 && contacts.reached.mean == 4)
    #expect(contacts.byAttempts == [0, 2, 2], "nobody uncalled, two called once, two twice")
    #expect(contacts.exhausted.mean == 0 && contacts.unfinished.mean == 0)
  }

  /// Retries come 60 s after the calls that ended at 10 s and 20 s: the last ends at 90 s.
  @Test func completionIsWhatTheRunsSay() async throws {
    let plan = await Planner.plan(Self.model, by: 95, slots: 2)
    let finished = try #require(plan.completion?.finished)
    #expect(Set(finished.instants) == [.at(seconds: 90)] && finished.missed == 0)
    #expect(finished.quantiles.map(\.probability) == MilestoneOutlook.probabilities)
    #expect(finished.quantiles.allSatisfy { $0.at == .by(.at(seconds: 90)) })
    let deadline = try #require(finished.by.first { $0.instant == .at(seconds: 95) })
    #expect(deadline.proportion.value == 1)
    let organisation = try #require(plan.pools.first)
    #expect(organisation.slots == 2 && organisation.use.peak == 2)
  }

  /// Contacts end at 10, 20, 80 and 90 s. No deadline is a multiple of a bin, which is a minute.
  @Test(
    "what is resolved by the deadline is counted to the moment",
    arguments: [(89, 0.75), (90, 1.0), (91, 1), (150, 1), (79, 0.5)])
  func resolved(deadline: Int64, share: Double) async throws {
    let plan = await Planner.plan(Self.model, by: deadline, slots: 2)
    #expect(plan.completion?.resolvedByDeadline?.mean == share)
    let filled = try #require(plan.pools.first?.useUntilDeadline)
    let busy =
      40.0 + Double(min(10, max(0, deadline - 70))) + Double(min(10, max(0, deadline - 80)))
    #expect(abs(filled - busy / Double(2 * deadline)) < 1e-9, "\(filled)")
  }

  /// Four contacts of a list, who are called in the first hundred seconds, and three calls of the
  /// API at any time, a minute each on three slots.
  @Test("R44: calls of a stream fill slots and are no contacts of the list")
  func listAndStream() async throws {
    var model = SlotModels.list(
      of: 4, slots: 3, SlotModels.fixed(60), windows: .between(.at(seconds: 0), .at(seconds: 100)))
    model.pools.append(
      PoolSpec(parent: PoolID(rawValue: 1), kind: .api, allotment: .unallotted(max: nil)))
    model.campaigns.append(
      CampaignModel(
        campaign: Campaign(
          pool: PoolID(rawValue: 3), kind: .realtime, start: SlotModels.start,
          retry: RetryPolicy(maxAttempts: 1)),
        streamKey: StreamKey("api"), taskCount: 0,
        telephony: SlotModels.fixed(60),
        arrivals: ArrivalModel(
          process: .listed([200, 300, 301].map { ListedArrival(at: .at(seconds: $0)) }))))
    let plan = await Planner.plan(model, by: 600, slots: 3)
    let course = try #require(plan.course)
    let contacts = try #require(plan.contacts)
    #expect(plan.completion?.resolvedByDeadline?.mean == 1)
    #expect(course.resolved.allSatisfy { $0.last == 4 })
    #expect(course.outcomes.map { $0.calls.reduce(0, +) } == [4])
    #expect(contacts.contacts == 4 && contacts.byAttempts == [0, 4])
    #expect(course.open.allSatisfy { $0 == 1 }, "the API calls when the list may not")
    // Seven minutes of calls in ten of three slots.
    #expect(abs((plan.pools[0].useUntilDeadline ?? 0) - 420 / 1800) < 1e-9)
    // The campaign has four minutes in the hundred seconds in which it may use its slots.
    #expect(plan.pools[2].useUntilDeadline == nil, "it owns none")
  }

  /// The second workspace begins at 90 s, when the first runs its calls of a minute on all four
  /// slots: half a minute of waiting for its own.
  @Test("R14: single waits for lent slots are told, not only the longest of each run")
  func reclaims() async throws {
    var model = SlotModels.workspaces([(2, 12), (2, 2)])
    model.campaigns[1].campaign.start = .at(seconds: 90)
    let plan = await Planner.plan(model, by: 600, slots: 4)
    let comparison = try #require(plan.comparison)
    #expect(comparison.workspaces.map(\.reclaimP95Ms) == [nil, 30_000])
    #expect(comparison.workspaces[1].longestReclaimP95Ms == 30_000)
  }

  /// Of what is never finished every quantile is never, and a pair is later, earlier or equal.
  @Test func whatNeverEndsIsLaterThanEverything() {
    let outlook = PairedOutlook(
      hard: [10, Trial.never, Trial.never], soft: [20, 30, Trial.never],
      deadline: Instant(milliseconds: 25), confidence: 0.95)
    #expect(outlook.hardP95 == .never && outlook.softMedian == .by(Instant(milliseconds: 30)))
    #expect(outlook.finishedPairs == 1 && outlook.meanMs == nil && outlook.medianMs == 0)
    #expect(outlook.onlyHardFinished == 0 && outlook.onlySoftFinished == 1)
    #expect(outlook.later.successes == 1 && outlook.earlier.successes == 1)
    #expect(outlook.onTimeHardOnly == 0 && outlook.onTimeSoftOnly == 0)
  }

  /// Open from 0 to 100 s, from 1000 s to 1400 s, and two weeks later.
  @Test(
    "what is closed is told to the last instant, and from there to the next opening",
    arguments: [
      (0, 50, []), (0, 100, []), (0, 101, [[100, 1000]]), (0, 1200, [[100, 1000]]),
      (0, 2000, [[100, 1000], [1400, 2000]]), (-10, 50, [[-10, 0]]),
      (0, 1_209_601, [[100, 1000], [1400, 1_209_600]]),
    ] as [(Int64, Int64, [[Int64]])])
  func closed(from: Int64, to: Int64, closed: [[Int64]]) {
    let edges = [0, 100, 1000, 1400, 1_209_600, 1_300_000].map { Instant.at(seconds: $0) }
    let model = SlotModels.list(
      of: 1, SlotModels.fixed(1), windows: CallingWindows(edges: edges))
    let found = model.closedTimes(
      of: [0], from: .at(seconds: from), to: .at(seconds: to))
    #expect(found.map { [$0.from.milliseconds / 1000, $0.to.milliseconds / 1000] } == closed)
  }

  /// Two calls of a minute before the night and two after it, which ends long after the deadline.
  @Test func theNightAfterTheDeadlineIsToldOf() async throws {
    let edges = [0, 100, 40_000, 40_400].map { Instant.at(seconds: $0) }
    let model = SlotModels.list(
      of: 4, SlotModels.fixed(60), windows: CallingWindows(edges: edges))
    let plan = await Planner.plan(model, by: 120, slots: 1)
    let night = ClosedTime(from: .at(seconds: 100), to: .at(seconds: 40_000))
    #expect(try #require(plan.course).closed.contains(night))
  }

  @Test(
    "bins are as long as people would make them",
    arguments: [
      (60, 300, 1), (300, 300, 1), (301, 300, 2), (106 * 60, 300, 30), (600_000, 300, 2880),
    ]
  )
  func bins(minutes: Int64, count: Int64, length: Int64) {
    let end = SlotModels.start + .minutes(minutes)
    let binMs = CourseBins.binMs(from: SlotModels.start, to: end, atMost: count)
    #expect(binMs == length * 60_000)
    #expect(minutes <= binMs / 60_000 * count)
    for edge in [end, SlotModels.start + .seconds(minutes * 17)] {
      let time = CourseBins(from: SlotModels.start, to: end, edge: edge, atMost: count)
      #expect(((edge - time.start).milliseconds).isMultiple(of: binMs))
      #expect(time.start <= SlotModels.start && SlotModels.start < time.start + .minutes(length))
      #expect(time.start + TimeSpan(milliseconds: binMs * Int64(time.count)) >= end)
    }
  }

  @Test("R12, R13: what workspaces lend is what others borrow") func lending() async throws {
    let plan = await Planner.plan(SlotModels.workspaces([(2, 9), (2, 1)]), by: 180, slots: 4)
    let course = try #require(plan.course)
    let borrowed = course.pools.dropFirst().map { $0.borrowed.reduce(0, +) }.reduce(0, +)
    let lent = course.pools.dropFirst().map { $0.lent.reduce(0, +) }.reduce(0, +)
    #expect(borrowed > 0 && abs(borrowed - lent) < 1e-9)
    let comparison = try #require(plan.comparison)
    #expect(comparison.workspaces[0].lentMs == 0)
    #expect(comparison.workspaces[1].lentMs ?? 0 > 0)
    #expect(comparison.workspaces[0].reclaimP95Ms == nil, "who lends nothing waits for nothing")
  }

  /// A slot in three is nobody's: hard slots share it out, soft ones leave it to all.
  @Test func hardSlotsShareOutWhatNobodyOwns() async throws {
    let model = SlotModels.workspaces([(1, 4), (1, 2)], slots: 3)
    let comparison = try #require(await Planner.plan(model, by: 600, slots: 3).comparison)
    #expect(comparison.workspaces.map(\.slots) == [1, 1])
    #expect(comparison.workspaces.map(\.hardSlots).reduce(0, +) == 3)
  }
}
