import Foundation
import Statistics
import Testing

@testable import Planning
@testable import Reporting

/// `report.html` as text; `make report-check` looks at it in a browser.
@Suite struct PageTests {
  private static func page(
    _ plan: Plan = PlannedDay.plan(), vega: String = "window.vegaEmbed = 1"
  ) throws -> String {
    let report = try PlannedDay.report(plan)
    return try Page.text(of: ResultDocument(report), PlanCommands(of: report), vega: vega)
  }

  /// What is seen without scripts and styles.
  private static func body(_ page: String) throws -> String {
    let start = try #require(page.range(of: "<body>")?.lowerBound)
    let end = try #require(page.range(of: "<script type=\"application/json\"")?.lowerBound)
    return String(page[start..<end])
  }

  @Test func everySectionStandsAsRecorded() throws {
    try expectGolden(try Self.body(Self.page()), "plan.html")
  }

  @Test func withoutTheChartLibraryTheTablesStandAlone() throws {
    let page = try Self.page(vega: "")
    #expect(!page.contains("<script type=\"module\">"))
    #expect(page.contains("make vega"))
    let tables = try Self.page().ranges(of: "<table>").count
    #expect(page.ranges(of: "<table>").count == tables)
    // Open, because nothing would open them but the reader.
    #expect(page.ranges(of: "<details").count == page.ranges(of: " open>").count)
  }

  @Test func everyChartHasAFindingATableAndSomethingThatDrawsIt() throws {
    let page = try Self.page()
    let charts = page.matches(of: #/data-chart="(\w+)"/#).map { String($0.1) }
    #expect(
      charts == [
        "curve", "finish", "progress", "sharing", "use", "outcomes", "attempts", "bindings",
        "sensitivity", "cost", "replay", "fit0", "fit1",
      ])
    #expect(page.contains("charts[`fit${place}`] = "))
    for chart in charts where !chart.hasPrefix("fit") {
      #expect(page.contains("charts.\(chart) = "), "nothing draws \(chart)")
      let section = try #require(page.firstRange(of: "<section id=\"\(chart)\"")?.lowerBound)
      let end = try #require(page[section...].firstRange(of: "</section>")?.lowerBound)
      #expect(page[section..<end].contains("<table>"), "\(chart) has no table")
      #expect(page[section..<end].contains("aria-labelledby=\"\(chart)-finding\""))
    }
  }

  /// One slot is no `1 slots`, whatever is said of it.
  @Test(arguments: [PlanVerdict.Code.sized, .undecided, .givenOnTime, .givenLate])
  func oneSlotIsNotSeveral(_ code: PlanVerdict.Code) throws {
    var plan = PlannedDay.plan(code, slots: 1)
    plan.curve = [
      CurvePoint(
        sharing: .soft, slots: 1, onTime: PlannedDay.onTime(1, 1), median: nil, p95: nil)
    ]
    plan.comparison?.slots = 1
    plan.sensitivity?.effects[0].sides[0].slots = 1
    plan.sensitivity?.effects[0].sides[0].changeMs = 3_600_000
    var report = try PlannedDay.report(plan)
    report.settings = [
      SlotSettings(sharing: .soft, slots: 1, overrides: ["organisation.slots=1"], command: [])
    ]
    var result = ResultDocument(report)
    result.replay?.slots = 1
    for row in result.paired.indices { result.paired[row].slots = 1 }
    let page = try Page.text(of: result, PlanCommands(of: report), vega: "")
    let wrong = try Self.body(page).matches(of: #/\b1\s(?:soft\s|hard\s)?slots/#)
      .map { String($0.0) }
    #expect(wrong == [])
    #expect(try Self.body(page).contains("1 slot"))
    let summary = ResultSummary.text(of: result, PlanCommands(of: report))
    #expect(summary.firstMatch(of: #/\b1\s(?:soft\s|hard\s)?slots/#) == nil)
  }

  @Test func thePageLoadsNothing() throws {
    let page = try Self.page()
    #expect(page.contains("default-src 'none'"))
    for load in ["http://", "https://", "src=", "@import", "url(", "fetch(", "import("] {
      #expect(!page.contains(load), "the page says \(load)")
    }
  }

  @Test func namesCannotBecomeMarkup() throws {
    var report = try PlannedDay.report(notes: ["</script><img onerror=alert(1)>"])
    report.stamp.scenario = "<script>alert(1)</script>"
    report.pools[1].path = ["Diwali", "a & <b onclick=\"x\">'s"]
    report.campaigns[0].workspace = "a & <b>"
    report.command = "dialcast plan '</script><script>alert(2)</script>'"
    let result = ResultDocument(report)
    let page = try Page.text(of: result, PlanCommands(of: report), vega: "")
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("<img"))
    #expect(!page.contains("<b onclick"))
    #expect(page.contains("a &amp; &lt;b onclick=&quot;x&quot;&gt;&#39;s"))
    // One element for the data, and it ends where it should.
    #expect(page.ranges(of: "<script").count == 1)
    #expect(page.ranges(of: "</script").count == 1)
    let start = try #require(page.range(of: "id=\"data\">")?.upperBound)
    let end = try #require(page.range(of: "</script")?.lowerBound)
    let read = try JSONDecoder().decode(
      ResultDocument.self, from: Data(page[start..<end].utf8))
    #expect(read == result)
  }

  /// The cases of a verdict, and what the page makes of each.
  static let verdicts: [(PlanVerdict.Code, Int?, tone: String)] = [
    (.sized, 42, "good"), (.givenOnTime, 42, "good"), (.givenLate, 40, "bad"),
    (.givenUndecided, 41, "open"), (.undecided, 42, "open"), (.infeasible, nil, "bad"),
  ]

  @Test(arguments: verdicts)
  func aVerdictHasItsColourAndItsHeadline(
    _ row: (code: PlanVerdict.Code, slots: Int?, tone: String)
  ) throws {
    let page = try Self.page(PlannedDay.plan(row.code, slots: row.slots))
    #expect(page.contains("<header class=\"verdict \(row.tone)\">"))
    let report = try PlannedDay.report(PlannedDay.plan(row.code, slots: row.slots))
    let headline = Unbroken.text(PlanConclusion(report).headline)
    #expect(page.contains("<h1>\(headline)</h1>"))
  }

  @Test func aPlanOfWhichNothingWasSimulatedIsAPageToo() throws {
    var plan = PlannedDay.plan(
      .infeasible, slots: nil, obstacles: [.trunkRate(possible: 900, needed: 108_103)])
    plan.curve = []
    plan.sizings = []
    plan.completion = nil
    plan.comparison = nil
    plan.course = nil
    plan.contacts = nil
    plan.pools = []
    plan.cost = nil
    plan.sensitivity = nil
    plan.audit.checks = []
    var report = try PlannedDay.report(plan)
    report.replay = nil
    report.calibratedLengths = []
    let page = try Page.text(of: ResultDocument(report), PlanCommands(plan: ""), vega: "-")
    #expect(page.contains("No number of slots reaches"))
    #expect(page.contains("108,103"))
    #expect(!(try Self.body(page)).contains("data-chart"))
    for word in ["nan", "inf", "nil", "Optional("] {
      #expect(!(try Self.body(page)).contains(" \(word)"), "the page says \(word)")
    }
  }

  @Test func aPlanThatWasStoppedSaysSo() throws {
    var plan = PlannedDay.plan()
    plan.effort.ending = .interrupted
    #expect(try Self.page(plan).contains("INCOMPLETE"))
    #expect(try !Self.page().contains("INCOMPLETE"))
  }

  /// With and without slots that nobody owns, in the page and in the terminal.
  @Test func ownSlotsAreShownBothWaysWhereTheyDiffer() throws {
    var plan = PlannedDay.plan()
    #expect(try !Self.page(plan).contains("soft / hard"))
    #expect(!TerminalPlan.text(of: try PlannedDay.report(plan)).contains("soft / hard"))
    plan.comparison?.workspaces[0].hardSlots = 18
    let page = try Self.page(plan)
    #expect(page.contains("14 / 18") && page.contains("own slots: soft / hard; hard slots also"))
    let text = TerminalPlan.text(of: try PlannedDay.report(plan))
    #expect(text.contains("14 / 18") && text.contains("own slots: soft / hard; hard slots also"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  /// Neither 0 nor later by what is left of the campaign; the chart has no bar for it.
  @Test func whatNeverFinishesIsCalledSo() throws {
    var plan = PlannedDay.plan()
    plan.sensitivity?.effects[0].sides[0].changeMs = .infinity
    plan.sensitivity?.effects[0].sides[0].intervalMs = .init(lower: 1000, upper: .infinity)
    plan.sensitivity?.effects[1].sides[0].changeMs = -.infinity
    let document = ResultDocument(try PlannedDay.report(plan))
    #expect(
      document.sensitivity?.text == "Most of all it depends on the slots: with 38 slots it mostly"
        + " never finishes, and is on time in 3 of 12 runs instead of 12.")
    let effects = AssumptionEffects(plan.sensitivity)
    #expect(effects.text(of: "organisation.slots") == "−35 min … mostly never finishes")
    #expect(effects.text(of: "telephony.a.talk") == "mostly finishes only so … +31 min")
    let body = try Self.body(Self.page(plan))
    #expect(body.contains("mostly never finishes") && body.contains("mostly finishes only so"))
    #expect(body.contains("No bar where mostly only one way finishes."))
    let text = try document.text()
    #expect(text.contains("\"changeMs\" : null") && text.contains("\"isNever\" : true"))
  }

  /// Of one slot more, by its interval: known, open, and of one run.
  @Test(
    arguments: [
      (30, 0.4, "; one slot more is 30.00\u{a0}EUR dearer."),
      (-30, 0.4, "; one slot more is 30.00\u{a0}EUR cheaper."),
      (25, 26, "; one slot more is 25.00\u{a0}EUR dearer (−1.00 … +51.00), which may be chance."),
      (0, 0, "; one slot more is no dearer."), (25, .infinity, " for each contact reached."),
    ] as [(Double, Double, String)])
  func thePriceOfOneSlotMore(_ row: (mean: Double, halfWidth: Double, says: String)) throws {
    var cost = PlannedDay.cost
    let place = try #require(cost.curve.firstIndex { $0.slots == 43 })
    cost.curve[place].change = Estimate(
      mean: row.mean, halfWidth: row.halfWidth, confidence: 0.95, count: 60)
    let document = ResultDocument.Cost(cost, "soft", try PlannedDay.report())
    let finding = CostWords(document, slots: 42).finding
    #expect(finding.hasSuffix(row.says), "\(finding)")
  }
}

/// Figures keep their units.
@Suite struct UnbrokenTests {
  static let table: [(text: String, unbroken: String)] = [
    ("95 % of runs", "95~% of runs"), ("by Fri 16:52, 95 %.", "by Fri~16:52, 95~%."),
    ("(81.2 %)", "(81.2~%)"), ("2 h 5 min earlier", "2~h 5~min earlier"),
    ("Fri and 3 days", "Fri and 3 days"), ("a  b", "a  b"), ("", ""), ("5 dots", "5 dots"),
  ]

  @Test(arguments: table)
  func aFigureStaysWithItsUnit(_ row: (text: String, unbroken: String)) {
    #expect(Unbroken.text(row.text).replacing("\u{a0}", with: "~") == row.unbroken)
  }
}
