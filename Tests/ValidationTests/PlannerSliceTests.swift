import Planning
import Simulating
import Statistics
import Testing

@testable import PlannerValidation

/// A bounded slice of `make validate`.
@Suite("The planner, held against known answers")
struct PlannerSliceTests {
  static let small = SizingCase.certain.filter { $0.model.campaigns[0].taskCount < 200 }

  @Test("is right where nothing is left to chance", arguments: small.indices)
  func certain(place: Int) async {
    let tally = await SizingTally.of(Self.small[place], seeds: 2, threads: 2)
    #expect(tally.wrong == 0, "\(tally.subject.name)")
    #expect(tally.right + tally.tooClose == 2 && tally.simulated > 0)
  }

  /// Among them the boundary with a slot for everybody, where there is no number beyond.
  static let close: [SizingCase] = [
    .exponential(10, slots: 3, reached: 0.96, asked: 0.89, replications: 300),
    .exponential(10, slots: 2, reached: 0.698, asked: 0.7, replications: 300),
    .exponential(20, slots: 20, reached: 0.945, asked: 0.95, replications: 300),
    .retriedLater(60, retried: 0.02, wait: 30, minutes: 40, slots: 5, more: 0.007),
    .workspaces([(6, 2), (3, 1)], .hard, slots: 3, reached: 0.9, asked: 0.6),
  ]

  @Test("claims nothing false", arguments: close.indices)
  func claims(place: Int) async {
    let tally = await SizingTally.of(Self.close[place], seeds: 2, threads: 2)
    #expect(tally.wrong == 0 && tally.holds, "\(tally.subject.name)")
    #expect(tally.known.slots != nil || tally.subject.question.probability == 0.95)
  }

  @Test("its answer alone is that of the whole plan")
  func scope() async {
    let subject = SizingCase.retriedAtOnce(20, retried: 0.3, minutes: 9, slots: 4, more: -0.1)
    let planner = Planner(model: subject.model, question: subject.question, threads: 2)
    let answer = await planner.plan(.answer, observer: NoPlanObserver())
    let plan = await planner.plan(observer: NoPlanObserver())
    #expect(answer.sizings == plan.sizings && answer.verdict == plan.verdict)
    #expect(answer.curve.isEmpty && answer.course == nil && plan.course != nil)
  }

  @Test("intervals cover, and keyed draws are worth it")
  func studies() async {
    for tally in await CoverageStudy(repeats: 60, threads: 2).tallies() {
      // Three standard errors of sixty.
      #expect(tally.held.value > 0.78, "\(tally.name): \(tally.held)")
      #expect(tally.inTheory.map { $0 > 0.85 && $0 < 0.95 } ?? true)
    }
    for tally in PeekingStudy(repeats: 60, looks: 300).tallies() where tally.allowed != nil {
      #expect(tally.everWrong.value < 0.14, "\(tally.name): \(tally.everWrong)")
    }
    for tally in await VarianceStudy(replications: 30, threads: 2, contacts: 100).earlier() {
      #expect(tally.factor > 1, "\(tally.name): \(tally.factor)")
    }
  }

  @Test("figures drawn from their posterior cover a new day, figures taken for true less often")
  func newDay() async {
    let tally = await NewDayStudy(repeats: 12, threads: 2).tally(attempts: 200)
    #expect(tally.posterior.successes >= 8 && tally.posterior.successes >= tally.plugIn.successes)
    #expect(tally.posteriorWidth > 1.2 * tally.plugInWidth)
  }
}
