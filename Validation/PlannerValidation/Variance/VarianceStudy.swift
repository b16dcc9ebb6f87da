import Planning
import Scheduling
import Simulating
import Statistics

/// What keyed draws are worth: the variance of the two differences that a plan shows most.
public struct VarianceStudy: Sendable {
  /// Pairs of replications.
  public var replications: Int
  /// The cores that work.
  public var threads: Int
  /// Contacts of the smallest of the earlier lists; the others have twice and three times as many.
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

  /// The designed questions, and after them the earlier ones.
  ///
  /// - Parameter limits: what is attainable for hard − soft, workspace by workspace.
  public func tallies(limits: [OwnLuckTally]) async -> [VarianceTally] {
    var designed = await designed()
    for limit in limits {
      let row = designed.firstIndex { $0.name == Self.hardAndSoft(limit.name) + ", equal slots" }
      if let row { designed[row].attainable = limit.ceiling }
    }
    return await designed + earlier()
  }

  private static func hardAndSoft(_ workspace: String) -> String {
    "hard − soft, \(workspace) workspace"
  }

  /// The questions that were fixed, with their model and their bounds, before they were run: one
  /// slot more, and hard instead of soft for each workspace of `three-workspaces.yaml`.
  ///
  /// The last contact is what is bounded; 99 % of each list stand beside it.
  public func designed() async -> [VarianceTally] {
    let subject = ThreeWorkspaces()
    func runs(_ slots: Int, _ sharing: SlotSharing, _ seed: UInt64) async -> [Summary] {
      await subject.runs(
        slots: slots, sharing, seed: seed, replications: replications, threads: threads)
    }
    let soft = await runs(Self.slots, .soft, 1)
    let more = await (runs(Self.slots + 1, .soft, 1), runs(Self.slots + 1, .soft, 2))
    let hard = await (runs(Self.slots, .hard, 1), runs(Self.slots, .hard, 2))
    func rows(_ milestone: ThreeWorkspaces.Milestone) -> [VarianceTally] {
      let isBounded = milestone == .lastContact
      let suffix = isBounded ? "" : ", 99 % of each list"
      func tally(
        _ name: String, _ others: ([Summary], [Summary]), required: Double,
        time: ([Double]) -> Double
      ) -> VarianceTally {
        func times(_ runs: [Summary]) -> [Double] {
          runs.map { time(subject.times(milestone, of: $0)) }
        }
        return VarianceTally(
          name: "\(name), equal slots\(suffix)",
          keyed: PairedDifference(first: times(soft), second: times(others.0)),
          independent: difference(times(others.1), times(soft)),
          required: isBounded ? required : nil, weight: isBounded ? .designed : .shown)
      }
      return [
        tally("one more slot (\(Self.slots) → \(Self.slots + 1))", more, required: 100) {
          $0.max() ?? 0
        }
      ]
        + subject.names.enumerated().map { place, name in
          tally(Self.hardAndSoft(name), hard, required: 5) { $0[place] }
        }
    }
    return rows(.lastContact) + rows(.resolved99)
  }

  /// For each workspace how much the same luck could cancel of hard − soft. Without a bound: it
  /// was asked when the designed row of the large workspace had been missed, to know why.
  public func ownLuck() async -> [OwnLuckTally] {
    let subject = ThreeWorkspaces()
    func runs(_ sharing: SlotSharing) async -> [[Double]] {
      await subject.runs(
        slots: Self.slots, sharing, seed: 1, replications: replications, threads: threads
      ).map { subject.times(.lastContact, of: $0) }
    }
    let (soft, hard) = await (runs(.soft), runs(.hard))
    var tallies: [OwnLuckTally] = []
    for (place, name) in subject.names.enumerated() {
      let redrawn = await subject.runs(
        redrawingAllBut: place, slots: Self.slots, seed: 1, replications: replications,
        threads: threads)
      tallies.append(
        OwnLuckTally(
          name: name, soft: soft.map { $0[place] },
          redrawn: redrawn.map { subject.times(.lastContact, of: $0)[place] },
          hard: hard.map { $0[place] }))
    }
    return tallies
  }

  /// The questions that were asked before there was a design. Those that reached their bound keep
  /// it.
  ///
  /// With slots by need all lists end at the same time, and which is the last changes with every
  /// slot; with slots against need hard slots turn an evening into a night.
  public func earlier() async -> [VarianceTally] {
    let one = Lists(name: "one list", contacts: [6 * contacts], weights: [1])
    let against = lists("slots against need", weights: [3, 2, 1])
    let byNeed = lists("slots by need", weights: [1, 2, 3])
    return await oneMoreSlot(one, .kept) + oneMoreSlot(against, .kept)
      + oneMoreSlot(byNeed, .shown, eachList: true)
      + hardAndSoft(byNeed, [.kept, .kept, .kept]) + hardAndSoft(against, [.kept, .kept, .shown])
  }

  /// - Parameter eachList: whether each list follows for itself, without a bound.
  private func oneMoreSlot(
    _ lists: Lists, _ weight: VarianceTally.Weight, eachList: Bool = false
  ) async -> [VarianceTally] {
    func ends(_ slots: Int, _ seed: UInt64) async -> [[Double]] {
      await finishes(lists, .soft, slots, seed: seed)
    }
    let before = await ends(Self.slots, 1)
    let (same, other) = await (ends(Self.slots + 1, 1), ends(Self.slots + 1, 2))
    func tally(_ part: String, required: Double?, end: ([Double]) -> Double) -> VarianceTally {
      VarianceTally(
        name: "one more slot (\(Self.slots) → \(Self.slots + 1)), \(part)\(lists.name)",
        keyed: PairedDifference(first: before.map(end), second: same.map(end)),
        independent: difference(other.map(end), before.map(end)), required: required,
        weight: weight)
    }
    let all = tally("", required: 100) { $0.max() ?? 0 }
    guard eachList else { return [all] }
    return [all]
      + Self.names.enumerated().map { place, name in
        tally("\(name) workspace, ", required: nil) { $0[place] }
      }
  }

  private func hardAndSoft(
    _ lists: Lists, _ weights: [VarianceTally.Weight]
  ) async -> [VarianceTally] {
    let soft = await finishes(lists, .soft, Self.slots, seed: 1)
    let hard = await finishes(lists, .hard, Self.slots, seed: 1)
    let other = await finishes(lists, .hard, Self.slots, seed: 2)
    return Self.names.enumerated().map { place, name in
      VarianceTally(
        name: "hard − soft, \(name) workspace, \(lists.name)",
        keyed: PairedDifference(
          first: soft.map { $0[place] }, second: hard.map { $0[place] }),
        independent: difference(other.map { $0[place] }, soft.map { $0[place] }),
        required: 5, weight: weights[place])
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
