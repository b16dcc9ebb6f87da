import Glibc
import Planning
import Scheduling
import Statistics

/// How the planner fared with one question, asked with many seeds.
public struct SizingTally: Sendable {
  /// The question.
  public let subject: SizingCase
  /// Its right answer, for the way to share that the scenario chose.
  public let known: KnownAnswer
  /// How many seeds.
  public private(set) var seeds = 0
  /// Plans that were right.
  public private(set) var right = 0
  /// Plans that were too close to call.
  public private(set) var tooClose = 0
  /// Plans that said something false.
  public private(set) var wrong = 0
  /// The smallest and the largest number of slots that was named.
  public private(set) var named: ClosedRange<Int>?
  /// Replications of all plans.
  public private(set) var simulated = 0
  /// The seconds of a core that all plans took together.
  public private(set) var cpuSeconds = 0.0

  /// Of 100 plans so many may be wrong: the error that a search may make.
  public static let allowedShare = 0.05

  /// Whether the planner was right or said that it cannot tell as often as it has to.
  public var holds: Bool { Double(wrong) <= Self.allowedShare * Double(seeds) }

  /// Asks with the seeds `first` ..< `first + seeds`, on so many cores.
  public static func of(
    _ subject: SizingCase, seeds: Int, first: UInt64 = 1, threads: Int
  ) async -> SizingTally {
    let answers = Dictionary(
      uniqueKeysWithValues: SlotSharing.allCases.compactMap { sharing in
        subject.answer(sharing).map { (sharing, $0) }
      })
    guard let known = answers[subject.sharing] else {
      preconditionFailure("\(subject.name): the answer is not known")
    }
    var tally = SizingTally(subject: subject, known: known)
    let begin = Self.processorSeconds
    // Seed by seed in order, so that the table is the same on any machine but for its times.
    let plans = await withTaskGroup(of: [(UInt64, Outcome)].self) { group in
      for thread in 0..<UInt64(threads) {
        group.addTask {
          var outcomes: [(UInt64, Outcome)] = []
          for seed in stride(from: first + thread, to: first + UInt64(seeds), by: threads) {
            outcomes.append((seed, await subject.outcome(Seed(rawValue: seed), answers)))
          }
          return outcomes
        }
      }
      return await group.reduce(into: []) { $0 += $1 }.sorted { $0.0 < $1.0 }
    }
    tally.cpuSeconds = Self.processorSeconds - begin
    for (_, outcome) in plans { tally.add(outcome) }
    return tally
  }

  /// What this process has used of the cores: a clock that does not mind who else uses them.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private init(subject: SizingCase, known: KnownAnswer) {
    self.subject = subject
    self.known = known
  }

  private mutating func add(_ outcome: Outcome) {
    seeds += 1
    switch outcome.judgement {
    case .right: right += 1
    case .tooClose: tooClose += 1
    case .wrong: wrong += 1
    }
    if let slots = outcome.slots {
      named = named.map { min($0.lowerBound, slots)...max($0.upperBound, slots) } ?? slots...slots
    }
    simulated += outcome.simulated
  }

  /// What came of one plan.
  struct Outcome: Sendable {
    var judgement: SizingJudgement
    var slots: Int?
    var simulated: Int
  }
}

extension SizingCase {
  /// Plans with a seed, on one core.
  func outcome(
    _ seed: Seed, _ known: [SlotSharing: KnownAnswer]
  ) async -> SizingTally.Outcome {
    var question = question
    question.seed = seed
    let plan = await Planner(model: model, question: question, threads: 1)
      .plan(.answer, observer: NoPlanObserver())
    return SizingTally.Outcome(
      judgement: judgement(of: plan, known: known), slots: plan.sizings.first?.slots,
      simulated: plan.effort.simulated)
  }
}
