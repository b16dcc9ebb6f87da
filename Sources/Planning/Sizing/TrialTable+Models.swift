import Simulating
import Statistics

// Replications of other models than those of the table, on the same luck; not kept.
extension TrialTable {
  /// The first replications of each model, in order.
  ///
  /// - Throws: `CancellationError`.
  func trials(of models: [Model], replications count: Int) async throws -> [[Trial]] {
    let reader = TrialReader(model)
    let all = await Replications.run(
      count: models.count * count, threads: threads, isCancelled: isCancelled
    ) { [self] number -> Trial? in
      let (place, replication) = number.quotientAndRemainder(dividingBy: count)
      let summary = memory.meet(replication) { people in
        simulate(
          models[place], seed: seed, replication: replication, meeting: &people,
          isCancelled: { isCancelled() || Task.isCancelled })
      }
      guard let summary else { return nil }
      countOne()
      return reader.trial(of: summary)
    }
    if isCancelled() { throw CancellationError() }
    return models.indices.map { Array(all[$0 * count..<($0 + 1) * count]) }
  }

  /// How much of the spread of the finish of a model is luck.
  ///
  /// - Throws: `CancellationError`.
  func spread(
    of model: Model, _ outline: ScenarioOutline, _ effort: FinishSpread.Effort
  ) async throws -> FinishSpread? {
    let spread = await FinishSpread.estimate(
      of: model, outline: outline, effort: effort, seed: seed, threads: threads,
      progress: { [self] _ in countOne() }, isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    return spread
  }
}
