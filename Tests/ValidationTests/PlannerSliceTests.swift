import Planning
import Scheduling
import Simulating
import Statistics
import Testing

@testable import PlannerValidation

/// A bounded slice of `make validate`.
@Suite("The planner, held against known answers")
struct PlannerSliceTests {
  private static let cases = SizingCase.certain.filter { $0.model.campaigns[0].taskCount < 200 }

  @Test("is right where nothing is left to chance", arguments: cases.indices)
  func certain(place: Int) async {
    let tally = await SizingTally.of(Self.cases[place], seeds: 2, threads: 2)
    #expect(tally.wrong == 0, "\(tally.subject.name)")
    #expect(tally.right + tally.tooClose == 2 && tally.simulated > 0)
  }

  /// Among them the boundary with a slot for everybody, where there is no number beyond.
  @Test("claims nothing false", arguments: ["10 calls", "20 calls"])
  func claims(name: String) async {
    for subject in SizingCase.all where subject.name == name {
      let tally = await SizingTally.of(subject, seeds: 4, threads: 2)
      #expect(tally.wrong == 0, "\(name), \(subject.question.probability)")
    }
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
    for tally in await VarianceStudy(replications: 30, threads: 2, contacts: 100).tallies() {
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
