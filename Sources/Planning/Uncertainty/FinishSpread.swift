public import Simulating
public import Statistics

/// How much of the spread of the finish is luck, and how much is not knowing the figures.
///
/// Luck stays however much is known; ignorance goes with more data, and nothing else. A one-way
/// analysis of variance: worlds, in which every uncertain figure is drawn from its posterior, are
/// the groups, and runs of each world differ by luck alone.
public struct FinishSpread: Equatable, Sendable {
  /// How much is run.
  public struct Effort: Equatable, Sendable {
    /// Worlds that are drawn.
    public var worlds: Int
    /// Runs of each world, at least 2.
    public var runsPerWorld: Int
    /// Runs of each world that differs in one figure; one may do, since luck cancels.
    public var runsAlone: Int

    /// An effort.
    public init(worlds: Int, runsPerWorld: Int, runsAlone: Int) {
      precondition(worlds >= 2 && runsPerWorld >= 2 && runsAlone >= 1, "runs enough to differ")
      self.worlds = worlds
      self.runsPerWorld = runsPerWorld
      self.runsAlone = runsAlone
    }

    /// What somebody gets who asks for nothing else.
    public static let thorough = Effort(worlds: 20, runsPerWorld: 5, runsAlone: 5)

    /// Runs for so many figures.
    func runs(figures: Int) -> Int { worlds * (runsPerWorld + runsAlone * figures) }
  }

  /// How many worlds it was estimated from.
  public let worlds: Int
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
  public static func runs(of model: Model, effort: Effort = .thorough) -> Int {
    effort.runs(figures: model.uncertainFigures.count)
  }

  /// Estimates the split with some runs of some worlds, and of worlds that differ in one figure.
  ///
  /// The runs of a figure alone meet the same luck in every world, which then cancels: what is left
  /// between worlds is the figure. Nil if nothing is uncertain or to be finished, or if it was
  /// cancelled.
  ///
  /// - Parameter outline: that of the model.
  public static func estimate(
    of model: Model, outline: ScenarioOutline, effort: Effort = .thorough, seed: Seed,
    threads: Int,
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async -> FinishSpread? {
    let figures = model.uncertainFigures
    guard !figures.isEmpty, outline.campaigns.contains(where: { $0.isCounted && $0.isList }) else {
      return nil
    }
    let all = effort.worlds * effort.runsPerWorld
    let alone = effort.worlds * effort.runsAlone
    let count = effort.runs(figures: figures.count)
    let runs = await Replications.run(
      count: count, threads: threads, progress: progress, isCancelled: isCancelled
    ) { number -> RunFigures? in
      let (block, rest) = (number - all).quotientAndRemainder(dividingBy: alone)
      let figure = number < all ? nil : figures[block]
      let (unit, size) = number < all ? (number, effort.runsPerWorld) : (rest, effort.runsAlone)
      let world = model.drawn(seed: seed, draw: unit / size, only: figure)
      // All figures: luck of its own in every world. One figure: the same luck in all.
      let replication = number < all ? unit : unit % size
      return simulate(
        world, seed: seed, replication: replication,
        isCancelled: { isCancelled() || Task.isCancelled }
      ).map { RunFigures($0) }
    }
    guard runs.count == count else { return nil }
    let places = outline.campaigns.indices.filter { outline.campaigns[$0].isCounted }
    let finish = PartSeries(places, of: ComparedSide(outline: outline, runs: runs)).finishMs
      .map { Double($0) }
    func block(from start: Int, _ size: Int) -> [[Double]] {
      (0..<effort.worlds).map { world in
        Array(finish[start + world * size..<start + (world + 1) * size])
      }
    }
    return FinishSpread(
      all: block(from: 0, effort.runsPerWorld),
      alone: figures.indices.map {
        (figures[$0], block(from: all + $0 * alone, effort.runsAlone))
      })
  }

  /// The split from finishes in milliseconds, world by world.
  ///
  /// - Parameters:
  ///   - all: worlds with luck of their own.
  ///   - alone: for each figure worlds that differ in it alone and share their luck.
  init(all: [[Double]], alone: [(figure: ModelFigure, worlds: [[Double]])]) {
    worlds = all.count
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
