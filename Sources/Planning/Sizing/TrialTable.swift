import Scheduling
import Simulating
import Statistics
import Synchronization

/// A number of slots, shared in one way: what replications are run with.
struct SlotChoice: Hashable, Sendable {
  var sharing: SlotSharing
  var slots: Int
}

/// Every replication that was simulated, by slots and number: nothing is simulated twice.
///
/// Replications are run on all cores, in an order that does not matter, and kept by number. What
/// is asked of the table is decided from what it holds, so no answer depends on how many threads
/// there are: what is inferred from neighbours is the same whoever simulated them, because batches
/// are finished before anybody asks.
final class TrialTable: Sendable {
  private struct State {
    var trials: [SlotChoice: [Int: Trial]] = [:]
    /// For each way to share and each replication the most slots with which it was late, and the
    /// fewest with which it was on time.
    var edges: [SlotSharing: [Int: (late: Int, onTime: Int)]] = [:]
    var simulated = 0
  }

  let model: Model
  let seed: Seed
  private let deadline: Instant
  private let reader: TrialReader
  let threads: Int
  let isCancelled: @Sendable () -> Bool
  private let progress: @Sendable (_ simulated: Int) -> Void
  private let state = Mutex(State())
  /// What people are like, by replication: they are the same with any number of slots.
  let memory: PeopleMemory

  init(
    _ model: Model, _ question: PlanQuestion, threads: Int,
    progress: @escaping @Sendable (Int) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.model = model
    seed = question.seed
    deadline = question.deadline
    self.threads = threads
    self.progress = progress
    self.isCancelled = isCancelled
    reader = TrialReader(model)
    memory = PeopleMemory(of: model, seed: question.seed)
  }

  /// How many replications were simulated.
  var simulated: Int { state.withLock { $0.simulated } }

  /// The slots that were tried in one way to share, ascending.
  func slotsTried(_ sharing: SlotSharing) -> [Int] {
    state.withLock { state in
      state.trials.keys.filter { $0.sharing == sharing }.map(\.slots).sorted()
    }
  }

  /// The trial of a replication, if there is one.
  func trial(_ choice: SlotChoice, _ replication: Int) -> Trial? {
    state.withLock { $0.trials[choice]?[replication] }
  }

  /// Whether a replication is on time with these slots; nil: that is not known.
  ///
  /// - Parameter infers: whether what is on time with fewer slots counts as on time, and what is
  ///   late with more as late, without being simulated.
  func isOnTime(_ choice: SlotChoice, _ replication: Int, infers: Bool) -> Bool? {
    state.withLock { state in
      if let trial = state.trials[choice]?[replication] { return trial.isOnTime(deadline) }
      guard infers, let edges = state.edges[choice.sharing]?[replication] else { return nil }
      if edges.onTime < choice.slots { return true }
      return edges.late > choice.slots ? false : nil
    }
  }

  /// How many of the replications 0 ..< `count` are on time; those of which it is not known are
  /// simulated now.
  ///
  /// - Throws: `CancellationError`, with what was finished kept.
  func onTime(_ count: Int, of choice: SlotChoice, infers: Bool) async throws -> Proportion {
    let unknown = (0..<count).filter { isOnTime(choice, $0, infers: infers) == nil }
    try await ensure(unknown.map { (choice, $0) })
    return Proportion(
      (0..<count).count { isOnTime(choice, $0, infers: infers) == true }, of: count)
  }

  /// The numbers of the replications that were tried, ascending.
  func replications(of choice: SlotChoice) -> [Int] {
    state.withLock { $0.trials[choice].map { $0.keys.sorted() } ?? [] }
  }

  /// The trials of the first replications without a gap, in order.
  func leading(_ choice: SlotChoice) -> [Trial] {
    state.withLock { state in
      guard let known = state.trials[choice] else { return [] }
      return (0..<known.count).prefix { known[$0] != nil }.map { known[$0]! }
    }
  }

  /// The trials of the replications 0 ..< `count`, those that are missing simulated now.
  ///
  /// - Throws: `CancellationError`, with what was finished kept.
  func first(_ count: Int, of choice: SlotChoice) async throws -> [Trial] {
    try await ensure((0..<count).map { (choice, $0) })
    return Array(leading(choice).prefix(count))
  }

  /// Simulates what is missing of these.
  ///
  /// - Throws: `CancellationError`, with what was finished kept.
  func ensure(_ wanted: [(choice: SlotChoice, replication: Int)]) async throws {
    let missing = state.withLock { state in
      wanted.filter { state.trials[$0.choice]?[$0.replication] == nil }
    }
    let models = Dictionary(
      Set(missing.map(\.choice)).map {
        ($0, model.resized(to: $0.slots, sharing: $0.sharing))
      }, uniquingKeysWith: { first, _ in first })
    _ = await Replications.run(
      count: missing.count, threads: threads, isCancelled: isCancelled
    ) { [self] place -> Bool? in
      let (choice, replication) = missing[place]
      guard let resized = models[choice] else { return nil }
      return simulateOne(resized, choice, replication)
    }
    if isCancelled() { throw CancellationError() }
  }

  /// The course of the first replications of a model, in order; these are run once more, and
  /// counted.
  ///
  /// - Throws: `CancellationError`.
  func courses(
    _ count: Int, of resized: Model, pools: [PoolID], time: CourseBins
  ) async throws -> [RunCourse] {
    let courses = await Replications.run(
      count: count, threads: threads, isCancelled: isCancelled
    ) { [self] replication -> RunCourse? in
      let watched = memory.meet(replication) { people in
        course(
          of: pools, in: resized, counting: reader.counted, seed: seed, replication: replication,
          from: time.start, bins: time.count, binMs: time.binMs, meeting: &people,
          isCancelled: { isCancelled() || Task.isCancelled })
      }
      if watched != nil { countOne() }
      return watched?.course
    }
    if isCancelled() { throw CancellationError() }
    return courses
  }

  /// One more was simulated.
  func countOne() {
    let count = state.withLock { state in
      state.simulated += 1
      return state.simulated
    }
    progress(count)
  }

  private func simulateOne(
    _ resized: Model, _ choice: SlotChoice, _ replication: Int
  ) -> Bool? {
    let summary = memory.meet(replication) { people in
      simulate(
        resized, seed: seed, replication: replication, meeting: &people,
        isCancelled: { isCancelled() || Task.isCancelled })
    }
    guard let summary else { return nil }
    let trial = reader.trial(of: summary)
    state.withLock { state in
      state.trials[choice, default: [:]][replication] = trial
      let edges = state.edges[choice.sharing]?[replication] ?? (0, .max)
      state.edges[choice.sharing, default: [:]][replication] =
        trial.isOnTime(deadline)
        ? (edges.late, min(edges.onTime, choice.slots))
        : (max(edges.late, choice.slots), edges.onTime)
    }
    countOne()
    return true
  }
}
