import Scenarios
import Statistics
import Testing

@testable import Checking

/// Forecasts and bounds: what holds, what fails and what cannot be told yet.
@Suite struct ForecastTests {
  /// A sentence, how it stands after 40 runs, and what the figures begin with.
  static let sentences: [(sentence: String, verdict: Finding.Verdict, figures: String)] = [
    ("organisation: completed by \"12:00\" with 90 %", .passed, "on time in 40 of 40 runs"),
    ("organisation: completed by \"12:00\" with 100 %", .passed, "on time in 40 of 40 runs"),
    ("campaign reminders: completed by 09:15 with 50 %", .failed, "on time in 0 of 40 runs"),
    ("campaign reminders: completed within 15 min with 50 %", .failed, "on time in 0 of 40"),
    ("workspace coast: 99 % resolved within 2 h with 90 %", .passed, "on time in 40 of 40"),
    // Forty runs without a failure leave open whether one in fifty fails.
    (
      "organisation: completed by \"Mon 12:00\" with 98 %", .undecided,
      "too close to call at 40 replications, about 190 would decide: on time in 40 of 40 runs"
    ),
    ("attempts of reminders ≤ 90", .passed, "83.9 ± 1.2 in 40 runs"),
    ("attempts of reminders >= 90", .failed, "83.9"),
    ("attempts of organisation ≥ 90", .passed, "11"),
    ("reached of reminders ≥ 60 %", .passed, "84.4 % ± 1.5 % in 40 runs"),
    ("completed of reminders ≥ 45", .passed, "50.6"),
    ("unfinished of organisation <= 0", .passed, "0 in 40 runs"),
    ("no_answer calls of reminders ≤ 20 %", .failed, "39.7 %"),
    ("utilization of organisation ≥ 99 %", .failed, ""),
    ("reclaims of north ≥ 1000", .failed, ""),
    ("reclaim delay of coast ≤ 0 s", .passed, "0 ms in 40 runs"),
    ("utilization of campaign surveys ≥ 10 %", .failed, "there is nothing to measure"),
  ]

  @Test(arguments: sentences.indices) func isJudgedByItsInterval(_ index: Int) async throws {
    let (sentence, verdict, figures) = Self.sentences[index]
    let finding = try #require(
      try await Documents.finding(sentence, in: Documents.clinics))
    #expect(finding.verdict == verdict, "\(sentence): \(finding.figures)")
    #expect(finding.figures.hasPrefix(figures), "\(sentence): \(finding.figures)")
  }

  /// What is written down has no luck: one run is exact, on the very minute.
  @Test(arguments: [
    ("organisation: completed by 09:11 with 95 %", Finding.Verdict.passed),
    ("organisation: completed by 09:09 with 95 %", .failed),
    ("attempts of calls ≤ 5", .passed), ("attempts of calls ≤ 4.9", .failed),
  ])
  func aScriptNeedsOneRun(sentence: String, verdict: Finding.Verdict) async throws {
    let document = Documents.scripted.replacing("to: 09:10", with: "to: 09:30")
    let finding = try #require(try await Documents.finding(sentence, in: document))
    #expect(finding.verdict == verdict, "\(finding.figures)")
  }

  @Test func oneRunSaysNothingOfAMean() async throws {
    let finding = try await Documents.finding(
      "attempts of reminders ≤ 90", in: Documents.clinics, replications: 1)
    #expect(finding?.verdict == .undecided)
    #expect(finding?.figures.contains("one run says nothing") == true)
  }

  /// As many runs as it says do decide, if they go on like this: the guess checks itself.
  @Test(arguments: [(40, 40, 0.98), (190, 200, 0.93), (170, 200, 0.88), (1, 100, 0.02)])
  func theNumberOfRunsThatWouldDecide(successes: Int, trials: Int, goal: Double) throws {
    let now = Proportion(successes, of: trials)
    #expect(now.wilsonInterval(confidence: 0.95).contains(goal))
    let needed = try #require(DecidingRuns.count(of: now, goal: goal, confidence: 0.95))
    let then = Proportion(Int((now.value * Double(needed)).rounded()), of: needed)
    #expect(!then.wilsonInterval(confidence: 0.95).contains(goal))
    let fewer = needed * 4 / 5
    let before = Proportion(Int((now.value * Double(fewer)).rounded()), of: fewer)
    #expect(before.wilsonInterval(confidence: 0.95).contains(goal))
  }

  @Test func whatIsExactlyOnTheEdgeIsNeverDecided() {
    let onEdge = Proportion(90, of: 100)
    #expect(DecidingRuns.count(of: onEdge, goal: 0.9, confidence: 0.95) == nil)
    let mean = Estimate(mean: 5, halfWidth: 1, confidence: 0.95, count: 100)
    #expect(DecidingRuns.count(of: mean, value: 5) == nil)
    #expect(DecidingRuns.count(of: mean, value: 4.5) == 400)
  }
}
