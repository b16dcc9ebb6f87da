import Foundation
import Scenarios
import Statistics
import Testing

@testable import Planning
@testable import Reporting

/// How near calibrated lengths come to their calls, in `result.json`, in tables and on the page.
@Suite struct FitTests {
  private static func result(_ lengths: [CalibratedLength]) throws -> ResultDocument {
    var report = try PlannedDay.report()
    report.calibratedLengths = lengths
    return ResultDocument(report)
  }

  private static func page(_ result: ResultDocument) throws -> String {
    let commands = PlanCommands(of: try PlannedDay.report())
    return try Page.text(of: result, commands, vega: "window.vegaEmbed = 1")
  }

  @Test func theResultHasTheQuantilesOfCallsAndDistribution() throws {
    let fit = try #require(try Self.result([FittedLengths.near]).fits.first)
    #expect(fit.path == "telephony.diwali.answers.completed.talk" && fit.calls == 900)
    #expect(fit.family == "exponential" && fit.shown == "exponential")
    #expect(fit.criteria.map(\.family) == ["lognormal", "gamma", "weibull", "exponential"])
    #expect(fit.criteria.map(\.aboveLowest) == [210.4, 1.9, 2, 0])
    #expect(fit.fittedMeanMs == 60_000 && fit.roundedToMs == 1000)
    #expect(fit.points.map(\.level) == QuantileComparison.levels)
    for point in fit.points {
      #expect(point.fittedMs == Int64((-60_000 * log(1 - point.level)).rounded()))
      #expect(abs(point.observedMs - point.fittedMs) <= 500)
      #expect(point.lowMs < point.observedMs && point.observedMs < point.highMs)
      #expect(!point.isOutside)
    }
  }

  @Test func lengthsAsObservedAreShownWithTheNearestFamily() throws {
    let fit = try #require(try Self.result([FittedLengths.observed]).fits.first)
    #expect(fit.family == "empirical" && fit.shown == "gamma")
    #expect(fit.fittedMeanMs == 14_000)
    #expect(fit.points.count { $0.isOutside } > 10)
    let page = try Self.page(Self.result([FittedLengths.observed]))
    #expect(page.contains("Ringing, answered: as observed. Gamma, the nearest, is furthest"))
    #expect(page.contains("900 calls, and runs draw from these: with gamma"))
  }

  /// What is off by a fifth and more is not called near.
  @Test(
    arguments: [
      (60, "exponential, within 1 % of the calls from p5 to p95."),
      (66, "exponential, within 10 % of the calls from p5 to p95."),
      (90, "exponential, furthest off at p20: 20.1 s, calls 13.0 s."),
      (30, "exponential, furthest off at p95: 89.9 s, calls 180 s."),
    ] as [(Double, String)])
  func theFindingSaysHowNear(_ row: (mean: Double, words: String)) throws {
    var length = FittedLengths.near
    length.distribution = .exponential(mean: row.mean)
    #expect(try Self.result([length]).fits.first?.text == "Talk, completed: " + row.words)
  }

  @Test(
    arguments: [
      ("ring", "Ringing, answered"), ("outcomes.completed.ring", "Ringing, completed"),
      ("voicemail_talk", "Talk, voicemail"), ("talk", "Talk, completed"),
      ("answers.do_not_call.talk", "Talk, do not call"),
      ("outcomes.voicemail.talk", "Talk, voicemail"),
    ])
  func lengthsHaveNames(_ row: (key: String, name: String)) {
    #expect(FitWords.name(ofKey: row.key) == row.name)
  }

  /// `--set` may have put anything in place of what was fitted.
  @Test(
    arguments: [
      (.constant(60), "constant"), (.uniform(from: 10, to: 90), "uniform"),
      (.gamma(mean: 60, standardDeviation: 50), "gamma"),
      (.estimated(.weibull(shape: 1.1, scale: 60), from: 20), "Weibull"),
      (.exponential(mean: 40).shifted(by: 20), "exponential"),
      (.mixture([.init(weight: 1, .constant(3)), .init(weight: 1, .constant(4))]), "mixture"),
    ] as [(Statistics.Distribution, String)])
  func anyDistributionIsHeldAgainstTheCalls(
    _ row: (distribution: Statistics.Distribution, word: String)
  ) throws {
    var length = FittedLengths.near
    length.distribution = row.distribution
    let result = try Self.result([length])
    #expect(result.fits[0].text.hasPrefix("Talk, completed: \(row.word)"))
    #expect(result.fits[0].points.count == 21)
    _ = try result.text()
  }

  @Test func thePageHasAPlotAndATableForEachLengthAndOneOfTheCriteria() throws {
    let page = try Self.page(Self.result(FittedLengths.all))
    let start = try #require(page.firstRange(of: "<section id=\"assumptions\"")?.lowerBound)
    let end = try #require(page[start...].firstRange(of: "</section>")?.lowerBound)
    let section = page[start..<end]
    for place in 0..<2 {
      #expect(
        section.contains("data-chart=\"fit\(place)\" role=\"img\" aria-labelledby=\"fit\(place)-"))
      #expect(section.contains("<h3 id=\"fit\(place)-finding\">"))
    }
    #expect(section.ranges(of: ", as a table</summary>").count == 2)
    #expect(section.contains("criterion, above the lowest</summary>"))
    #expect(section.contains("+210.4"))
    #expect(section.contains("every dot lies in the band. Mean 60.0\u{a0}s"))
  }

  @Test func withoutACalibrationThereIsNothingOfThis() throws {
    let result = try Self.result([])
    let page = try Self.page(result)
    #expect(!page.contains("class=\"plots\"") && !page.contains("Akaike"))
    #expect(!page.contains("data-chart=\"fit"))
    #expect(!ResultTables.files(of: result).map(\.name).contains("fits.csv"))
  }

  /// The scenario that `make report-check` opens in a browser.
  @Test func aCalibrationFileIsShown() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Calibrated/clinic.yaml").path
    let lengths = try Scenario.load(path: path).calibratedLengths
    let fits = try Self.result(lengths).fits
    #expect(fits.map(\.name).count == 5 && fits.map(\.name).contains("Talk, voicemail"))
    #expect(fits.count { $0.family != $0.shown } == 1)
    #expect(fits.map(\.text).contains { $0.contains("within") })
  }
}
