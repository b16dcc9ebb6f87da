public import Scheduling
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
  fatalError("lands with the driver")
}

/// Runs one replication and hands every call, in the order in which calls end, to `record`.
public func simulate(
  _ model: Model, seed: Seed, replication: Int, isCancelled: () -> Bool = { false },
  record: (CallRecord) -> Void
) -> Summary? {
  fatalError("lands with the driver")
}

/// Runs one replication and hands every event, in order, to `line`.
public func trace(
  _ model: Model, seed: Seed, replication: Int, line: (TraceLine) -> Void
) -> Summary? {
  fatalError("lands with the driver")
}
