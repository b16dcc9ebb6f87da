import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

/// What becomes of a plan if an input is wrong by a tenth, where it can be worked out by hand.
@Suite struct SensitivityTests {
  private static func minutes(observed: Double? = nil, answered: Double = 1) -> TelephonyModel {
    let minute = Distribution.constant(60)
    let talk = observed.map { Distribution.estimated(.exponential(mean: 60), from: $0) } ?? minute
    func row(_ outcome: Outcome, _ share: Double) -> IndependentOutcomes.Row {
      IndependentOutcomes.Row(
        outcome: outcome, probability: share, ring: .constant(0), talk: talk)
    }
    return .independent(
      IndependentOutcomes(
        rows: [row(.completed, answered)] + (answered < 1 ? [row(.busy, 1 - answered)] : []),
        evidence: Evidence(key: StreamKey("a"))))
  }

  private static func plan(
    _ model: Model, _ scope: Planner.Scope = .everything
  ) async -> Plan {
    await Planner(
      model: model,
      question: PlanQuestion(
        deadline: .at(seconds: 600), givenSlots: 2, seed: Seed(rawValue: 1),
        stopping: StoppingRule(maxReplications: 10)), threads: 2
    ).plan(scope, observer: NoPlanObserver())
  }

  /// Twenty calls of a minute on two slots take ten minutes; eighteen, or calls of 54 s, nine; on
  /// three slots they take seven, on one twenty.
  @Test func eachInputMovesTheFinishAsArithmeticSays() async throws {
    let plan = await Self.plan(SlotModels.list(of: 20, slots: 2, Self.minutes()))
    let sensitivity = try #require(plan.sensitivity)
    #expect(sensitivity.replications == 10)
    #expect(sensitivity.unchanged.successes == 10 && sensitivity.unchanged.trials == 10)
    #expect(sensitivity.effects.map(\.input) == [.slots, .talk, .contacts, .ringing])
    let changes = sensitivity.effects.map { $0.sides.map { $0.changeMs / 1000 } }
    #expect(changes == [[600, -180], [-60, 60], [-60, 60], [0, 0]])
    #expect(sensitivity.effects[0].sides.map(\.slots) == [1, 3])
    #expect(
      sensitivity.effects[0].sides[0].intervalMs
        == QuantileInterval(lower: 600_000, upper: 600_000))
    #expect(sensitivity.effects[1].sides.map(\.onTime.successes) == [10, 0])
  }

  /// On one slot of two the campaign ends after eleven calls of twenty: not later, but never.
  @Test func whatNeverFinishesIsNotLaterByAnything() async throws {
    let plan = await Self.plan(
      SlotModels.list(of: 20, slots: 2, Self.minutes(), end: .at(seconds: 700)))
    let slots = try #require(plan.sensitivity?.effects.first)
    #expect(slots.input == .slots && slots.sides.map(\.changeMs) == [.infinity, -180_000])
    #expect(
      slots.sides[0].intervalMs == QuantileInterval(lower: .infinity, upper: .infinity))
    #expect(slots.sides[0].onTime.successes == 0)
  }

  @Test func theAnswerAloneIsNotTested() async {
    let plan = await Self.plan(
      SlotModels.list(of: 20, slots: 2, Self.minutes(observed: 10)), .answer)
    #expect(plan.sensitivity == nil && plan.spread == nil)
  }

  /// Ten observations of a length leave its mean open by a third; a million leave nothing.
  @Test(arguments: [(10.0, 0.5...1.0), (1_000_000, 0...0.3)])
  func luckIsToldFromIgnorance(observed: Double, share: ClosedRange<Double>) async throws {
    let plan = await Self.plan(SlotModels.list(of: 20, slots: 2, Self.minutes(observed: observed)))
    let spread = try #require(plan.spread)
    #expect(share.contains(spread.ignorance), "\(spread)")
    #expect(spread.figures.count == 1 && spread.worlds >= 6)
    let known = await Self.plan(SlotModels.list(of: 20, slots: 2, Self.minutes()))
    #expect(known.spread == nil)
  }

  @Test func retriesWithoutIntervalsHaveNoneToChange() throws {
    let choice = SlotChoice(sharing: .asWritten, slots: 2)
    let retry = RetryPolicy(maxAttempts: 3, intervals: [.minutes(10), .minutes(40)])
    let model = SlotModels.list(of: 2, slots: 2, Self.minutes(), retry: retry)
    let longer = try #require(model.changing(.intervals, toPercent: 110, of: choice))
    #expect(
      longer.campaigns[0].campaign.classes[0].retry.verdict(
        after: .busy, used: 2, callbacks: 0, faults: 0, hasRequestedTime: false)
        == .retry(after: .minutes(44)))
    let once = SlotModels.list(of: 2, slots: 2, Self.minutes())
    #expect(once.changing(.intervals, toPercent: 110, of: choice) == nil)
  }

  /// Who stays keeps place and luck; who is added is another person.
  @Test func contactsComeAndGoAllOverTheList() throws {
    var model = SlotModels.list(of: 20, slots: 2, Self.minutes())
    model.campaigns[0].numbers = ContactNumbers((0..<20).map { [NumberID(rawValue: $0)] })
    let choice = SlotChoice(sharing: .asWritten, slots: 2)
    let fewer = try #require(model.changing(.contacts, toPercent: 90, of: choice)).campaigns[0]
    #expect(fewer.taskCount == 18)
    #expect(fewer.ordinals == (0..<20 as Range<UInt32>).filter { $0 != 9 && $0 != 19 })
    #expect(fewer.numbers?[9] == [NumberID(rawValue: 10)])
    let more = try #require(model.changing(.contacts, toPercent: 110, of: choice)).campaigns[0]
    #expect(more.taskCount == 22 && more.ordinals?.suffix(3) == [19, 20, 21])
    #expect(more.numbers?.count == 22 && more.numbers?[21].isEmpty == true)
    let retry = TimedCommand(at: .at(seconds: 1), .retryTask(TaskID(rawValue: 3)))
    model.timeline = [retry]
    #expect(model.changing(.contacts, toPercent: 110, of: choice) == nil)
  }

  @Test func moreAnswersLeaveTheRestInProportion() throws {
    guard
      case .independent(let table)? = Self.minutes(answered: 0.4).answering(times: 1.1),
      case .independent(let most)? = Self.minutes(answered: 0.95).answering(times: 1.1)
    else {
      Issue.record("no table")
      return
    }
    #expect(zip(table.rows.map(\.probability), [0.44, 0.56]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(most.rows.map(\.probability) == [1, 0])
    #expect(Self.minutes().answering(times: 0.9) == nil, "nobody is left who does not answer")
    #expect(SlotModels.fixed(9).answering(times: 0.9) == nil)
  }
}
