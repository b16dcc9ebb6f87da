import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

@Suite("A plan")
struct PlannerTests {
  // MARK: The least number of slots

  /// N calls of d seconds on c slots take ⌈N / c⌉ · d; so c = ⌈N / ⌊T / d⌋⌉ slots are needed.
  @Test(
    "finds the least number of slots where it is known",
    arguments: [
      (10, 60, 600, 1), (10, 60, 599, 2), (10, 60, 300, 2), (10, 60, 299, 3), (10, 60, 60, 10),
      (40, 30, 120, 10), (41, 30, 120, 11), (100, 10, 95, 12),
    ] as [(Int, Int64, Int64, Int)])
  func closedForm(contacts: Int, seconds: Int64, deadline: Int64, slots: Int) async throws {
    let plan = await Planner.plan(
      SlotModels.list(of: contacts, SlotModels.fixed(seconds)), by: deadline)
    #expect(plan.verdict.code == .sized && plan.verdict.slots == slots)
    let sizing = try #require(plan.sizings.first)
    #expect(sizing.outcome == .decided && sizing.split == [slots])
    #expect(try #require(sizing.estimate).lower >= 0.95)
    if slots > 1 { #expect(try #require(sizing.below).upper < 0.95) }
    #expect(plan.feasibility.busySlots <= slots)
    let last = try #require(plan.completion?.finished.instants.last)
    #expect(last == .at(seconds: Int64((contacts + slots - 1) / slots) * seconds))
  }

  /// Two calls of 10 s, or 20 s with probability 0.4, are over after 30 s on one slot unless both
  /// are long: 84 %. On two slots they always are after 20 s.
  @Test(
    "decides by the probability asked for",
    arguments: [(0.95, 2), (0.9, 2), (0.7, 1), (0.5, 1)])
  func probability(probability: Double, slots: Int) async throws {
    let model = SlotModels.list(of: 2, SlotModels.short(orLongWith: 0.4))
    let plan = await Planner.plan(model, by: 30, probability: probability)
    #expect(plan.verdict.code == .sized && plan.verdict.slots == slots)
    let one = try #require(plan.curve.first { $0.slots == 1 })
    #expect(one.onTime.lower <= 0.84 && one.onTime.upper >= 0.84)
    let two = try #require(plan.curve.first { $0.slots == 2 })
    #expect(two.onTime.proportion.value == 1)
  }

  /// The same at exactly 84 %: no number of replications can decide, and the plan says so.
  @Test("says that it is too close to call") func tooClose() async throws {
    let model = SlotModels.list(of: 2, SlotModels.short(orLongWith: 0.4))
    let plan = await Planner.plan(
      model, by: 30, probability: 0.84, stopping: StoppingRule(maxReplications: 300))
    #expect(plan.verdict.code == .undecided && plan.verdict.slots == 2)
    let sizing = try #require(plan.sizings.first)
    #expect(sizing.outcome == .tooClose && sizing.below?.slots == 1)
    #expect(sizing.below?.proportion.trials == 300)
  }

  @Test(
    "judges a given number of slots",
    arguments: [
      (1, PlanVerdict.Code.givenLate), (2, .givenLate), (3, .givenOnTime), (9, .givenOnTime),
    ])
  func given(slots: Int, code: PlanVerdict.Code) async throws {
    let model = SlotModels.list(of: 10, SlotModels.fixed(60))
    let plan = await Planner.plan(model, by: 250, slots: slots)
    #expect(plan.verdict.code == code && plan.verdict.slots == slots)
    #expect(plan.sizings.first?.slots == 3, "the least number is searched all the same")
    #expect(plan.completion?.replications ?? 0 >= 100)
  }

  // MARK: What no number of slots can do

  @Test("R24: intervals longer than the time make it infeasible, and say by how much")
  func retryChain() async throws {
    let line = Script.Line(outcome: .noAnswer, ring: .seconds(10))
    let retry = RetryPolicy(maxAttempts: 3, intervals: [.minutes(60)])
    let plan = await Planner.plan(
      SlotModels.list(of: 5, .scripted(Script(lines: [[line]])), retry: retry), by: 3600)
    #expect(plan.verdict.code == .infeasible && plan.verdict.slots == 1)
    #expect(
      plan.feasibility.obstacles == [
        .retryChain(
          campaign: CampaignID(rawValue: 0), attempts: 3, lastAttempt: .at(seconds: 7200),
          feasibleIntervalShare: 0.45)
      ])
    #expect(plan.feasibility.finishWithUnlimitedSlots == .at(seconds: 7230))
    #expect(plan.completion?.replications ?? 0 > 0, "what happens then is shown all the same")
  }

  @Test("R4: closed hours, R9: the end of a campaign make it infeasible") func hours() async {
    let later = CallingWindows.between(.at(seconds: 500), .at(seconds: 900))
    let closed = await Planner.plan(
      SlotModels.list(of: 5, SlotModels.fixed(10), windows: later), by: 400)
    let id = CampaignID(rawValue: 0)
    #expect(closed.feasibility.obstacles == [.closedHours(campaign: id)])
    let line = Script.Line(outcome: .busy, ring: .seconds(1))
    let ends = await Planner.plan(
      SlotModels.list(
        of: 5, .scripted(Script(lines: [[line]])),
        retry: RetryPolicy(maxAttempts: 2, intervals: [.minutes(10)]), end: .at(seconds: 300)),
      by: 3000)
    #expect(ends.feasibility.obstacles == [.campaignEnd(campaign: id, end: .at(seconds: 300))])
  }

  @Test("R32, R34, R12: pace, trunk and a ceiling make it infeasible") func rates() async {
    let id = CampaignID(rawValue: 0)
    let slow = Pace(starts: 1, per: .seconds(10))
    let paced = await Planner.plan(
      SlotModels.list(of: 20, SlotModels.fixed(1), pace: slow), by: 100)
    #expect(paced.feasibility.obstacles == [.pace(campaign: id, possible: 10, needed: 20)])
    let trunk = await Planner.plan(
      SlotModels.list(of: 20, SlotModels.fixed(1), trunk: slow), by: 100)
    #expect(trunk.feasibility.obstacles == [.trunkRate(possible: 10, needed: 20)])
    let limited = await Planner.plan(
      SlotModels.list(of: 20, SlotModels.fixed(10), max: 1), by: 100)
    #expect(
      limited.feasibility.obstacles == [.concurrency(campaign: id, limit: 1, needed: 2)])
  }

  @Test("names what holds a campaign back that nothing else explains") func heldBack() async {
    let plan = await Planner.plan(SlotModels.list(of: 1, SlotModels.fixed(60)), by: 30)
    #expect(plan.verdict.code == .infeasible)
    guard case .heldBack(let campaign, _) = plan.feasibility.obstacles.first else {
      Issue.record("\(plan.feasibility.obstacles)")
      return
    }
    #expect(campaign == CampaignID(rawValue: 0))
  }

  /// One contact in a thousand runs needs a second attempt that comes too late: what makes the
  /// list late is its pace, and a chain that hardly anybody walks to its end is not named.
  @Test("R24: a chain that hardly anybody needs is not what stands in the way")
  func rareChain() async throws {
    let rows = [(Outcome.completed, 0.99999), (.busy, 0.00001)].map { outcome, share in
      IndependentOutcomes.Row(
        outcome: outcome, probability: share, ring: .constant(0), talk: .constant(1))
    }
    let plan = await Planner.plan(
      SlotModels.list(
        of: 20, .independent(IndependentOutcomes(rows: rows)),
        retry: RetryPolicy(maxAttempts: 2, intervals: [.minutes(60)]),
        pace: Pace(starts: 1, per: .seconds(10))), by: 100)
    #expect(plan.verdict.code == .infeasible)
    let id = CampaignID(rawValue: 0)
    #expect(plan.feasibility.obstacles == [.pace(campaign: id, possible: 10, needed: 20)])
  }

  @Test("says from many replications by when what is infeasible would be done")
  func infeasibleQuantile() async throws {
    // Always late, by one call or by two.
    let model = SlotModels.list(of: 1, SlotModels.short(orLongWith: 0.1))
    let plan = await Planner.plan(model, by: 5)
    #expect(plan.verdict.code == .infeasible)
    #expect(plan.feasibility.onTimeWithUnlimitedSlots.proportion.trials >= 40)
    #expect(plan.feasibility.finishWithUnlimitedSlots == .at(seconds: 20))
  }

  @Test("R12: a slot for everybody is more than there are contacts where hard slots are split")
  func everybody() async throws {
    // Of a hundred slots one is the second one's: nine of its ten calls wait for it.
    let model = SlotModels.workspaces([(99, 1), (1, 10)], hard: true)
    #expect(model.slotsForEverybody(.soft, streams: [0, 0]) == 100)
    #expect(model.slotsForEverybody(.hard, streams: [0, 0]) >= 1000)
    let plan = await Planner.plan(model, by: 60)
    #expect(plan.sizings.first?.sharing == .hard && plan.sizings.first?.outcome == .decided)
    let slots = try #require(plan.verdict.slots)
    // The least number of which a hundredth, by largest remainder, is ten.
    #expect(slots == (1...1000).first { model.ownSlots(of: $0, sharing: .hard)[3] >= 10 })
  }

  /// Twenty contacts beside calls that come in, a dozen at a time, and slots kept for these: a slot
  /// for every contact would leave the list none.
  @Test("R18: a slot for everybody is one for those who come one by one as well")
  func everybodyAndStreams() async throws {
    var model = SlotModels.list(of: 20, slots: 10, SlotModels.fixed(60))
    model.pools[0].inboundReserve = InboundReserve(slots: 15)
    #expect(model.slotsForEverybody(.asWritten, streams: [0]) >= 35)
    #expect(model.slotsForEverybody(.asWritten, streams: [30]) >= 65)
    #expect(model.callsOfStreams(seed: Seed(rawValue: 1)) == [0], "a list is no stream")
    let plan = await Planner.plan(model, by: 60)
    #expect(plan.verdict.code == .sized && plan.verdict.slots == 35)
  }

  /// The probability of the verdict is that of the runs that everything else in the plan is about,
  /// and of no inferred ones.
  @Test("the verdict is of simulated replications", arguments: [UInt64](1...6))
  func simulated(seed: UInt64) async throws {
    let model = SlotModels.list(of: 9, SlotModels.short(orLongWith: 0.3))
    let plan = await Planner.plan(model, by: 60, probability: 0.9, seed: seed)
    let estimate = try #require(plan.verdict.onTime)
    let finished = try #require(plan.completion?.finished)
    #expect(estimate.proportion.trials == plan.completion?.replications, "seed \(seed)")
    #expect(
      estimate.proportion.successes == finished.instants.count { $0 <= .at(seconds: 60) },
      "seed \(seed)")
    #expect(plan.sizings.first?.estimate == estimate)
  }

  @Test("points of the curve have as many runs as all others, or those of a decision")
  func points() async throws {
    let model = SlotModels.list(of: 9, SlotModels.short(orLongWith: 0.3))
    let plan = await Planner.plan(model, by: 60, probability: 0.9)
    let shared = plan.curve.filter { $0.onTime.method == .wilson }.map(\.onTime.proportion.trials)
    #expect(!shared.isEmpty && Set(shared).count == 1)
    // Next to the answer every number was simulated, so that times can be given.
    let slots = try #require(plan.verdict.slots)
    #expect(plan.curve.filter { abs($0.slots - slots) <= 2 }.allSatisfy { $0.p95 != nil })
    #expect(plan.curve.filter { abs($0.slots - slots) > 2 }.allSatisfy { $0.median == nil })
  }

  // MARK: Soft against hard

  /// Two workspaces with as many slots each; one has eight calls of a minute, the other one. In
  /// three minutes the first needs three slots: hard ones are five, of which it gets three, soft
  /// ones three in all.
  @Test("R12, R13: compares soft and hard slots on the same luck") func sharing() async throws {
    let model = SlotModels.workspaces([(2, 8), (2, 1)])
    let plan = await Planner.plan(model, by: 180)
    #expect(plan.sizings.map(\.sharing) == [.soft, .hard])
    #expect(plan.sizings.map(\.slots) == [3, 5])
    let comparison = try #require(plan.comparison)
    #expect(comparison.slots == 3 && comparison.workspaces.count == 2)
    #expect(comparison.pairs >= 60)
    let large = comparison.workspaces[0].finish
    // Of three slots hard ones give it two, by largest remainder with ties to the first.
    #expect(comparison.workspaces.map(\.slots) == [2, 1])
    #expect(large.hardP95 == .by(.at(seconds: 240)) && large.softP95 == .by(.at(seconds: 180)))
    #expect(large.medianMs == -60_000 && large.later.successes == 0)
    #expect(large.onTimeSoftOnly == comparison.pairs && large.onTimeHardOnly == 0)
    #expect(comparison.workspaces[0].borrowedMs > 0)
  }

  @Test("with one workspace there is nobody to share with") func alone() async {
    let plan = await Planner.plan(SlotModels.list(of: 4, SlotModels.fixed(10)), by: 20)
    #expect(plan.sizings.map(\.sharing) == [.asWritten] && plan.comparison == nil)
  }

  // MARK: What does not matter, and what stops it

  @Test("does not depend on the number of threads", arguments: [1, 3, 7])
  func threads(threads: Int) async {
    let model = SlotModels.workspaces(
      [(2, 9), (1, 6)], SlotModels.short(orLongWith: 0.5))
    let one = await Planner.plan(model, by: 70, probability: 0.8)
    let other = await Planner.plan(model, by: 70, probability: 0.8, threads: threads)
    #expect(one == other)
    #expect(one.verdict.slots != nil && one.course != nil && one.comparison != nil)
  }

  @Test("that is stopped says so") func stopped() async {
    let model = SlotModels.list(of: 4, SlotModels.fixed(10))
    let question = PlanQuestion(deadline: .at(seconds: 20), seed: Seed(rawValue: 1))
    let planner = Planner(model: model, question: question, threads: 1)
    let plan = await planner.plan(observer: NoPlanObserver(), isCancelled: { true })
    #expect(plan.effort.ending == .interrupted && plan.effort.simulated == 0)
    #expect(plan.verdict.code == .undecided && plan.verdict.slots == nil)
    let broke = await Planner.plan(
      model, by: 20, stopping: StoppingRule(budgetSeconds: 0))
    #expect(broke.effort.ending == .budget)
  }

  @Test("goes on until it is as precise as asked") func precision() async throws {
    let model = SlotModels.list(of: 2, SlotModels.short(orLongWith: 0.4))
    let stopping = StoppingRule(maxReplications: 2000, precision: .probability(0.03))
    let plan = await Planner.plan(model, by: 30, probability: 0.7, stopping: stopping)
    let completion = try #require(plan.completion)
    let interval = Proportion(
      completion.finished.instants.count { $0 <= .at(seconds: 30) }, of: completion.replications
    ).wilsonInterval(confidence: 0.95)
    #expect(interval.upperBound - interval.lowerBound <= 0.06)
    #expect(completion.replications > 400 && completion.replications < 2000)
  }
}
