public import Simulating
public import Statistics
import Synchronization

/// Remembers who was met in each replication, from one run to the next.
///
/// Any number of threads may use one. Two that run the same replication at once do not wait for
/// each other: the second draws its people anew, and what the first brings back is kept.
public final class PeopleMemory: Sendable {
  private struct State {
    var people: [Int: KnownPeople] = [:]
    var bytes = 0
  }

  private let model: Model
  private let seed: Seed
  private let mostBytes: Int
  private let state = Mutex(State())

  /// A memory for runs of a model, and of others that differ from it in slots, hours, rules or
  /// lengths of time; runs of other people are not hindered, and not helped.
  ///
  /// - Parameter mostBytes: what it may hold; replications that find no room are drawn anew each
  ///   time.
  public init(of model: Model, seed: Seed, mostBytes: Int = 128 << 20) {
    self.model = model
    self.seed = seed
    self.mostBytes = mostBytes
  }

  /// What it holds, in bytes; not what runs have taken out.
  public var bytes: Int { state.withLock { $0.bytes } }

  /// Lets a run meet the people of a replication, and remembers them.
  public func meet<Result>(
    _ replication: Int, _ run: (inout KnownPeople) throws -> Result
  ) rethrows -> Result {
    var people =
      take(replication) ?? KnownPeople(of: model, seed: seed, replication: replication)
    let result = try run(&people)
    keep(people, of: replication)
    return result
  }

  private func take(_ replication: Int) -> KnownPeople? {
    state.withLock { state in
      guard let people = state.people.removeValue(forKey: replication) else { return nil }
      state.bytes -= people.bytes
      return people
    }
  }

  private func keep(_ people: consuming KnownPeople, of replication: Int) {
    let bytes = people.bytes
    state.withLock { state in
      guard state.people[replication] == nil, state.bytes + bytes <= mostBytes else { return }
      state.people[replication] = people
      state.bytes += bytes
    }
  }
}
