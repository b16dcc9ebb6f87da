import Foundation
import Scheduling
import Statistics
import Testing

@testable import Calibrating

/// Which calls tell which length, and when they tell nothing.
@Suite struct LengthFindingTests {
  private typealias Kind = LengthFinding.Kind

  /// Each outcome twelve times, with a ringing and a talking of its own.
  @Test func callsTellTheLengthsOfTheirOutcome() throws {
    let outcomes: [Outcome] = Outcome.ofPersons + Outcome.ofNobody + [.invalidNumber]
    let rows = outcomes.enumerated().flatMap { place, outcome -> [String] in
      Array(repeating: "\(outcome.name),\(place + 1),\(100 + place)", count: 12)
    }
    let log = try LogText.log("outcome,ring,talk\n" + rows.joined(separator: "\n"))
    let findings = LengthFinding.all(of: log)
    let talks = (Outcome.ofPersons + [.voicemail]).map { Kind.talk($0) }
    #expect(findings.map(\.kind) == [.ring, .ringTimeout] + talks)
    #expect(findings.map(\.moments.count) == [60, 12, 12, 12, 12, 12, 12, 12])
    // completed, callback, declined, do_not_call, silent; voicemail, no_answer: 1 to 7.
    #expect(abs(findings[0].moments.mean - 3) < 1e-9)
    let seconds = [7.0, 100, 101, 102, 103, 104, 105]
    #expect(findings.dropFirst().map(\.result) == seconds.map { LengthFinding.Result.constant($0) })
  }

  @Test(arguments: [
    (Array(repeating: "5", count: 9), LengthFinding.Result.tooFew),
    (Array(repeating: "5", count: 10), .constant(5)),
    (Array(repeating: "0", count: 10), .notRecorded),
    (Array(repeating: "", count: 10) + ["7"], .tooFew),
  ])
  func fewLengthsTellNothing(_ talks: [String], _ result: LengthFinding.Result) throws {
    let log = try LogText.log("outcome,talk\n" + talks.map { "completed,\($0)\n" }.joined())
    #expect(LengthFinding.all(of: log).map(\.result) == [result])
  }

  /// Half of the calls that nobody answered rang 20 s or less, whatever the others did.
  @Test func theTimeoutIsAMedian() throws {
    let rings = [20, 20, 20, 20, 20, 19, 90, 91, 92, 93].map { "no_answer,\($0)\n" }.joined()
    let log = try LogText.log("outcome,ring\n" + rings)
    #expect(LengthFinding.all(of: log).map(\.result) == [.constant(20)])
  }

  /// A call that nobody answered and that rang 0 s was not recorded: 60 % of them leave the median
  /// of the others, and are told.
  @Test func ringingNotRecordedIsNoTimeout() throws {
    let rows =
      (0..<50).map { "\($0),no_answer,\($0 % 5 < 3 ? 0 : 25),\n" }
      + (50..<100).map { "\($0),completed,12,\($0 % 5 < 2 ? 0 : 40 + $0)\n" }
    let calibration = try Calibration(
      of: LogText.log("phone,outcome,ring,talk\n" + rows.joined()), name: "found")
    let timeout = try #require(calibration.length(.ringTimeout))
    #expect(timeout.result == .constant(25) && timeout.zeros == 30 && timeout.moments.count == 20)
    let text = calibration.text
    #expect(text.contains("ring_timeout: 25 s  # the median of 20 calls, without 30 of 0 s"))
    #expect(text.contains("# 0 s in 20 of 50 calls, which count"))
    let summary = calibration.remarks.joined(separator: "\n")
    #expect(summary.contains("ringing, no answer: 30 calls of 0 s left out: not recorded"))
    #expect(summary.contains("talk, completed: 0 s in 20 of 50 calls, which count"))
    #expect(!summary.contains("ringing, answered: 0 s"))
  }

  /// Lengths in whole minutes stand for all that round to them: of an exponential distribution with
  /// mean 90 s, more than a quarter to 0 min.
  @Test func minutesAreIntervalsOfAMinute() throws {
    let rows = (0..<200).map { place -> String in
      let minutes = -1.5 * Foundation.log(1 - (Double(place) + 0.5) / 200)
      return "completed,\(Int(minutes.rounded()))\n"
    }
    let calls = try LogText.log("outcome,talk time (min)\n" + rows.joined())
    let finding = try #require(LengthFinding.all(of: calls).first)
    guard case .fitted(let fit, _) = finding.result else {
      Issue.record("\(finding.result)")
      return
    }
    let median = try #require(fit.distribution.quantile(0.5))
    #expect(abs(fit.distribution.mean - 90) < 5, "\(fit)")
    #expect(abs(median - 62.4) < 5, "\(fit)")
  }

  /// Half of the people answer after 5 s, give or take 1 s, half after 25 s: no family has two
  /// humps, and the means of a hundred equal parts have.
  private static func rings(_ count: Int) -> String {
    (0..<count).map { call in
      let place = call / 2 % 20
      return call.isMultiple(of: 2)
        ? "completed,\(4_000 + 100 * place)\n" : "completed,\(24_000 + 100 * place)\n"
    }.joined()
  }

  @Test func whatNoFamilyComesNearIsTakenAsObserved() throws {
    let log = try LogText.log("outcome,ring_ms\n" + Self.rings(1200))
    let finding = try #require(LengthFinding.all(of: log).first)
    guard case .parts(let means, _, let error) = finding.result else {
      Issue.record("\(finding.result)")
      return
    }
    #expect(error.size > 0.2)
    #expect(means.count == 100 && means == means.sorted())
    // Equal parts: nothing of the mean is lost.
    #expect(abs(Moments(means).mean - finding.moments.mean) < 1e-9)
    #expect(means[49] < 6 && means[50] >= 24)
  }

  @Test func fewLengthsAreNotDivided() throws {
    let log = try LogText.log("outcome,ring_ms\n" + Self.rings(998))
    guard case .fitted? = LengthFinding.all(of: log).first?.result else {
      Issue.record("998 lengths are too few for a hundred parts")
      return
    }
  }
}
