import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

/// What a plan says of costs, where they can be added up by hand.
@Suite struct PlanCostTests {
  private static func plan(
    _ model: Model, by seconds: Int64, _ prices: Prices?, slots: Int? = nil
  ) async -> Plan {
    await Planner(
      model: model,
      question: PlanQuestion(
        deadline: .at(seconds: seconds), givenSlots: slots, seed: Seed(rawValue: 1),
        prices: prices),
      threads: 2
    ).plan(observer: NoPlanObserver())
  }

  /// Six calls of ten minutes within twenty: three slots.
  private static let sixCalls = SlotModels.list(of: 6, SlotModels.fixed(600))

  @Test func slotsMinutesAndCallsAddUp() async throws {
    let prices = Prices(slot: 5, minute: 0.1, call: 0.2, currency: "EUR")
    let plan = await Self.plan(Self.sixCalls, by: 1200, prices)
    #expect(plan.verdict.slots == 3)
    let cost = try #require(plan.cost)
    #expect(cost.slots.mean == 15)
    #expect(abs(cost.minutes.mean - 6) < 1e-9 && abs(cost.calls.mean - 1.2) < 1e-9)
    #expect(abs(cost.total.mean - 22.2) < 1e-9 && cost.total.halfWidth < 1e-9)
    #expect(abs((cost.perReached?.mean ?? 0) - 3.7) < 1e-9)
    #expect(cost.workspaces.isEmpty)
  }

  /// On the same luck one slot more costs its price, and one fewer is later.
  @Test func theCurveHasThePriceOfOneSlotAndOfALaterDeadline() async throws {
    let plan = await Self.plan(Self.sixCalls, by: 1200, Prices(slot: 5, minute: 0.1))
    let curve = try #require(plan.cost).curve
    #expect(curve.map(\.slots) == [1, 2, 3, 4, 5, 6])
    #expect(curve.map(\.change.mean) == [-10, -5, 0, 5, 10, 15])
    #expect(curve.allSatisfy { $0.replications >= 20 && $0.change.halfWidth == 0 })
    #expect(
      curve.map(\.finish)
        == [3600, 1800, 1200, 1200, 1200, 600].map { .by(.at(seconds: $0)) })
  }

  @Test func withoutPricesNothingIsSaidAndNothingMoreIsRun() async {
    let plain = await Self.plan(Self.sixCalls, by: 1200, nil)
    let priced = await Self.plan(Self.sixCalls, by: 1200, Prices(slot: 1))
    #expect(plain.cost == nil && priced.cost != nil)
    #expect(plain.effort.simulated <= priced.effort.simulated)
    #expect(priced.verdict == plain.verdict && priced.completion == plain.completion)
  }

  /// Two workspaces with a slot each and one that is nobody's; a call takes a minute.
  @Test func eachWorkspacePaysItsSlotsAndItsCalls() async throws {
    let model = SlotModels.workspaces([(1, 4), (1, 2)], slots: 3)
    let plan = await Self.plan(model, by: 600, Prices(slot: 10, minute: 1), slots: 3)
    let shares = try #require(plan.cost).workspaces
    #expect(shares.map { $0.pool?.rawValue } == [1, 3, nil])
    #expect(shares.map(\.slots) == [10, 10, 10] && shares.map(\.minutes) == [4, 2, 0])
    #expect(shares.map { $0.perReached?.mean } == [3.5, 6, nil])
    #expect(shares.reduce(0) { $0 + $1.total.mean } == plan.cost?.total.mean)
  }

  @Test(arguments: [
    (0, 1.0, 1.0), (86_400_000, 1, 1), (86_400_001, 2, 1), (30 * 86_400_000, 30, 1),
    (30 * 86_400_000 + 1, 31, 2),
  ])
  func daysAndMonthsArePaidOnceBegun(lengthMs: Int64, days: Double, months: Double) {
    #expect(Prices(slotDay: 1).slot(forMs: lengthMs) == days)
    #expect(Prices(slotMonth: 1).slot(forMs: lengthMs) == months)
    #expect(Prices(slot: 7).slot(forMs: lengthMs) == 7)
  }

  /// Late with two slots at the end of the first day, on time with three: two days of two slots
  /// cost more than one of three.
  @Test func whoIsLateRentsLonger() async throws {
    var model = SlotModels.list(of: 6, SlotModels.fixed(40_000))
    model.horizon = .at(seconds: 1_000_000)
    let plan = await Self.plan(model, by: 86_000, Prices(slotDay: 1))
    let curve = try #require(plan.cost).curve
    #expect(plan.verdict.slots == 3)
    #expect(curve.first { $0.slots == 2 }?.total.mean == 4)
    #expect(curve.first { $0.slots == 3 }?.total.mean == 3)
  }

  /// A list whose campaign ends undone, before the other is finished or after: over are both when
  /// the last of them is, and not at the end of the simulation, whoever prices the runs.
  @Test(
    arguments: [(60_000, 80_000, 1.0), (100_000, 100_000, 2), (90_000, 90_000, 2)]
      as [(Int64, Int64, Double)])
  func aPlanAndASweepPriceTheSameUnfinishedRunAlike(
    end: Int64, over: Int64, days: Double
  ) throws {
    var model = SlotModels.workspaces([(1, 4), (1, 2)], hard: true, SlotModels.fixed(40_000))
    model.horizon = .at(seconds: 1_000_000)
    model.campaigns[0].campaign.end = .at(seconds: end)
    let prices = Prices(slotDay: 1)
    let summary = try #require(simulate(model, seed: Seed(rawValue: 1), replication: 0))
    let pricing = TrialPricing(model, prices, confidence: 0.95)
    let trial = TrialReader(model).trial(of: summary)
    #expect(trial.finished == Trial.never)
    #expect(pricing.lengthsMs(of: [trial]) == [over * 1000])
    let outline = ScenarioOutline(
      of: model, campaigns: [("a", "calls"), ("b", "calls")],
      pools: model.pools.indices.map { "\($0)" })
    let side = ComparedSide(outline: outline, runs: [RunFigures(summary)])
    #expect(pricing.totals(of: [trial], slots: 2) == [2 * days])
    #expect(prices.costs(of: side) == [2 * days])
  }

  /// The last call of one run goes on beyond the limit at which the other gives up.
  @Test func whatNeverFinishesIsNotShorterThanTheLastCall() {
    let ends = RunEnd.milliseconds(
      [[nil, 10], [130, 20], [90, nil]],
      limits: [.init(milliseconds: 100), .init(milliseconds: 50)],
      withoutLists: .day)
    #expect(ends == [130, 130, 90])
    #expect(RunEnd.milliseconds([[]], limits: [], withoutLists: .day) == [86_400_000])
  }

  /// Four reached from a list, six among those who call in: both cost, and both count.
  @Test func costAndContactsReachedAreOfTheSameCampaigns() throws {
    let model = SlotModels.workspaces([(1, 4), (1, 2)])
    var trial = Trial()
    trial.finished = 60_000
    trial.finishedByCampaign = [60_000, 30_000]
    (trial.busyMs, trial.calls) = ([240_000, 360_000], [4, 6])
    (trial.reached, trial.reachedByCampaign) = (4, [4, 6])
    let cost = CostOutlook(
      of: [trial, trial], slots: 2, own: model.ownSlots(of: 2, sharing: .soft), curve: [],
      TrialPricing(model, Prices(call: 1), confidence: 0.95))
    #expect(cost.perReached?.mean == 1)
    #expect(cost.workspaces.map { $0.perReached?.mean } == [1, 1])
  }
}
