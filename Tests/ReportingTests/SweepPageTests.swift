import Foundation
import Planning
import Scheduling
import Simulating
import Testing

@testable import Reporting

/// `report.html` of a sweep.
@Suite struct SweepPageTests {
  /// Two slots more end an hour earlier, a third attempt half an hour later.
  private static func report(
    _ kind: SweepDesign.Kind, deadline: Instant? = Clinics.friday6pm
  ) throws -> SweepReport {
    let design = try #require(
      SweepDesign(
        kind,
        of: [
          Variation(key: "workspaces.north.retry.max", values: ["2", "3"]),
          Variation(key: "organisation.slots", values: ["40", "42", "44"]),
        ]))
    let model = Clinics.model()
    let plain = try Clinics.report()
    let sides = design.cells.map { cell in
      let slots = cell.values[1].flatMap { Int($0) } ?? 42
      let later = 44 - slots + (cell.values[0] == "3" ? 1 : 0)
      var sized = model
      sized.pools[0].allotment = .hard(slots)
      return ComparedSide(
        outline: ScenarioOutline(
          of: sized, campaigns: plain.campaigns.map { ($0.workspace, $0.name) },
          pools: plain.pools.map { $0.path.joined(separator: "/") }, deadline: deadline,
          goal: deadline == nil ? nil : 0.95),
        runs: (0..<40).map { run in
          var figures = RunFigures(Clinics.summary(later + run + 30))
          figures.replication = run
          return figures
        })
    }
    return SweepReport(
      stamp: plain.stamp, path: "clinics.yaml", overrides: ["seed=3"],
      hashes: design.cells.map { _ in "aa" },
      result: SweepResult(design: design, sides: sides, goal: deadline == nil ? nil : 0.95),
      clock: plain.clock, start: Clinics.start,
      command: "dialcast sweep clinics.yaml --vary 'organisation.slots=40, 42'")
  }

  private static func sections(_ page: String) -> [String] {
    page.matches(of: #/<section id="(\w+)"/#).map { String($0.1) }
  }

  @Test func aGridHasAMapAndAFront() throws {
    let page = try SweepPage.text(of: Self.report(.grid), vega: "-")
    #expect(Self.sections(page) == ["map", "front", "variants"])
    #expect(page.contains("charts.map = ") && page.contains("charts.front = "))
    #expect(page.contains("--vary &#39;organisation.slots=40, 42&#39;"))
  }

  @Test func oneAtATimeSaysWhatMovesTheAnswerMost() throws {
    let report = try Self.report(.oneAtATime)
    let page = try SweepPage.text(of: report, vega: "-")
    #expect(Self.sections(page).prefix(2) == ["tornado", "front"])
    let strongest = try #require(report.result.effects.first)
    #expect(strongest.variation.key == "organisation.slots")
    #expect(page.contains("organisation.slots moves the mean finish most."))
  }

  @Test func theMapHasOneFigureForEachCellInTheOrderOfItsValues() throws {
    let charts = SweepCharts(try Self.report(.grid))
    let map = try #require(charts.sweep.map)
    #expect(map.rowName == "retry.max" && map.columnName == "organisation.slots")
    #expect(map.cells.map(\.row) == ["2", "2", "2", "3", "3", "3"])
    #expect(map.cells.map(\.column) == ["40", "42", "44", "40", "42", "44"])
    #expect(map.isProbability)
    #expect(map.cells.prefix(3).map(\.value) == [0.675, 0.725, 0.775])
    let withoutDeadline = SweepCharts(try Self.report(.grid, deadline: nil))
    #expect(withoutDeadline.sweep.map?.isProbability == false)
    #expect(
      withoutDeadline.sweep.map?.cells.map(\.value) == [2, 0, -2, 3, 1, -1].map { $0 * 1_800_000 })
  }

  @Test func theSweepSaysThatItsInputsAreUncertain() throws {
    var report = try Self.report(.grid)
    #expect(!report.notes.contains(SpreadPhrases.drawnNote))
    report.isUncertain = true
    #expect(report.notes.contains(SpreadPhrases.drawnNote))
    #expect(report.notes.contains { $0.contains("7 cells hold together with 95 % confidence") })
  }

  @Test func theSamePageTwiceAndNothingLoaded() throws {
    let report = try Self.report(.oneAtATime)
    let page = try SweepPage.text(of: report, vega: "")
    #expect(try SweepPage.text(of: report, vega: "") == page)
    for load in ["http://", "https://", "src="] { #expect(!page.contains(load)) }
  }
}
