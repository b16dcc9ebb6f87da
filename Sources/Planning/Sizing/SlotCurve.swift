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

  /// The answer that it is drawn around.
  let middle: Int

  /// So many numbers on either side of the answer.
  private static let reach = 3
  /// So many of them on either side are simulated in full.
  private static let timedReach = 2

  /// A curve around an answer: neighbours while they are few, every fiftieth part where there are
  /// hundreds of slots.
  init(
    _ sharing: SlotSharing, _ question: PlanQuestion, in trials: TrialTable, around slots: Int,
    highest: Int
  ) {
    self.sharing = sharing
    self.question = question
    self.trials = trials
    middle = slots
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

  /// Simulates the first replications with the numbers next to the middle, so that it can be said
  /// by when they finish.
  func simulateNeighbours(replications count: Int) async throws {
    try await trials.ensure(
      near.flatMap { slots in
        (0..<count).map { (SlotChoice(sharing: sharing, slots: slots), $0) }
      })
  }

  /// The numbers next to the middle, and the middle.
  private var near: [Int] {
    let place = grid.firstIndex { $0 >= middle } ?? 0
    return grid.indices.filter { abs($0 - place) <= Self.timedReach }.map { grid[$0] }
  }

  /// The points of the curve: those of the grid, and every number that the search decided.
  ///
  /// - Parameters:
  ///   - count: the replications of which `refine` found c*: no others make a point, since how many
  ///     more are known depends on how they came out.
  ///   - timed: the replications with which the numbers next to the middle were simulated; nil:
  ///     they were not. Nothing else has times: of numbers that the search happened to simulate, it
  ///     did so because of how the replications came out.
  ///   - decided: what the search found out about single numbers.
  ///   - infers: whether neighbours tell how a replication comes out; otherwise each number stands
  ///     for itself.
  func points(
    replications count: Int, timed: Int?, decided: [OnTimeEstimate], infers: Bool
  ) -> [CurvePoint] {
    let numbers = Set(decided.compactMap(\.slots) + grid).sorted()
    return numbers.compactMap { slots in
      let choice = SlotChoice(sharing: sharing, slots: slots)
      let known = (0..<count).compactMap { trials.isOnTime(choice, $0, infers: infers) }
      let found = decided.first { $0.slots == slots }
      guard found != nil || known.count == count else { return nil }
      let drawn = OnTimeEstimate.wilson(
        Proportion(known.count(where: \.self), of: known.count), slots: slots,
        confidence: question.confidence)
      let times = times(of: choice, timed)
      return CurvePoint(
        sharing: sharing, slots: slots,
        onTime: found.map { tells(drawn, moreThan: $0, count) ? drawn : $0 } ?? drawn,
        median: times.count >= 20 ? CompletionInstant.quantile(0.5, of: times) : nil,
        p95: times.count >= 40 ? CompletionInstant.quantile(0.95, of: times) : nil,
        timedRuns: times.count)
    }
  }

  /// Whether all replications of the curve say the same of a number that the search saw to be too
  /// few after a handful.
  private func tells(
    _ drawn: OnTimeEstimate, moreThan found: OnTimeEstimate, _ count: Int
  ) -> Bool {
    drawn.proportion.trials == count && count > found.proportion.trials
      && found.upper < question.probability && drawn.upper < question.probability
  }

  /// When the replications were finished, as many as were fixed beforehand.
  private func times(of choice: SlotChoice, _ timed: Int?) -> [Int64] {
    guard let timed, near.contains(choice.slots) else { return [] }
    let runs = trials.leading(choice)
    return (choice.slots == middle ? runs[...] : runs.prefix(timed)).map(\.finished)
  }
}

extension CompletionInstant {
  /// The order statistic of rank ⌈n·p⌉ of instants in milliseconds; `Trial.never` is never.
  static func quantile(_ probability: Double, of milliseconds: [Int64]) -> CompletionInstant {
    let instants = Quantiles(milliseconds.map { $0 == Trial.never ? .infinity : Double($0) })
    return instants.quantile(probability).map(CompletionInstant.init(milliseconds:)) ?? .never
  }
}
