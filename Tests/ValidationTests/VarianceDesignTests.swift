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

  /// The ceiling of two sides with standard deviations 1 and 3 in proportion: 10/4.
  static let wide: [Double] = [0, 3, 6, 9]
  static let narrow: [Double] = [0, 1, 2, 3]
  /// The same width as `narrow`, and nearly the same order.
  static let close: [Double] = [0, 1, 2.01, 2.99]

  @Test("no bound stands above the ceiling (a² + b²)/(a − b)²")
  func ceiling() {
    let tally = tally(Self.narrow, Self.wide, independent: [-9, 9, -9, 9], required: 5)
    #expect(abs(tally.ceiling - 2.5) < 1e-12)
    #expect(tally.verdict == .ceiling && tally.holds)
    // With perfect correlation the keyed variance is (a − b)² itself.
    let gap = tally.keyed.second.standardDeviation - tally.keyed.first.standardDeviation
    #expect(abs(tally.keyed.differences.variance - gap * gap) < 1e-12)
    #expect(
      self.tally(Self.narrow, Self.narrow, independent: [1, 2], required: 5).ceiling == .infinity)
  }

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

  @Test("what was possible is said beside a row that is missed, and excuses none")
  func attainable() {
    var tally = tally(Self.narrow, Self.close, independent: [-0.01, 0.01], required: 5)
    for attainable in [4.9, 5.1] {
      tally.attainable = attainable
      #expect(tally.verdict == .missed && !tally.holds)
      let section = VarianceSection([tally], [])
      #expect(section.failures.count == 1)
      #expect(section.text.contains("missed; \(attainable == 4.9 ? "4.90" : "5.10") possible |"))
    }
  }

  @Test("a bound that was reached before stays, whatever the ceiling")
  func kept() {
    let tally = tally(
      Self.narrow, Self.wide, independent: [-1, 1], required: 5, weight: .kept)
    #expect(tally.verdict == .ceiling && !tally.holds)
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

  /// Soft ends are the own luck 0, 4, 8, 12 and ± 1 by others; hard ends are three times the own.
  @Test("what others' luck does to a list has nothing to cancel against")
  func ownLuck() {
    let soft = [1.0, 3, 7, 13]
    let tally = OwnLuckTally(
      name: "an example", soft: soft, redrawn: [1, 5, 7, 11], hard: [0, 12, 24, 36])
    #expect(tally.othersVariance == 1)
    let own = (Moments(soft).variance - 1).squareRoot()
    let gap = own - Moments([0, 12, 24, 36]).standardDeviation
    #expect(abs(tally.leastVariance - (1 + gap * gap)) < 1e-9)
    #expect(tally.leastVariance <= tally.keyed.differences.variance)
    #expect(tally.ceiling < (Moments(soft).variance + 240) / (gap * gap))
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
      name: "an example", keyed: PairedDifference(first: first, second: second),
      independent: Moments(independent), required: required, weight: weight)
  }
}
