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

  /// Finds c* of the first replications, all in step.
  func refine(replications count: Int) async throws {
    var open = (0..<count).map { (replication: $0, late: -1, onTime: grid.count) }
    var place = grid.count / 2
    while !open.isEmpty {
      let wanted = open.map { state -> (choice: SlotChoice, replication: Int) in
        (choice(at: next(state, first: place)), state.replication)
      }
      try await trials.ensure(wanted)
      for index in open.indices {
        let asked = next(open[index], first: place)
        if isOnTime(at: asked, open[index].replication) {
          open[index].onTime = asked
        } else {
          open[index].late = asked
        }
      }
      open.removeAll { $0.onTime - $0.late <= 1 }
      place = -1
    }
  }

  /// Simulates the first replications with every number of the grid.
  func judgeOneByOne(replications count: Int) async throws {
    try await trials.ensure(
      grid.indices.flatMap { place in (0..<count).map { (choice(at: place), $0) } })
  }

  /// The next place of the grid to look at: next to the answer first, then one step on.
  private func next(
    _ state: (replication: Int, late: Int, onTime: Int), first: Int
  ) -> Int {
    if first >= 0 { return first }
    // What is on time is tried with less, what is late with more, one number at a time: the search
    // has simulated the neighbours already.
    return state.late < 0 ? state.onTime - 1 : state.late + 1
  }

  private func choice(at place: Int) -> SlotChoice {
    SlotChoice(sharing: sharing, slots: grid[place])
  }

  private func isOnTime(at place: Int, _ replication: Int) -> Bool {
    trials.trial(choice(at: place), replication)?.isOnTime(question.deadline) ?? false
  }

  /// The points of the curve: those of the grid from c*, and every number that was tried with
  /// more replications from these.
  ///
  /// - Parameters:
  ///   - count: the replications of which c* is known.
  ///   - decided: what the search found out about single numbers.
  ///   - isMonotone: whether c* means anything; otherwise each number stands for itself.
  func points(
    replications count: Int, decided: [OnTimeEstimate], isMonotone: Bool
  ) -> [CurvePoint] {
    let numbers = Set(trials.slotsTried(sharing).filter { tried($0).count >= 8 } + grid).sorted()
    return numbers.compactMap { slots in
      let runs = tried(slots)
      let known = decided.first { $0.slots == slots }
      let fromStar = isMonotone && grid.contains(slots) ? star(slots, count) : nil
      let direct = Proportion(runs.count { $0.isOnTime(question.deadline) }, of: runs.count)
      let proportion = fromStar.map { $0.trials > direct.trials ? $0 : direct } ?? direct
      guard proportion.trials > 0 else { return nil }
      return CurvePoint(
        sharing: sharing, slots: slots, onTime: known ?? wilson(proportion, slots),
        median: quantile(0.5, of: runs, atLeast: 20), p95: quantile(0.95, of: runs, atLeast: 40))
    }
  }

  private func tried(_ slots: Int) -> [Trial] {
    trials.leading(SlotChoice(sharing: sharing, slots: slots))
  }

  /// How many of the first replications have c* ≤ slots; nil if one is not known.
  private func star(_ slots: Int, _ count: Int) -> Proportion? {
    guard let place = grid.firstIndex(of: slots) else { return nil }
    var onTime = 0
    for replication in 0..<count {
      // On time with fewer, or late with more, says it as well.
      let known = grid.indices.compactMap { place -> (Int, Bool)? in
        trials.trial(choice(at: place), replication).map {
          (place, $0.isOnTime(question.deadline))
        }
      }
      if known.contains(where: { $0.0 <= place && $0.1 }) {
        onTime += 1
      } else if !known.contains(where: { $0.0 >= place && !$0.1 }) {
        return nil
      }
    }
    return Proportion(onTime, of: count)
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
