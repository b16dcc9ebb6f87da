import Foundation
import Statistics
import Testing

@testable import Planning
@testable import PlannerValidation

/// A planner that says something false is found out.
@Suite("The judge of plans")
struct JudgementTests {
  /// Right is 3: P(2) = 82 %, P(3) = 96 %, asked 90 %.
  static let subject = SizingCase.exponential(10, slots: 3, reached: 0.96, asked: 0.9)

  private static func evidence(_ slots: Int, _ lower: Double, _ upper: Double) -> OnTimeEstimate {
    OnTimeEstimate(
      slots: slots, proportion: Proportion(9, of: 10), lower: lower, upper: upper,
      method: .confidenceSequence)
  }

  private static func sizing(
    _ outcome: Sizing.Outcome, _ slots: Int?, _ estimate: OnTimeEstimate?,
    below: OnTimeEstimate? = nil
  ) -> Sizing {
    Sizing(
      sharing: .asWritten, outcome: outcome, slots: slots, split: [], estimate: estimate,
      below: below, replicationsToDecide: nil)
  }

  static let rows: [(Sizing, SizingJudgement)] = [
    (sizing(.decided, 3, evidence(3, 0.91, 0.99), below: evidence(2, 0.7, 0.89)), .right),
    (sizing(.decided, 4, evidence(4, 0.91, 1), below: evidence(3, 0.7, 0.89)), .wrong),
    (sizing(.decided, 2, evidence(2, 0.91, 1)), .wrong),
    (sizing(.tooClose, 4, evidence(4, 0.91, 1), below: evidence(3, 0.8, 0.97)), .tooClose),
    (sizing(.tooClose, 2, evidence(2, 0.91, 1), below: evidence(1, 0, 0.1)), .wrong),
    (sizing(.tooClose, 4, evidence(4, 0.8, 1), below: evidence(3, 0.7, 0.89)), .wrong),
    (sizing(.infeasible, nil, nil), .wrong),
    (sizing(.stopped, nil, nil), .tooClose),
  ]

  @Test("tells right, too close and wrong", arguments: rows.indices)
  func judgement(place: Int) throws {
    let (sizing, expected) = Self.rows[place]
    let known = try #require(Self.subject.answer(.asWritten))
    #expect(known.slots == 3 && !known.isAtBoundary)
    #expect(Self.subject.judgement(of: sizing, known: known) == expected)
  }

  @Test("where no number is enough, only that is right")
  func infeasible() throws {
    let subject = SizingCase.exponential(20, slots: 20, reached: 0.945, asked: 0.95)
    let known = try #require(subject.answer(.asWritten))
    #expect(known.slots == nil && known.isAtBoundary)
    let enough = Self.sizing(.decided, 20, Self.evidence(20, 0.951, 1))
    #expect(subject.judgement(of: enough, known: known) == .wrong)
    #expect(subject.judgement(of: Self.sizing(.infeasible, nil, nil), known: known) == .right)
  }

  @Test("a page is filled between its markers only")
  func page() {
    var page = MarkedPage("a\n<!-- begin x -->\nold\n<!-- end x -->\nb\n")
    let found = [page.fill("x", with: "new"), page.fill("y", with: "new")]
    #expect(found == [true, false])
    #expect(page.text == "a\n<!-- begin x -->\nnew\n<!-- end x -->\nb\n")
  }

  @Test("the page of the repository has a place for every section")
  func markers() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/validation.md").standardized.path
    var page = MarkedPage(try String(contentsOfFile: path, encoding: .utf8))
    for part in ["sizing", "coverage", "variance", "new-day"] {
      let isFilled = page.fill(part, with: "")
      #expect(isFilled, "\(part)")
    }
  }

  @Test(
    "numbers are written for people",
    arguments: [
      (percent(0.5), "50 %"), (percent(0.9467), "94.7 %"), (percent(0.87), "87 %"),
      (decimal(-1.26, digits: 1), "−1.3"), (decimal(0.05, digits: 2), "0.05"),
      (brief(12345.6), "12346"), (brief(-3.083), "−3.08"), (brief(.infinity), "∞"),
    ])
  func numbers(text: String, expected: String) { #expect(text == expected) }
}
