import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

/// The run that a report shows call by call.
@Suite struct PlannedRunTests {
  private static let model = SlotModels.list(of: 40, slots: 2, SlotModels.short(orLongWith: 0.4))

  private static func plan() async -> Plan {
    let question = PlanQuestion(
      deadline: SlotModels.start + .minutes(3), givenSlots: 3, seed: Seed(rawValue: 3),
      stopping: StoppingRule(maxReplications: 25))
    return await Planner(model: model, question: question, threads: 1)
      .plan(observer: NoPlanObserver())
  }

  @Test func itIsTheReplicationWhoseFinishIsTheMedian() async throws {
    let plan = await Self.plan()
    let replication = try #require(plan.medianReplication)
    let finished = try #require(plan.completion).finished
    let resized = Self.model.resized(to: 3, sharing: plan.verdict.sharing)
    let summary = try #require(
      simulate(resized, seed: plan.question.seed, replication: replication))
    #expect(
      summary.campaigns[0].exhaustedAt
        == finished.quantiles.first { $0.probability == 0.5 }?.at.instant)
  }

  @Test func itsCallsAreThoseOfTheSimulationByTheirStart() async throws {
    let plan = await Self.plan()
    let run = try #require(PlannedRun.median(of: plan, model: Self.model))
    #expect(run.slots == 3)
    #expect(run.replication == plan.medianReplication)
    var calls: [CallRecord] = []
    _ = simulate(
      Self.model.resized(to: 3, sharing: plan.verdict.sharing), seed: plan.question.seed,
      replication: run.replication
    ) { calls.append($0) }
    #expect(run.calls == calls.sorted { ($0.start, $0.slot) < ($1.start, $1.slot) })
    #expect(Set(run.calls.map(\.slot)) == [0, 1, 2])
  }

  @Test func onlyTheFirstCallsAreKept() async throws {
    let plan = await Self.plan()
    let all = try #require(PlannedRun.median(of: plan, model: Self.model)).calls
    let few = try #require(PlannedRun.median(of: plan, model: Self.model, limit: 7)).calls
    #expect(few == Array(all.prefix(7)))
  }

  /// R46: what the log of decisions says is what the scheduler answers when it is asked along the
  /// whole run.
  @Test func everyCallSaysWhatItHadWaitedFor() async throws {
    let plan = await Self.plan()
    let run = try #require(PlannedRun.median(of: plan, model: Self.model))
    #expect(run.holds.count == run.calls.count)
    var holds: [TaskID: [Hold?]] = [:]
    traceWithHolds(
      Self.model.resized(to: 3, sharing: plan.verdict.sharing), seed: plan.question.seed,
      replication: run.replication
    ) { line, hold in
      if case .callStarted(let call) = line.event { holds[call.task, default: []].append(hold) }
    }
    for (call, hold) in zip(run.calls, run.holds) {
      #expect(hold == holds[call.task]?[Int(call.attempt) - 1])
    }
    // Three start with the run; all others wait for one of three slots.
    #expect(run.holds.prefix(3).allSatisfy { $0 == nil })
    #expect(run.holds.dropFirst(3).contains(.slots))
  }

  /// Not asking beyond the last call that is kept changes no answer.
  @Test func decisionsDoNotDependOnHowManyAreKept() async throws {
    let plan = await Self.plan()
    let all = try #require(PlannedRun.median(of: plan, model: Self.model)).holds
    let few = try #require(PlannedRun.median(of: plan, model: Self.model, limit: 7)).holds
    #expect(few == Array(all.prefix(7)))
  }
}
