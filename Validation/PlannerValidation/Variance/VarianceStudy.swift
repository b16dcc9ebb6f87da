import Planning
import Scheduling
import Simulating
public import Statistics

/// A difference between two ways to run a scenario, with common luck and without.
public struct VarianceTally: Sendable {
  /// What differs, and of which workspace.
  public let name: String
  /// The difference with keyed draws: the same luck on both sides.
  public let keyed: Moments
  /// The difference of runs that have nothing in common.
  public let independent: Moments
  /// By how much keyed draws have to cut the variance; nil: shown for comparison only.
  public let required: Double?

  /// By how much they do: so many times as many independent pairs are needed.
  public var factor: Double {
    keyed.variance == 0 ? .infinity : independent.variance / keyed.variance
  }

  /// Whether that is enough.
  public var holds: Bool { required.map { factor >= $0 } ?? true }
}

/// What keyed draws are worth: the variance of the two differences that a plan shows most.
public struct VarianceStudy: Sendable {
  /// Pairs of replications.
  public var replications: Int
  /// The cores that work.
  public var threads: Int
  /// Contacts of the smallest of three workspaces; the others have twice and three times as many.
  public var contacts: Int

  /// A study.
  public init(replications: Int, threads: Int, contacts: Int = 500) {
    self.replications = replications
    self.threads = threads
    self.contacts = contacts
  }

  /// The slots of the three workspaces together.
  public static let slots = 42
  private static let names = ["small", "middle", "large"]

  /// Lists, and the proportions in which they own slots.
  private struct Lists {
    var name: String
    var contacts: [Int]
    var weights: [Int]
  }

  private func lists(_ name: String, weights: [Int]) -> Lists {
    Lists(name: name, contacts: [contacts, 2 * contacts, 3 * contacts], weights: weights)
  }

  /// One slot more, and hard instead of soft for each workspace.
  ///
  /// With slots by need all lists end at the same time, and which is the last changes with every
  /// slot; with slots against need hard slots turn an evening into a night. Both are shown without
  /// a bound, for they are other questions.
  public func tallies() async -> [VarianceTally] {
    let one = Lists(name: "one list", contacts: [6 * contacts], weights: [1])
    let against = lists("slots against need", weights: [3, 2, 1])
    let byNeed = lists("slots by need", weights: [1, 2, 3])
    return await [
      oneMoreSlot(one, required: 100), oneMoreSlot(against, required: 100),
      oneMoreSlot(byNeed, required: nil),
    ] + hardAndSoft(byNeed, required: 5) + hardAndSoft(against, required: nil)
  }

  private func oneMoreSlot(_ lists: Lists, required: Double?) async -> VarianceTally {
    func ends(_ slots: Int, _ seed: UInt64) async -> [Double] {
      await finishes(lists, .soft, slots, seed: seed).map { $0.max() ?? 0 }
    }
    let before = await ends(Self.slots, 1)
    return VarianceTally(
      name: "one more slot (\(Self.slots) → \(Self.slots + 1)), \(lists.name)",
      keyed: difference(await ends(Self.slots + 1, 1), before),
      independent: difference(await ends(Self.slots + 1, 2), before), required: required)
  }

  private func hardAndSoft(_ lists: Lists, required: Double?) async -> [VarianceTally] {
    let soft = await finishes(lists, .soft, Self.slots, seed: 1)
    let hard = await finishes(lists, .hard, Self.slots, seed: 1)
    let other = await finishes(lists, .hard, Self.slots, seed: 2)
    return Self.names.enumerated().map { place, name in
      VarianceTally(
        name: "hard − soft, \(name) workspace, \(lists.name)",
        keyed: difference(hard.map { $0[place] }, soft.map { $0[place] }),
        independent: difference(other.map { $0[place] }, soft.map { $0[place] }),
        required: required)
    }
  }

  private func difference(_ second: [Double], _ first: [Double]) -> Moments {
    PairedDifference(first: first, second: second).differences
  }

  /// When each list is finished, in seconds, replication by replication.
  private func finishes(
    _ lists: Lists, _ sharing: ListModel.SlotKind, _ slots: Int, seed: UInt64
  ) async -> [[Double]] {
    let model = ListModel(
      lists: zip(lists.contacts, lists.weights).map { contacts, weight in
        .init(
          contacts: contacts, outcomes: FineRun.mixed,
          retry: RetryPolicy(maxAttempts: 3, intervals: [.minutes(30)]), weight: weight)
      }, sharing: sharing
    ).model(slots: slots)
    return await Replications.run(
      model: model, seed: Seed(rawValue: seed), count: replications, threads: threads
    ).map { run in
      run.campaigns.map { Double($0.exhaustedAt?.milliseconds ?? .max) / 1000 }
    }
  }
}
