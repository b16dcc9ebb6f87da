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

/// The same in less time where another run has met the people of the replication; those who are
/// met for the first time are added.
public func simulate(
  _ model: Model, seed: Seed, replication: Int, meeting people: inout KnownPeople,
  isCancelled: () -> Bool = { false }
) -> Summary? {
  run(model, seed, replication, watcher: NoObserver(), meeting: &people, isCancelled)
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
  var people = KnownPeople(of: model, seed: seed, replication: replication)
  return run(model, seed, replication, watcher: watcher, meeting: &people, isCancelled)
}

/// The same with people whom other runs have met.
func run(
  _ model: Model, _ seed: Seed, _ replication: Int, watcher: some Observer,
  meeting people: inout KnownPeople, _ isCancelled: () -> Bool
) -> Summary? {
  guard people.serves(model, seed, replication) else {
    return run(model, seed, replication, watcher: watcher, isCancelled)
  }
  // Of a model that is not known for certain, each replication is another of its worlds.
  let model = model.isUncertain ? model.drawn(seed: seed, draw: replication) : model
  let rows = people.takeRows()
  if model.canGoWrong {
    let world = FaultyTelephony(model, seed: seed, replication: replication, known: rows)
    return run(model, in: world, replication, watcher, &people, isCancelled)
  }
  let world = SimulatedTelephony(model, seed: seed, replication: replication, known: rows)
  return run(model, in: world, replication, watcher, &people, isCancelled)
}

private func run<World: Telephony & ~Copyable>(
  _ model: Model, in world: consuming World, _ replication: Int, _ watcher: some Observer,
  _ people: inout KnownPeople, _ isCancelled: () -> Bool
) -> Summary? {
  var simulation = Simulation(model, world: world, watcher: watcher)
  let isFinished = simulation.run(isCancelled: isCancelled)
  people.learn(simulation.world.takePeople())
  return isFinished ? simulation.summary(replication: replication) : nil
}
