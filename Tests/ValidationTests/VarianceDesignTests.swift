import Planning
import Scheduling
import Simulating
import Statistics
import Testing

@testable import PlannerValidation

/// The designed study of what keyed draws are worth, and the rule that bounds it.
@Suite("Variance of paired differences, by design")
struct VarianceDesignTests {
  @Test("the model is the one of the design")
  func model() {
    let model = ThreeWorkspaces().model
    #expect(model.campaigns.map(\.taskCount) == [1500, 3000, 4500])
    #expect(model.pools[0].allotment.own == 42)
    let soft = model.resized(to: 42, sharing: .soft)
    #expect(soft.pools == model.pools, "as written is soft")
    #expect(workspaces(of: soft).map(\.own) == [14, 14, 14])
    #expect(workspaces(of: model.resized(to: 43, sharing: .soft)).map(\.own) == [15, 14, 14])
    let hard = workspaces(of: model.resized(to: 42, sharing: .hard))
    #expect(hard == [.hard(14), .hard(14), .hard(14)])
    for campaign in model.campaigns {
      #expect(campaign.campaign.retry.maxAttempts == 3)
      guard case .people(let people) = campaign.telephony else {
        Issue.record("people answer")
        continue
      }
      #expect(people.human.map(\.outcome) == [.completed])
      #expect(people.human.map(\.talk) == [.lognormal(mean: 120, standardDeviation: 90)])
      #expect(!people.hourEffect.isEmpty)
    }
  }

  private func workspaces(of model: Model) -> [Allotment] {
    model.pools.filter { $0.kind == .workspace }.map(\.allotment)
  }

  static let narrow: [Double] = [0, 1, 2, 3]
  /// The same width as `narrow`, and nearly the same order.
  static let close: [Double] = [0, 1, 2.01, 2.99]

  static let judgements: [(VarianceTally.Weight, Double?, Double, VarianceTally.Verdict?, Bool)] = [
    (.designed, 100, 200, .holds, true), (.designed, 100, 50, .missed, false),
    (.kept, 100, 200, .holds, true), (.kept, 100, 50, .missed, false),
    (.shown, 100, 50, .missed, true), (.shown, nil, 50, nil, true),
  ]

  @Test(
    "a designed row that misses its bound fails, one that is only shown does not",
    arguments: judgements)
  func judgement(
    weight: VarianceTally.Weight, required: Double?, factor: Double,
    verdict: VarianceTally.Verdict?, holds: Bool
  ) {
    let keyed = PairedDifference(first: Self.narrow, second: Self.close).differences.variance
    // Two numbers ± x have the variance 2x².
    let x = (factor * keyed / 2).squareRoot()
    let tally = tally(
      Self.narrow, Self.close, independent: [-x, x], required: required, weight: weight)
    #expect(abs(tally.factor - factor) < 1e-9 * factor)
    #expect(tally.verdict == verdict && tally.holds == holds)
  }

  /// A hundred pairs whose differences are the luck, but for a tenth: told, they are a hundred
  /// times as sharp. The bound is one of the pairs alone.
  @Test("what is told without the weight of the luck is printed, and excuses no row")
  func told() throws {
    let luck = (0..<100).map { $0.isMultiple(of: 2) ? 1.0 : -1 }
    let first = (0..<100).map { Double(($0 * 37) % 100) }
    let second = (0..<100).map { first[$0] + luck[$0] + ($0 % 4 < 2 ? 0.1 : -0.1) }
    for (weight, holds) in [(VarianceTally.Weight.designed, false), (.kept, false), (.shown, true)]
    {
      let tally = VarianceTally(
        name: "an example", keyed: PairedDifference(first: first, second: second),
        told: try #require(ControlledMean(zip(first, second).map { $1 - $0 }, controls: [luck])),
        independent: Moments([-2, 2]), independentTold: nil, required: 50, weight: weight)
      #expect(abs(tally.factor - 8 * 99 / 101) < 1e-9)
      #expect(abs(tally.toldFactor / tally.factor - 100) < 3)
      #expect(tally.holds == holds)
      let section = VarianceSection([tally])
      #expect(section.failures.count == (holds ? 0 : 1))
      #expect(section.text.contains("missed |"))
      #expect(abs(tally.likeForLikeFactor - tally.toldFactor) < 1e-9)
    }
  }

  @Test("what the study prints is what compare tells")
  func asCompareTells() async throws {
    let study = VarianceStudy(replications: 100, threads: 2, contacts: 10)
    let rows = await study.earlier().filter { $0.name.hasSuffix("slots by need") }.suffix(3)
    func side(_ sharing: ListModel.SlotKind) async -> ComparedSide {
      let model = study.model(study.byNeed, sharing, VarianceStudy.slots)
      let seed = Seed(rawValue: 1)
      let runs = await Replications.run(model: model, seed: seed, count: 100, threads: 2)
      return ComparedSide(
        outline: ScenarioOutline(
          of: model, campaigns: ["small", "middle", "large"].map { ($0, "list") },
          pools: model.pools.indices.map { "\($0)" }),
        runs: runs.map { RunFigures($0) },
        excessSeconds: (0..<100).map {
          ShadowWorkload.excessSeconds(of: model, seed: seed, replication: $0)
        })
    }
    let comparison = Comparison(await side(.soft), await side(.hard))
    #expect(rows.count == 3)
    for (row, workspace) in zip(rows, comparison.workspaces) {
      let change = try #require(workspace.finish)
      let estimate = try #require(row.told).estimate(confidence: workspace.confidence)
      #expect(change.controls == 3)
      #expect(abs(change.mean.mean / 1000 - estimate.mean) < 1e-6)
      #expect(abs(change.mean.halfWidth / 1000 - estimate.halfWidth) < 1e-6)
    }
  }

  @Test("the questions are those of the design, and the same luck is worth more than none")
  func questions() async {
    let tallies = await VarianceStudy(replications: 3, threads: 2).designed()
    #expect(tallies.map(\.required) == [100, 5, 5, 5, nil, nil, nil, nil])
    #expect(tallies.map { $0.weight == .designed } == tallies.map { $0.required != nil })
    for tally in tallies {
      #expect(tally.keyed.differences.count == 3 && tally.independent.count == 3)
    }
    // A slot more is an earlier end, and no list gains by hard slots but the small one.
    #expect(tallies[0].keyed.differences.mean < 0 && tallies[3].keyed.differences.mean > 0)
  }

  /// A lost synchronisation, by time, slot or order, would show here first.
  @Test("a call has the same fate with hard slots, and with one more, if the hour does not matter")
  func fates() throws {
    var model = ThreeWorkspaces().model
    for place in model.campaigns.indices {
      guard case .people(var people) = model.campaigns[place].telephony else { continue }
      people.hourEffect = []
      model.campaigns[place].telephony = .people(people)
    }
    let soft = fates(model.resized(to: 42, sharing: .soft))
    #expect(soft.count > 9000)
    #expect(fates(model.resized(to: 42, sharing: .hard)) == soft)
    #expect(fates(model.resized(to: 43, sharing: .soft)) == soft)
  }

  /// How each call of a replication ended: by list, contact and attempt its outcome and lengths.
  private func fates(_ model: Model) -> [[Int]: [Int64]] {
    var fates: [[Int]: [Int64]] = [:]
    _ = simulate(model, seed: Seed(rawValue: 1), replication: 0) { call in
      let name = [Int(call.campaign.rawValue), Int(call.contact), Int(call.attempt)]
      fates[name] = [Int64(call.outcome.rawValue), call.ringMs, call.talkMs]
    }
    return fates
  }

  private func tally(
    _ first: [Double], _ second: [Double], independent: [Double], required: Double?,
    weight: VarianceTally.Weight = .designed
  ) -> VarianceTally {
    VarianceTally(
      name: "an example", keyed: PairedDifference(first: first, second: second), told: nil,
      independent: Moments(independent), independentTold: nil, required: required,
      weight: weight)
  }
}
