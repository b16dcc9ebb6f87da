import Planning
import Reporting
import Scenarios
import Sharding
import Simulating
import Statistics
import Synchronization

/// The work of `dialcast sweep`, without its command line.
struct SweepJob: Sendable {
  /// The scenario as the user named it.
  var path: String
  /// What is replaced in all variants.
  var overrides: [String]
  /// What is varied.
  var design: SweepDesign
  /// All luck follows from it; nil: the scenario's.
  var seed: UInt64?
  /// Runs of each variant; nil: as many as the scenario says.
  var replications: Int?
  /// What is done about figures that were counted.
  var uncertainty: InputUncertainty
  /// Prices in place of the scenario's.
  var prices: GivenPrices
  /// Runs of one shard.
  var blockSize: Int
  /// How many run at once.
  var threads: Int
  /// The contact lists that variants have in common.
  private let cache = ContactListCache()

  /// A sweep whose variants were all read once.
  struct Prepared: Sendable {
    /// What is to be run.
    var plan: SweepPlan
    /// The scenario as it is.
    var base: RunInput
    /// What must be known of each variant.
    var outlines: [ScenarioOutline]
    /// What is varied, without what cannot be.
    var design: SweepDesign
    /// Values that were left out since nothing can be run with them, and why.
    var leftOut: [String] = []
  }

  /// Reads every variant, so that a mistake in the last of them is told before an hour of
  /// simulation and not after it; nil if it was cancelled.
  func prepared(
    progress: @escaping @Sendable (Int) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) async throws -> Prepared? {
    let read = await Replications.run(
      count: design.cells.count, threads: threads, progress: progress, isCancelled: isCancelled
    ) { cell in
      Result { try input(of: design.cells[cell], isCancelled) }.map {
        (cell == 0 ? $0 : nil, $0.hash, $0.outline)
      }
    }
    guard read.count == design.cells.count else { return nil }
    if let possible = try PossibleValues(
      of: design, ofScenario: path, read: read.map { $0.map { _ in } })
    {
      var job = self
      job.design = possible.design
      var prepared = try await job.prepared(progress: progress, isCancelled: isCancelled)
      prepared?.leftOut.insert(contentsOf: possible.leftOut, at: 0)
      return prepared
    }
    let variants = try read.map { try $0.get() }
    guard let base = variants[0].0 else { return nil }
    let cells = zip(design.cells, variants).map {
      SweepPlan.Cell(overrides: overrides + $0.overrides, sha256: $1.1)
    }
    let identity = SweepPlan.Identity(
      version: Product.version, scenario: base.name, seed: seed ?? base.seed, cells: cells,
      uncertainty: uncertainty.rawValue, blockSize: blockSize)
    let plan = try SweepPlan(
      identity, replications: replications ?? max(2, base.replications), path: path)
    return Prepared(plan: plan, base: base, outlines: variants.map(\.2), design: design)
  }

  /// Runs what is missing, shard by shard; finished shards stay as they are.
  ///
  /// Variants come one after the other, each on all threads: only one is in memory, and the contact
  /// lists of all.
  ///
  /// - Parameters:
  ///   - done: what is there already.
  ///   - progress: told how many runs were added.
  /// - Returns: how many runs were made; fewer than are missing if it was cancelled.
  func run(
    _ prepared: Prepared, into folder: ShardFolder, done: MergedShards,
    progress: @escaping @Sendable (Int) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) async throws -> Int {
    let plan = prepared.plan
    var count = 0
    // Most variants call the people of the first.
    var memory: PeopleMemory?
    for cell in plan.identity.cells.indices {
      let missing = done.missing(inCell: cell, of: 0..<plan.replications)
      guard !missing.isEmpty else { continue }
      if isCancelled() { break }
      let input = try input(of: prepared.design.cells[cell], isCancelled)
      guard input.hash == plan.identity.cells[cell].sha256 else {
        throw Failure(
          "\(path): was changed while the sweep ran; run the same command again", .badInput)
      }
      let writer = ShardWriter(cell: cell, folder: folder, done: done)
      let seed = Seed(rawValue: plan.identity.seed)
      let before = count
      let people = memory ?? PeopleMemory(of: input.model, seed: seed)
      memory = people
      let runs = await Replications.run(
        count: missing.count, threads: threads, progress: { progress(before + $0) },
        isCancelled: isCancelled
      ) { place in
        let summary = people.meet(missing[place]) { known in
          simulate(
            input.model, seed: seed, replication: missing[place], meeting: &known,
            isCancelled: { isCancelled() || Task.isCancelled })
        }
        return summary.flatMap { writer.add(RunFigures($0)) }
      }
      try writer.throwIfFailed()
      count += runs.count
    }
    return count
  }

  private func input(
    of cell: SweepDesign.Cell, _ isCancelled: @Sendable () -> Bool
  ) throws -> RunInput {
    var input = try RunInput.load(
      path: path, overrides: overrides + cell.overrides, cache: cache, isCancelled: isCancelled)
    input.model = uncertainty.applied(to: input.model)
    input.prices = prices.applied(to: input.prices)
    return input
  }
}

/// Collects the runs of one cell and writes each shard as soon as it is whole.
private final class ShardWriter: Sendable {
  private let cell: Int
  private let folder: ShardFolder
  private let state: Mutex<State>

  private struct State {
    /// The runs by replication, those of earlier sweeps included.
    var runs: [Int: RunFigures] = [:]
    var failure: (any Error)?
  }

  init(cell: Int, folder: ShardFolder, done: MergedShards) {
    self.cell = cell
    self.folder = folder
    var state = State()
    for replication in 0..<folder.plan.replications {
      state.runs[replication] = done.run(replication, ofCell: cell)
    }
    self.state = Mutex(state)
  }

  /// Adds a run; nil, which ends the work, if a shard could not be written.
  func add(_ run: RunFigures) -> Bool? {
    let plan = folder.plan
    let block = run.replication / plan.identity.blockSize
    let shard = plan.shard(block * plan.identity.cells.count + cell)
    let records = state.withLock { state -> [SweepRecord] in
      state.runs[run.replication] = run
      return shard.replications.compactMap { replication in
        state.runs[replication].map { SweepRecord(cell: cell, run: $0) }
      }
    }
    guard records.count == shard.replications.count else { return true }
    do {
      try folder.write(records, shard: shard.number)
      return true
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
      return nil
    }
  }

  /// Throws what kept a shard from being written.
  func throwIfFailed() throws {
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }
}
