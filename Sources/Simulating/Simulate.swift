import Scheduling
public import Statistics

/// Runs one replication and returns its account.
///
/// A pure function of its arguments: any thread, process or machine gives the same bytes.
///
/// - Parameters:
///   - model: what is simulated.
///   - seed: all luck follows from it and from `replication`.
///   - replication: which of the equally likely futures, from 0.
///   - isCancelled: asked every few thousand events; true ends the run early with nil.
/// - Returns: the account, or nil if the run was cancelled.
public func simulate(
  _ model: Model, seed: Seed, replication: Int, isCancelled: () -> Bool = { false }
) -> Summary? {
  run(model, seed, replication, watcher: NoObserver(), isCancelled)
}

/// Runs one replication and hands every call, in the order in which calls end, to `record`.
public func simulate(
  _ model: Model, seed: Seed, replication: Int, isCancelled: () -> Bool = { false },
  record: (CallRecord) -> Void
) -> Summary? {
  withoutActuallyEscaping(record) { record in
    run(model, seed, replication, watcher: CallLogObserver(record: record), isCancelled)
  }
}

/// Runs one replication and hands every event, in order, to `line`.
public func trace(
  _ model: Model, seed: Seed, replication: Int, line: (TraceLine) -> Void
) -> Summary? {
  withoutActuallyEscaping(line) { line in
    run(model, seed, replication, watcher: TraceObserver(line: line))
  }
}

/// Runs one replication before the eyes of an observer; nil if it was cancelled.
///
/// Figures that are not known for certain are drawn first. The loop for a world without faults is
/// compiled without them.
@discardableResult
func run(
  _ model: Model, _ seed: Seed, _ replication: Int, watcher: some Observer,
  _ isCancelled: () -> Bool = { false }
) -> Summary? {
  // Of a model that is not known for certain, each replication is another of its worlds.
  if model.isUncertain {
    let world = model.drawn(seed: seed, draw: replication)
    return run(world, seed, replication, watcher: watcher, isCancelled)
  }
  if !model.canGoWrong {
    let world = SimulatedTelephony(model, seed: seed, replication: replication)
    var simulation = Simulation(model, world: world, watcher: watcher)
    return simulation.run(isCancelled: isCancelled)
      ? simulation.summary(replication: replication) : nil
  }
  let world = FaultyTelephony(model, seed: seed, replication: replication)
  var simulation = Simulation(model, world: world, watcher: watcher)
  return simulation.run(isCancelled: isCancelled)
    ? simulation.summary(replication: replication) : nil
}
