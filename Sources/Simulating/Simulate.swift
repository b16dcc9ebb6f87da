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
  let world = SimulatedTelephony(model, seed: seed, replication: replication)
  var simulation = Simulation(model, world: world, watcher: NoObserver())
  return simulation.run(isCancelled: isCancelled)
    ? simulation.summary(replication: replication) : nil
}

/// Runs one replication and hands every call, in the order in which calls end, to `record`.
public func simulate(
  _ model: Model, seed: Seed, replication: Int, isCancelled: () -> Bool = { false },
  record: (CallRecord) -> Void
) -> Summary? {
  withoutActuallyEscaping(record) { record in
    let world = SimulatedTelephony(model, seed: seed, replication: replication)
    var simulation = Simulation(model, world: world, watcher: CallLogObserver(record: record))
    return simulation.run(isCancelled: isCancelled)
      ? simulation.summary(replication: replication) : nil
  }
}

/// Runs one replication and hands every event, in order, to `line`.
public func trace(
  _ model: Model, seed: Seed, replication: Int, line: (TraceLine) -> Void
) -> Summary? {
  withoutActuallyEscaping(line) { line in
    let world = SimulatedTelephony(model, seed: seed, replication: replication)
    var simulation = Simulation(model, world: world, watcher: TraceObserver(line: line))
    return simulation.run(isCancelled: { false })
      ? simulation.summary(replication: replication) : nil
  }
}
