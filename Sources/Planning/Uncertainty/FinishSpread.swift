public import Simulating
public import Statistics

/// How much of the spread of the finish is luck, and how much is not knowing the figures.
///
/// Luck stays however much is known; ignorance goes with more data, and nothing else. A one-way
/// analysis of variance: worlds, in which every uncertain figure is drawn from its posterior, are
/// the groups, and runs of each world differ by luck alone.
public struct FinishSpread: Equatable, Sendable {
  /// Worlds that are drawn.
  public static let worlds = 20
  /// Runs of each world.
  public static let runsPerWorld = 5

  /// The standard deviation of the finish, in milliseconds.
  public let standardDeviationMs: Double
  /// The share of its variance that comes from not knowing the figures, 0 … 1.
  public let ignorance: Double
  /// The share of its variance that each figure alone contributes, the largest first; these need
  /// not add up to `ignorance`.
  public let figures: [FigureShare]

  /// What one figure contributes.
  public struct FigureShare: Equatable, Sendable {
    /// The figure.
    public let figure: ModelFigure
    /// The share of the variance of the finish, 0 … 1.
    public let share: Double
  }

  /// How many runs it takes to explain the spread of a model.
  public static func runs(of model: Model) -> Int {
    worlds * runsPerWorld * (1 + model.uncertainFigures.count)
  }

  /// Estimates the split with `worlds` × `runsPerWorld` runs, and as many for each figure.
  ///
  /// The runs of a figure alone meet the same luck in every world, which then cancels: what is left
  /// between worlds is the figure. Nil if nothing is uncertain or to be finished, or if it was
  /// cancelled.
  ///
  /// - Parameter outline: that of the model.
  public static func estimate(
    of model: Model, outline: ScenarioOutline, seed: Seed, threads: Int,
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async -> FinishSpread? {
    let figures = model.uncertainFigures
    guard !figures.isEmpty, outline.campaigns.contains(where: { $0.isCounted && $0.isList }) else {
      return nil
    }
    let size = worlds * runsPerWorld
    let runs = await Replications.run(
      count: self.runs(of: model), threads: threads, progress: progress,
      isCancelled: isCancelled
    ) { number -> RunFigures? in
      let (block, unit) = number.quotientAndRemainder(dividingBy: size)
      let figure = block == 0 ? nil : figures[block - 1]
      let world = model.drawn(seed: seed, draw: unit / runsPerWorld, only: figure)
      // All figures: luck of its own in every world. One figure: the same luck in all.
      let replication = block == 0 ? unit : unit % runsPerWorld
      return simulate(
        world, seed: seed, replication: replication,
        isCancelled: { isCancelled() || Task.isCancelled }
      ).map { RunFigures($0) }
    }
    guard runs.count == size * (1 + figures.count) else { return nil }
    let places = outline.campaigns.indices.filter { outline.campaigns[$0].isCounted }
    let finish = PartSeries(places, of: ComparedSide(outline: outline, runs: runs)).finishMs
      .map { Double($0) }
    func block(_ number: Int) -> [[Double]] {
      (0..<worlds).map { world in
        let first = number * size + world * runsPerWorld
        return Array(finish[first..<first + runsPerWorld])
      }
    }
    return FinishSpread(all: block(0), alone: figures.indices.map { (figures[$0], block($0 + 1)) })
  }

  /// The split from finishes in milliseconds, world by world.
  ///
  /// - Parameters:
  ///   - all: worlds with luck of their own.
  ///   - alone: for each figure worlds that differ in it alone and share their luck.
  init(all: [[Double]], alone: [(figure: ModelFigure, worlds: [[Double]])]) {
    let means = Moments(all.map { Moments($0).mean })
    let within = all.map { Moments($0).variance }.reduce(0, +) / Double(all.count)
    let runs = Double(all[0].count)
    // Means of few runs differ by luck too, by a share that is known (the expected mean squares).
    let between = max(0, means.variance - within / runs)
    let total = between + within
    standardDeviationMs = total.squareRoot()
    ignorance = total > 0 ? between / total : 0
    let shares = alone.map { figure, worlds in
      let spread = Moments(worlds.map { Moments($0).mean }).variance
      return FigureShare(figure: figure, share: total > 0 ? min(1, spread / total) : 0)
    }
    // Ties stay in the order of the model.
    figures = shares.enumerated().sorted {
      ($0.element.share, -$0.offset) > ($1.element.share, -$1.offset)
    }.map(\.element)
  }
}
