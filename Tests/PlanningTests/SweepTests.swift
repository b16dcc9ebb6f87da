import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

@Suite struct VariationTests {
  @Test(arguments: [
    ("a.b=1,2,3", "a.b", ["1", "2", "3"]),
    ("a = 1 , 2", "a", ["1", "2"]),
    ("a=40..60/5", "a", ["40", "45", "50", "55", "60"]),
    ("a=40..59/5", "a", ["40", "45", "50", "55"]),
    ("a=0.1..0.3/0.1", "a", ["0.1", "0.2", "0.3"]),
    ("a=0.5..1.5/0.25", "a", ["0.5", "0.75", "1", "1.25", "1.5"]),
    ("a=-1..1/1", "a", ["-1", "0", "1"]),
    ("a=15..60/15 min", "a", ["15 min", "30 min", "45 min", "60 min"]),
    ("a=20..30/5 %", "a", ["20 %", "25 %", "30 %"]),
    ("a=[1, 2],[3]", "a", ["[1, 2]", "[3]"]),
    ("a=\"x, y\",z", "a", ["\"x, y\"", "z"]),
    ("a=7", "a", ["7"]),
  ])
  func isRead(_ text: String, _ key: String, _ values: [String]) throws {
    #expect(try Variation(text) == Variation(key: key, values: values))
  }

  @Test(arguments: [
    ("a", "expected key="), ("=1", "expected key="), ("a=", "is empty"), ("a=1,,2", "is empty"),
    ("a=1,1", "occurs twice"), ("a=5..1/1", "goes up"), ("a=1..5/0", "goes up"),
    ("a=1..5", "needs a step"), ("a=1..b/1", "ends of a range are numbers"),
    ("a=1..5/x", "the step of a range is a number"), ("a=0..9999/0.001", "at most 1000"),
  ])
  func aMistakeIsExplained(_ text: String, _ says: String) throws {
    let mistake = #expect(throws: VariationMistake.self) { try Variation(text) }
    #expect(mistake?.description.contains(says) == true, "\(String(describing: mistake))")
  }
}

@Suite struct SweepDesignTests {
  private let two = [
    Variation(key: "a", values: ["1", "2"]), Variation(key: "b", values: ["x", "y", "z"]),
  ]

  @Test func aGridHasEveryCombinationAndTheScenarioAsItIs() throws {
    let design = try #require(SweepDesign(.grid, of: two))
    #expect(
      design.cells.map(\.overrides) == [
        [], ["a=1", "b=x"], ["a=1", "b=y"], ["a=1", "b=z"], ["a=2", "b=x"], ["a=2", "b=y"],
        ["a=2", "b=z"],
      ])
    #expect(design.cells[0].values == [nil, nil])
  }

  @Test func oneAtATimeTakesTheFirstAndTheLast() throws {
    let design = try #require(SweepDesign(.oneAtATime, of: two))
    #expect(design.cells.map(\.overrides) == [[], ["a=1"], ["a=2"], ["b=x"], ["b=z"]])
    #expect(design.cells[3].values == [nil, "x"])
  }

  @Test func aGridThatIsTooLargeIsRefused() {
    let many = (0..<5).map { key in
      Variation(key: "\(key)", values: (0..<10).map(String.init))
    }
    #expect(SweepDesign(.grid, of: many) == nil)
    #expect(SweepDesign(.oneAtATime, of: many)?.cells.count == 11)
  }
}

@Suite struct SweepResultTests {
  /// Sides of one campaign on so many slots that finishes after these minutes.
  private static func side(
    slots: Int, _ minutes: [Int64], _ prices: Prices? = nil
  ) -> ComparedSide {
    let start = Instant(milliseconds: 0)
    let line = Script.Line(outcome: .busy, ring: .seconds(1))
    let model = Model(
      pools: [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(slots))],
      campaigns: [
        CampaignModel(
          campaign: Campaign(
            pool: .organisation, start: start, retry: RetryPolicy(maxAttempts: 1)),
          streamKey: StreamKey("campaign"), taskCount: 10,
          telephony: .scripted(Script(lines: [[line]])))
      ],
      start: start, horizon: start + .hours(100))
    let runs = minutes.enumerated().map { number, finish in
      var campaign = CampaignSummary(tasks: 10)
      campaign.closed[0] = 10
      campaign.busyMs = 600_000
      campaign.attemptsByOutcome[0] = 20
      campaign.exhaustedAt = start + .minutes(finish)
      return RunFigures(
        Summary(
          replication: number, campaigns: [campaign], pools: [PoolSummary()],
          lastCallEnd: start, digest: UInt64(finish)))
    }
    return ComparedSide(
      outline: ScenarioOutline(
        of: model, campaigns: [("w", "c")], pools: ["o"], deadline: start + .minutes(60),
        prices: prices),
      runs: runs)
  }

  /// Slots 1 … 5: each one more is earlier by less; the fifth slot makes it later.
  private static let finishes: [Int64] = [100, 60, 55, 53, 54]

  private static func result(_ prices: Prices? = nil) throws -> SweepResult {
    let variation = Variation(key: "slots", values: (1...5).map(String.init))
    let design = try #require(SweepDesign(.grid, of: [variation]))
    let sides = finishes.enumerated().map { place, minutes in
      side(slots: place + 1, (0..<40).map { minutes + Int64($0 % 3) - 1 }, prices)
    }
    return SweepResult(design: design, sides: [sides[0]] + sides, goal: 0.5)
  }

  @Test func theFrontHasWhatNothingBeats() throws {
    let result = try Self.result()
    #expect(result.variants.map(\.isOnFront) == [true, true, true, true, false])
    #expect(result.variants.map(\.isKnee) == [false, true, false, false, false])
    #expect(result.variants.map(\.cost.mean) == [1, 2, 3, 4, 5])
  }

  /// 10 minutes of calls at 2 and 20 calls at 0.5, and no price of slots: all cost the same, and
  /// only the earliest remains.
  @Test func pricesDecideWhatIsCheap() throws {
    let result = try Self.result(Prices(minute: 2, call: 0.5))
    #expect(result.variants.map(\.cost.mean) == [30, 30, 30, 30, 30])
    #expect(result.variants.map(\.isOnFront) == [false, false, false, true, false])
  }

  @Test func cellsAreComparedWithTheScenarioAsItIs() throws {
    let result = try Self.result()
    let changes = result.cells.map { $0.change.finish?.mean.mean }
    #expect(changes[0] == 0 && changes[1] == 0)
    #expect(abs((changes[2] ?? 0) + 40 * 60_000) < 1e-3)
    // 60 minutes ± 1: on time in two runs of three. Alone that would be more than half for certain;
    // of six cells one may be as lucky.
    #expect(result.cells.map { $0.onTime?.successes } == [0, 0, 27, 40, 40, 40])
    #expect(result.cells.map(\.isUndecided) == [false, false, true, false, false, false])
    #expect(result.cells.map(\.isAsItIs) == [true, true, false, false, false, false])
    #expect(result.leastReplications == 8, "½⁸ is less than an error of 0.05 ÷ 6, both sides")
    #expect(result.winner?.place == 3 && result.winner?.cheaperButOpen == 1)
  }

  @Test func effectsAreSortedBySize() throws {
    let design = try #require(
      SweepDesign(
        .oneAtATime,
        of: [Variation(key: "weak", values: ["1", "2"]), Variation(key: "strong", values: ["3"])]))
    let sides = [100, 99, 101, 60].map { Self.side(slots: 1, [$0, $0 + 1]) }
    let effects = SweepResult(design: design, sides: sides).effects
    #expect(effects.map(\.variation.key) == ["strong", "weak"])
    #expect(effects[1].cells.map { $0.cell.overrides } == [["weak=1"], ["weak=2"]])
  }
}
