import Planning
import Scheduling
import Simulating
public import Statistics

/// A scenario without a formula, simulated so often with several numbers of slots that its answer
/// is known; the counts are written down here with the seed that made them.
public struct FineRun: Sendable {
  /// What is simulated, in a few words.
  public let name: String
  let list: ListModel
  let deadlineMinutes: Double
  let asked: Double
  /// The number of slots of the first count.
  public let firstSlots: Int
  /// Replications on time, by slots; with fewer none is taken to be, with more all.
  public let onTime: [Int]

  /// Replications of every count.
  public static let replications = 40_000
  /// The seed of every count; no question is asked with it.
  public static let seed = Seed(rawValue: 20_261_121)

  /// The question to the planner.
  var sizingCase: SizingCase {
    SizingCase(name, .fineRun, list, deadline: 60 * deadlineMinutes, asked: asked) {
      [sharing = list.sharing, isAlone = list.lists.count == 1, firstSlots, onTime] way, slots in
      guard isAlone || way == (sharing == .soft ? .soft : .hard) else { return nil }
      guard slots >= firstSlots else { return 0 }
      guard slots < firstSlots + onTime.count else { return 1 }
      return Double(onTime[slots - firstSlots]) / Double(Self.replications)
    }
  }

  /// Counts anew, with the model of each number of slots built without the planner.
  public func recount(threads: Int) async -> [Int] {
    var counts: [Int] = []
    for slots in firstSlots..<firstSlots + onTime.count {
      let model = list.model(slots: slots)
      let deadline = Instant.after(seconds: 60 * deadlineMinutes)
      let runs = await Replications.run(count: Self.replications, threads: threads) { number in
        simulate(model, seed: Self.seed, replication: number).map { run in
          run.campaigns.allSatisfy { $0.exhaustedAt.map { $0 <= deadline } ?? false }
        }
      }
      counts.append(runs.count { $0 })
    }
    return counts
  }
}

extension FineRun {
  private static let retry = RetryPolicy(maxAttempts: 3, intervals: [.minutes(30)])

  /// Rings, machines and talks as in a real list.
  static let mixed = TelephonyModel.independent(
    IndependentOutcomes(rows: [
      .init(
        outcome: .completed, probability: 0.35, ring: .exponential(mean: 12),
        talk: .lognormal(mean: 95, standardDeviation: 80)),
      .init(
        outcome: .voicemail, probability: 0.25, ring: .constant(20), talk: .exponential(mean: 8)),
      .init(outcome: .noAnswer, probability: 0.30, ring: .constant(30), talk: .constant(0)),
      .init(outcome: .busy, probability: 0.10, ring: .constant(2), talk: .constant(0)),
    ]))

  /// People of whom some are hard to reach.
  private static let people = TelephonyModel.people(
    PeopleProfile(
      invalidShare: 0.05, humanMean: 0.4, correlation: 0.3,
      notHuman: [(.noAnswer, 0.7), (.busy, 0.3)], concentration: 2,
      human: [(.completed, 1, .gamma(mean: 120, standardDeviation: 60))],
      humanRing: .exponential(mean: 10),
      notHumanHold: [
        (.noAnswer, .constant(30), .constant(0)), (.busy, .constant(3), .constant(0)),
      ], invalidHold: .constant(5), callbackDelay: .constant(3600)))

  /// All of them.
  public static let all: [FineRun] = [
    FineRun(
      name: "150 contacts, log-normal talks, three attempts",
      list: ListModel(lists: [.init(contacts: 150, outcomes: mixed, retry: retry)]),
      deadlineMinutes: 80, asked: 0.75, firstSlots: 5, onTime: [206, 5027, 23164, 35469, 38639]),
    FineRun(
      name: "100 people, hard to reach, over two days",
      list: ListModel(
        lists: [.init(contacts: 100, outcomes: people, retry: retry)], openSeconds: 3000),
      deadlineMinutes: 24 * 60 + 35, asked: 0.9, firstSlots: 2,
      onTime: [0, 4142, 31469, 39485, 39981]),
    FineRun(
      name: "90 + 30 contacts, soft slots, three attempts",
      list: ListModel(lists: [
        .init(contacts: 90, outcomes: mixed, retry: retry, weight: 2),
        .init(contacts: 30, outcomes: mixed, retry: retry),
      ]), deadlineMinutes: 75, asked: 0.8, firstSlots: 5,
      onTime: [152, 2499, 14244, 28552, 35458]),
    FineRun(
      name: "90 + 30 contacts, hard slots, three attempts",
      list: ListModel(
        lists: [
          .init(contacts: 90, outcomes: mixed, retry: retry, weight: 2),
          .init(contacts: 30, outcomes: mixed, retry: retry),
        ], sharing: .hard), deadlineMinutes: 75, asked: 0.5, firstSlots: 5,
      onTime: [44, 995, 9713, 12092, 29472]),
  ]
}

extension SizingCase {
  /// Every question with a known answer: certain, clear, at the boundary, without a formula.
  public static let all: [SizingCase] =
    certain + clearExponential + clearRounds + exponentialAtBoundary + roundsAtBoundary
    + FineRun.all.map(\.sizingCase)
}
