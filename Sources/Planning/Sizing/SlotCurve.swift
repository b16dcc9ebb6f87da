import Scheduling
import Statistics

/// The curve of slots against the probability to be on time, around an answer.
///
/// For each replication the least number of slots that is on time is found, c*; then P(c) is the
/// share of replications with c* ≤ c, for all c at once (the sample-average approximation of
/// Pasupathy & Kim, ACM TOMACS 21, 2011). That takes two or three simulations a replication, since
/// most of what it asks was simulated by the search.
struct SlotCurve {
  let sharing: SlotSharing
  let question: PlanQuestion
  let trials: TrialTable
  /// The numbers of slots that are looked at, ascending.
  let grid: [Int]

  /// So many numbers on either side of the answer.
  private static let reach = 4

  /// A curve around an answer: neighbours while they are few, every fiftieth part where there are
  /// hundreds of slots.
  init(
    _ sharing: SlotSharing, _ question: PlanQuestion, in trials: TrialTable, around slots: Int,
    highest: Int
  ) {
    self.sharing = sharing
    self.question = question
    self.trials = trials
    let step = max(1, slots / 50)
    grid = (-Self.reach...Self.reach).map { slots + $0 * step }.filter { $0 >= 1 && $0 <= highest }
  }

  /// Finds c* of the first replications, all in step: what is on time is tried with less, what is
  /// late with more, one number at a time, since the search knows most of the neighbours.
  func refine(replications count: Int) async throws {
    let middle = grid.count / 2
    var open = Array(0..<count)
    var places = open.map { _ in middle }
    while !open.isEmpty {
      let unknown = open.indices.filter { isOnTime(at: places[$0], open[$0]) == nil }
      try await trials.ensure(unknown.map { (choice(at: places[$0]), open[$0]) })
      let next = open.indices.compactMap { index -> (Int, Int)? in
        let isOnTime = isOnTime(at: places[index], open[index]) ?? false
        let place = places[index] + (isOnTime ? -1 : 1)
        guard grid.indices.contains(place), (isOnTime && place < middle) || place > middle
        else { return nil }
        // Beyond c* neighbours know the rest.
        let wasOnTime = self.isOnTime(at: place, open[index])
        return wasOnTime == !isOnTime ? nil : (open[index], place)
      }
      open = next.map(\.0)
      places = next.map(\.1)
    }
  }

  /// Simulates the first replications with every number of the grid.
  func judgeOneByOne(replications count: Int) async throws {
    try await trials.ensure(
      grid.indices.flatMap { place in (0..<count).map { (choice(at: place), $0) } })
  }

  private func choice(at place: Int) -> SlotChoice {
    SlotChoice(sharing: sharing, slots: grid[place])
  }

  private func isOnTime(at place: Int, _ replication: Int) -> Bool? {
    trials.isOnTime(choice(at: place), replication, infers: true)
  }

  /// The points of the curve: those of the grid, and every number that was tried.
  ///
  /// - Parameters:
  ///   - most: at most so many replications make a point.
  ///   - decided: what the search found out about single numbers.
  ///   - infers: whether neighbours tell how a replication comes out; otherwise each number stands
  ///     for itself.
  func points(atMost most: Int, decided: [OnTimeEstimate], infers: Bool) -> [CurvePoint] {
    let numbers = Set(trials.slotsTried(sharing).filter { tried($0).count >= 8 } + grid).sorted()
    return numbers.compactMap { slots in
      let known = (0..<most).map {
        trials.isOnTime(SlotChoice(sharing: sharing, slots: slots), $0, infers: infers)
      }.prefix { $0 != nil }
      guard !known.isEmpty else { return nil }
      let onTime = Proportion(known.count { $0 == true }, of: known.count)
      let estimate = decided.first { $0.slots == slots } ?? wilson(onTime, slots)
      let runs = tried(slots)
      return CurvePoint(
        sharing: sharing, slots: slots, onTime: estimate,
        median: quantile(0.5, of: runs, atLeast: 20), p95: quantile(0.95, of: runs, atLeast: 40))
    }
  }

  private func tried(_ slots: Int) -> [Trial] {
    trials.leading(SlotChoice(sharing: sharing, slots: slots))
  }

  private func wilson(_ proportion: Proportion, _ slots: Int) -> OnTimeEstimate {
    let interval = proportion.wilsonInterval(confidence: question.confidence)
    return OnTimeEstimate(
      slots: slots, proportion: proportion, lower: interval.lowerBound,
      upper: interval.upperBound, method: .wilson)
  }

  private func quantile(
    _ probability: Double, of runs: [Trial], atLeast count: Int
  ) -> CompletionInstant? {
    guard runs.count >= count else { return nil }
    return CompletionInstant.quantile(probability, of: runs.map(\.finished))
  }
}

extension CompletionInstant {
  /// The order statistic of rank ⌈n·p⌉ of instants in milliseconds; `Trial.never` is never.
  static func quantile(_ probability: Double, of milliseconds: [Int64]) -> CompletionInstant {
    let instants = Quantiles(milliseconds.map { $0 == Trial.never ? .infinity : Double($0) })
    return instants.quantile(probability).map(CompletionInstant.init(milliseconds:)) ?? .never
  }
}
