import Simulating
import Statistics

// What it costs, if anything has a price.
extension PlanDraft {
  /// So many numbers of slots on either side of the answer have a price of their own.
  private static var pricedReach: Int { 3 }

  /// Runs the first replications with a few more slots and a few fewer. How many is fixed
  /// beforehand: those that the search chose to simulate would be a selection.
  mutating func priceNeighbours(_ choice: SlotChoice) async throws {
    guard let prices = question.prices else { return }
    observer.note(PlanProgress(stage: .pricing, sharing: sharing, slots: choice.slots))
    let step = max(1, choice.slots / 50)
    let most = max(unlimited.slots, choice.slots)
    let numbers = (-Self.pricedReach...Self.pricedReach).map { choice.slots + $0 * step }
      .filter { (1...most).contains($0) }
    let count = min(maxReplications, replications(20...100))
    let pricing = TrialPricing(model, prices, confidence: question.confidence)
    let answer = pricing.totals(
      of: try await trials.first(count, of: choice), slots: choice.slots)
    var points: [CostPoint] = []
    for slots in numbers {
      let runs = try await trials.first(count, of: SlotChoice(sharing: sharing, slots: slots))
      let totals = pricing.totals(of: runs, slots: slots)
      points.append(
        CostPoint(
          slots: slots, replications: count, total: pricing.estimate(totals),
          change: PairedDifference(first: answer, second: totals)
            .estimate(confidence: question.confidence),
          finish: .quantile(question.probability, of: runs.map(\.finished))))
    }
    costCurve = points
  }

  /// What the runs with the slots of the verdict cost; nil without prices or runs.
  func cost(of runs: [Trial], slots: Int?) -> CostOutlook? {
    guard let prices = question.prices, let slots, !runs.isEmpty else { return nil }
    return CostOutlook(
      of: runs, slots: slots, own: model.ownSlots(of: slots, sharing: sharing), curve: costCurve,
      TrialPricing(model, prices, confidence: question.confidence))
  }
}
