import Planning
import Scenarios
import Simulating
import Statistics

/// The work of `dialcast compare`, without its command line.
struct CompareJob: Sendable {
  /// What is compared with.
  var first: RunInput
  /// What is compared.
  var second: RunInput
  /// All luck of both follows from it.
  var seed: Seed
  /// How many pairs of runs, at the most.
  var replications: Int
  /// What is asked.
  var settings: Comparison.Settings
  /// What would be too much.
  var limits: [ChangeLimit]
  /// How many pairs run at once.
  var threads: Int

  /// Both scenarios with the seed of the first. A contact list of both is read once.
  static func inputs(
    _ first: (path: String, overrides: [String]), _ second: (path: String, overrides: [String]),
    showsProgress: Bool = false, isCancelled: () -> Bool
  ) throws -> (first: RunInput, second: RunInput) {
    let cache = ContactListCache()
    func input(_ path: String, _ overrides: [String]) throws -> RunInput {
      try RunInput.load(
        path: path, overrides: overrides, cache: cache, showsProgress: showsProgress,
        isCancelled: isCancelled)
    }
    let base = try input(first.path, first.overrides)
    var other = try input(second.path, second.overrides)
    if other.seed != base.seed {
      // An override and not another number for the runs: the order of contacts follows from it too.
      other = try input(second.path, second.overrides + ["seed=\(base.seed)"])
    }
    return (base, other)
  }

  /// How many pairs are run between two looks at the result. A fixed number: where the runs stop
  /// must not depend on the machine.
  private static let batch = 100

  /// Runs the pairs, all of them or until every question is decided; nil if it was cancelled.
  func comparison(
    progress: @escaping @Sendable (Int) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) async -> Comparison? {
    var pairs: [Pair] = []
    let size = settings.method == .anyTime ? Self.batch : replications
    while pairs.count < replications {
      let from = pairs.count
      let count = min(size, replications - from)
      let models = (first.model, second.model)
      let seed = seed
      let needsLuck = settings.method == .fixedRuns && replications >= ControlledMean.fewest
      let batch = await Replications.run(
        count: count, threads: threads, progress: { progress(from + $0) },
        isCancelled: isCancelled
      ) { number in
        Pair(
          models, seed: seed, replication: from + number, needsLuck: needsLuck,
          isCancelled: isCancelled)
      }
      guard batch.count == count else { return nil }
      pairs += batch
      let result = result(of: pairs)
      if settings.method == .anyTime, isDecided(result) { return result }
    }
    return result(of: pairs)
  }

  private func result(of pairs: [Pair]) -> Comparison {
    Comparison(
      ComparedSide(
        outline: first.outline, runs: pairs.map(\.first),
        excessSeconds: pairs.compactMap(\.excessSeconds)),
      ComparedSide(outline: second.outline, runs: pairs.map(\.second)), settings: settings)
  }

  /// Whether more runs would answer nothing that was asked: every limit or, without one, what the
  /// change of the whole amounts to.
  private func isDecided(_ comparison: Comparison) -> Bool {
    guard limits.isEmpty else {
      return limits.flatMap { $0.findings(in: comparison) }
        .allSatisfy { $0.verdict != .undecided }
    }
    guard let finish = comparison.whole.finish else { return false }
    let practical = Double(settings.practicalMs)
    let isSmall = finish.mean.lower >= -practical && finish.mean.upper <= practical
    return finish.verdict == .improved || finish.verdict == .delayed || isSmall
  }
}

/// One replication of both.
private struct Pair: Sendable {
  let first: RunFigures
  let second: RunFigures
  /// How heavy their luck is, by the campaigns of the first; nil: nobody asked.
  let excessSeconds: [Double]?

  /// Nil if it was cancelled.
  init?(
    _ models: (Model, Model), seed: Seed, replication: Int, needsLuck: Bool,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    let isCancelled = { isCancelled() || Task.isCancelled }
    // Where both sides call the same people, they are drawn once.
    var people = KnownPeople(of: models.0, seed: seed, replication: replication)
    guard
      let first = simulate(
        models.0, seed: seed, replication: replication, meeting: &people,
        isCancelled: isCancelled),
      let second = simulate(
        models.1, seed: seed, replication: replication, meeting: &people,
        isCancelled: isCancelled)
    else { return nil }
    self.first = RunFigures(first)
    self.second = RunFigures(second)
    excessSeconds =
      needsLuck
      ? ShadowWorkload.excessSeconds(
        of: models.0, seed: seed, replication: replication, meeting: &people) : nil
  }
}
