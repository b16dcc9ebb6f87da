import Scheduling
import Simulating
import Statistics

// What becomes of the answer if its inputs are not what they were said to be.
extension PlanDraft {
  /// Changes one input at a time by a tenth, with few replications on the same luck: paired, and
  /// so worth many. As many as make 600,000 calls, six at least, the fewest of which the median
  /// has an interval: twelve changes take a second or two.
  mutating func testInputs(_ choice: SlotChoice) async throws {
    observer.note(PlanProgress(stage: .testing, sharing: sharing, slots: choice.slots))
    let count = min(maxReplications, replications(6...40, calls: 600_000))
    let base = try await trials.first(count, of: choice)
    guard count > 1, base.contains(where: { $0.finished != Trial.never }) else { return }
    let resized = model.resized(to: choice.slots, sharing: sharing)
    var changes: [(input: PlanInput, percent: Int, model: Model)] = []
    for input in PlanInput.allCases {
      for percent in [90, 110] {
        let source = input == .slots ? model : resized
        if let changed = source.changing(input, toPercent: percent, of: choice) {
          changes.append((input, percent, changed))
        }
      }
    }
    let runs = try await trials.trials(of: changes.map(\.model), replications: count)
    let sides = zip(changes, runs).map { change, runs -> InputEffect.Side in
      let later = Quantiles(
        PairedFinishes(first: base.map(\.finished), second: runs.map(\.finished)).differences)
      return InputEffect.Side(
        percent: change.percent,
        slots: change.input == .slots
          ? Model.slots(choice.slots, percent: change.percent) : nil,
        changeMs: later.quantile(0.5) ?? 0,
        intervalMs: later.interval(0.5, confidence: question.confidence),
        onTime: onTime(runs))
    }
    let effects = PlanInput.allCases.compactMap { input -> InputEffect? in
      let own = zip(changes, sides).filter { $0.0.input == input }.map(\.1)
      return own.isEmpty ? nil : InputEffect(input: input, sides: own)
    }
    // Ties stay in the order of the inputs.
    sensitivity = Sensitivity(
      replications: count, unchanged: onTime(base),
      effects: effects.enumerated().sorted {
        ($0.element.size, -$0.offset) > ($1.element.size, -$1.offset)
      }.map(\.element))
  }

  /// Tells luck from ignorance, if any figure was counted.
  mutating func explainSpread(_ choice: SlotChoice) async throws {
    guard model.isUncertain else { return }
    observer.note(PlanProgress(stage: .testing, sharing: sharing, slots: choice.slots))
    let resized = model.resized(to: choice.slots, sharing: sharing)
    let figures = resized.uncertainFigures.count
    let worlds = min(max(replications(24...200, calls: 1_500_000) / (2 + figures), 6), 20)
    let outline = ScenarioOutline(
      of: resized, campaigns: resized.campaigns.indices.map { ("", "\($0)") },
      pools: resized.pools.indices.map { "\($0)" })
    spread = try await trials.spread(
      of: resized, outline,
      FinishSpread.Effort(worlds: worlds, runsPerWorld: 2, runsAlone: 1))
  }
}
