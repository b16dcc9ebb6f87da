import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

/// One slot more that makes it late: Graham's anomaly (1969), found by trying small cases.
///
/// Four contacts, retries 10 s after the last call and before new contacts. With three slots a
/// retry comes due just before the long second call of another contact could begin.
@Suite("One slot more can hurt")
struct AnomalyTests {
  private static func line(_ outcome: Outcome, _ seconds: Int64) -> Script.Line {
    Script.Line(outcome: outcome, ring: .seconds(seconds))
  }

  private static let script = Script(lines: [
    [line(.completed, 50)],
    [line(.noAnswer, 20), line(.noAnswer, 80), line(.completed, 20)],
    [line(.noAnswer, 10), line(.completed, 30)],
    [line(.completed, 30)],
  ])

  private static let model: Model = {
    var model = SlotModels.list(of: 4, .scripted(script))
    model.campaigns[0].campaign.classes = [
      TaskClass(
        retry: RetryPolicy(maxAttempts: 3, intervals: [.seconds(10)]), attemptPriority: .dueFirst)
    ]
    return model
  }()

  /// Computed by hand and by a list scheduler of thirty lines in Python.
  @Test(arguments: [(1, 240), (2, 140), (3, 150), (4, 140)])
  func finish(slots: Int, seconds: Int64) throws {
    let resized = Self.model.resized(to: slots, sharing: .asWritten)
    let summary = try #require(simulate(resized, seed: Seed(rawValue: 1), replication: 0))
    #expect(summary.lastCallEnd == .at(seconds: seconds))
  }

  @Test func theAuditFindsItAndEachNumberStandsForItself() async throws {
    let plan = await Planner.plan(Self.model, by: 145)
    #expect(plan.audit.nonMonotone.successes > 0 && plan.audit.judgedOneByOne)
    let onTime = plan.curve.filter { (1...4).contains($0.slots) }.map(\.onTime.proportion.value)
    #expect(onTime == [0, 1, 0, 1])
    // The answer is enough, and one less is not.
    let slots = try #require(plan.verdict.slots)
    #expect(slots == 2 || slots == 4)
    #expect(plan.audit.checks.allSatisfy { $0.broken == 0 && $0.looked > 0 })
  }

  @Test func whereMoreNeverHurtsTheAuditSaysSo() async {
    let plan = await Planner.plan(SlotModels.list(of: 12, SlotModels.fixed(10)), by: 45)
    #expect(plan.audit.nonMonotone.successes == 0 && plan.audit.nonMonotone.trials > 0)
    #expect(!plan.audit.judgedOneByOne)
  }
}
