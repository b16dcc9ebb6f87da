import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

@Suite("How often a search errs")
struct SearchErrorTests {
  @Test(
    "all decisions of both searches together spend what the question allows",
    arguments: [1, 7, 8, 12, 40])
  func alphas(decisions: Int) {
    let errors = SearchErrors(total: 0.05)
    let second = (0..<decisions).map(errors.alpha)
    #expect(2 * errors.nested + second.reduce(0, +) <= 0.05 + 1e-15)
    #expect(abs(errors.nested - 0.02) < 1e-15 && second[0] < errors.nested)
    #expect(second == second.sorted(by: >))
  }

  /// Ten numbers of slots are looked at after every batch, on the same replications; the fifth is
  /// the first that is enough, by a hair. That any of the ten is ever decided wrongly happens as
  /// rarely as stated, though there is no share for each: the events are nested.
  @Test("of nested numbers all decisions together err no more often than two")
  func nested() {
    let goal = 0.9
    // P(c* ≤ c) of each number; the fourth just misses the goal.
    let likely = [0.5, 0.7, 0.8, 0.895, 0.905, 0.92, 0.95, 0.97, 0.99, 0.999]
    let question = PlanQuestion(
      deadline: .at(seconds: 1), probability: goal, seed: Seed(rawValue: 1))
    let errors = SearchErrors(total: 0.05)
    let decision = SlotDecision(question: question, alpha: errors.nested, maxReplications: 400)
    var random = SplitMix(state: 7)
    let repeats = 300
    var wrong = 0
    for _ in 0..<repeats {
      var onTime = [Int](repeating: 0, count: likely.count)
      var count = 0
      var isWrong = false
      while count < 400 {
        let next = min(SlotDecision.count(after: count), 400)
        for _ in count..<next {
          let luck = random.uniform()
          for place in likely.indices where luck < likely[place] { onTime[place] += 1 }
        }
        count = next
        for place in likely.indices {
          let estimate = decision.estimate(
            Proportion(onTime[place], of: count), slots: place + 1)
          switch decision.answer(estimate) {
          case .enough where likely[place] < goal: isWrong = true
          case .tooFew where likely[place] >= goal: isWrong = true
          default: break
          }
        }
      }
      wrong += isWrong ? 1 : 0
    }
    #expect(wrong > 0, "at the boundary it must err now and then, else this shows nothing")
    #expect(Double(wrong) / Double(repeats) <= 2 * errors.nested)
  }

  /// 0.95⁷⁶ is 2.03 %, 0.95⁷⁷ 1.93 %; the sequence takes 101.
  @Test("one look takes fewer replications, and none before the last")
  func once() {
    #expect(SlotDecision.fewestForOneLook(alpha: 0.02, probability: 0.95) == 77)
    let question = PlanQuestion(
      deadline: .at(seconds: 1), probability: 0.95, seed: Seed(rawValue: 1))
    func answer(
      _ look: SlotDecision.Look, _ on: Int, of all: Int, most: Int
    ) -> SlotDecision.Answer? {
      let decision = SlotDecision(
        question: question, alpha: 0.02, maxReplications: most, look: look)
      return decision.answer(decision.estimate(Proportion(on, of: all), slots: 1))
    }
    #expect(answer(.once, 77, of: 77, most: 77) == .enough)
    #expect(answer(.once, 76, of: 76, most: 76) == .tie)
    #expect(answer(.once, 150, of: 150, most: 200) == nil)
    #expect(answer(.once, 4, of: 16, most: 77) == .tooFew)
    #expect(answer(.anyTime, 77, of: 77, most: 77) == .tie)
    #expect(answer(.anyTime, 101, of: 101, most: 500) == .enough)
    #expect(answer(.anyTime, 100, of: 100, most: 500) == nil)
  }

  // MARK: More replications of what was decided

  private static func finding(
    _ answer: SlotDecision.Answer, _ on: Int, of all: Int
  ) -> SlotFinding {
    let question = PlanQuestion(
      deadline: .at(seconds: 1), probability: 0.9, seed: Seed(rawValue: 1))
    let decision = SlotDecision(question: question, alpha: 0.02, maxReplications: 400)
    return SlotFinding(
      answer: answer, estimate: decision.estimate(Proportion(on, of: all), slots: 3),
      decision: decision)
  }

  @Test(
    "what was shown stays shown until the share moves to the other side",
    arguments: [
      (.enough, (64, 64), (97, 100), .enough),
      (.enough, (64, 64), (364, 400), .enough),
      (.enough, (64, 64), (356, 400), .tie),
      (.tooFew, (2, 8), (60, 100), .tooFew),
      (.tooFew, (2, 8), (92, 100), .tie),
      (.tie, (90, 100), (399, 400), .enough),
      (.tie, (90, 100), (280, 400), .tooFew),
    ] as [(SlotDecision.Answer, (Int, Int), (Int, Int), SlotDecision.Answer)])
  func review(
    before: SlotDecision.Answer, few: (Int, Int), many: (Int, Int), after: SlotDecision.Answer
  ) {
    var finding = Self.finding(before, few.0, of: few.1)
    finding.review(Proportion(many.0, of: many.1), isPrecise: false)
    #expect(finding.answer == after)
    let estimate = finding.estimate
    #expect(estimate.proportion == Proportion(many.0, of: many.1) && estimate.slots == 3)
    #expect(estimate.lower <= estimate.proportion.value)
    #expect(estimate.upper >= estimate.proportion.value)
    #expect(finding.answer != .enough || estimate.lower >= 0.9)
    #expect(finding.answer != .tooFew || estimate.upper < 0.9)
  }

  @Test("as many replications as a precision took have an ordinary interval, which decides nothing")
  func precise() {
    var finding = Self.finding(.enough, 64, of: 64)
    finding.review(Proportion(380, of: 400), isPrecise: true)
    #expect(finding.answer == .enough && finding.estimate.method == .confidenceSequence)
    #expect(finding.told.method == .wilson)
    #expect(finding.told.upper - finding.told.lower < finding.estimate.upper - 0.9)
    // 91 % of 400: Wilson's interval goes below the goal of 90 %, the decision stands.
    finding.review(Proportion(364, of: 400), isPrecise: true)
    #expect(finding.answer == .enough && finding.told == finding.estimate)
    // A tie stays one, though Wilson's interval would be above.
    var tie = Self.finding(.tie, 90, of: 100)
    tie.review(Proportion(373, of: 400), isPrecise: true)
    #expect(tie.answer == .tie && tie.told == tie.estimate && tie.estimate.lower < 0.9)
    let ordinary = Proportion(373, of: 400).wilsonInterval(confidence: 0.95)
    #expect(ordinary.lowerBound > 0.9, "which is what this test is about")
  }

  /// Next to 100 % a percent is much: 99.5 % can be told from less, though the zone of a percent
  /// would reach beyond 100 %.
  @Test(arguments: [(0.99, 450), (0.995, 900), (0.999, 5000)])
  func highGoalsCanBeDecided(goal: Double, most: Int) {
    let question = PlanQuestion(
      deadline: .at(seconds: 1), probability: goal, seed: Seed(rawValue: 1))
    let decision = SlotDecision(question: question, alpha: 0.02, maxReplications: most)
    var count = 0
    var answer: SlotDecision.Answer?
    while answer == nil {
      count = min(SlotDecision.count(after: count), most)
      answer = decision.answer(decision.estimate(Proportion(count, of: count), slots: 1))
    }
    #expect(answer == .enough && count < most, "\(count) replications")
    let close = decision.estimate(Proportion(most - 1, of: most), slots: 1)
    #expect(decision.replicationsToDecide(close) == nil || !decision.isIndifferent(close))
  }
}

/// Steele, Lea & Flood, OOPSLA 2014: enough luck for a test.
private struct SplitMix {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((word ^ (word >> 31)) >> 11) / Double(1 << 53)
  }
}
