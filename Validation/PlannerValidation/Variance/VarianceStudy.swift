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
  struct Lists {
    var name: String
    var contacts: [Int]
    var weights: [Int]
  }

  /// All lists end at the same time.
  var byNeed: Lists { lists("slots by need", weights: [1, 2, 3]) }

  private func lists(_ name: String, weights: [Int]) -> Lists {
    Lists(name: name, contacts: [contacts, 2 * contacts, 3 * contacts], weights: weights)
  }

  /// The designed questions, and after them the earlier ones.
  public func tallies() async -> [VarianceTally] { await designed() + earlier() }

  private static func hardAndSoft(_ workspace: String) -> String {
    "hard − soft, \(workspace) workspace"
  }

  /// The questions that were fixed, with their model and their bounds, before they were run: one
  /// slot more, and hard instead of soft for each workspace of `three-workspaces.yaml`.
  ///
  /// The last contact is what is bounded; 99 % of each list stand beside it.
  public func designed() async -> [VarianceTally] {
    let subject = ThreeWorkspaces()
    let (seed, other): (UInt64, UInt64) = (3, 4)
    func runs(_ slots: Int, _ sharing: SlotSharing, _ seed: UInt64) async -> [Summary] {
      await subject.runs(
        slots: slots, sharing, seed: seed, replications: replications, threads: threads)
    }
    let soft = await runs(Self.slots, .soft, seed)
    let more = await (runs(Self.slots + 1, .soft, seed), runs(Self.slots + 1, .soft, other))
    let hard = await (runs(Self.slots, .hard, seed), runs(Self.slots, .hard, other))
    let luck = await (luck(of: subject.model, seed: seed), luck(of: subject.model, seed: other))
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
        return Self.tally(
          "\(name), equal slots\(suffix)", times(soft), times(others.0),
          independent: times(others.1), luck: luck, required: isBounded ? required : nil,
          weight: isBounded ? .designed : .shown)
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

  /// How heavy the luck of each run is, as `dialcast compare` takes it out: a control a list.
  private func luck(of model: Model, seed: UInt64) async -> [[Double]] {
    let runs = await Replications.run(count: replications, threads: threads) { number in
      ShadowWorkload.excessSeconds(of: model, seed: Seed(rawValue: seed), replication: number)
    }
    return model.campaigns.indices.map { place in runs.map { $0[place] } }
  }

  /// - Parameters:
  ///   - independent: the second side again, with other luck.
  ///   - luck: how heavy the luck of the pairs is, and that other luck.
  private static func tally(
    _ name: String, _ first: [Double], _ second: [Double], independent: [Double],
    luck: (same: [[Double]], other: [[Double]]), required: Double?, weight: VarianceTally.Weight
  ) -> VarianceTally {
    VarianceTally(
      name: name, keyed: PairedDifference(first: first, second: second),
      told: ControlledMean(zip(first, second).map { $1 - $0 }, controls: luck.same),
      independent: PairedDifference(first: first, second: independent).differences,
      independentTold: ControlledMean(
        zip(first, independent).map { $1 - $0 }, controls: luck.same + luck.other),
      required: required, weight: weight)
  }

  /// The questions that were asked before there was a design. Those that reached their bound keep
  /// it.
  ///
  /// With slots by need all lists end at the same time, and which is the last changes with every
  /// slot; with slots against need hard slots turn an evening into a night.
  public func earlier() async -> [VarianceTally] {
    let one = Lists(name: "one list", contacts: [6 * contacts], weights: [1])
    let against = lists("slots against need", weights: [3, 2, 1])
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
    let subject = model(lists, .soft, Self.slots)
    let luck = await (luck(of: subject, seed: 1), luck(of: subject, seed: 2))
    func tally(_ part: String, required: Double?, end: ([Double]) -> Double) -> VarianceTally {
      Self.tally(
        "one more slot (\(Self.slots) → \(Self.slots + 1)), \(part)\(lists.name)",
        before.map(end), same.map(end), independent: other.map(end), luck: luck,
        required: required, weight: weight)
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
    let subject = model(lists, .soft, Self.slots)
    let luck = await (luck(of: subject, seed: 1), luck(of: subject, seed: 2))
    return Self.names.enumerated().map { place, name in
      Self.tally(
        "\(Self.hardAndSoft(name)), \(lists.name)", soft.map { $0[place] },
        hard.map { $0[place] }, independent: other.map { $0[place] }, luck: luck, required: 5,
        weight: weights[place])
    }
  }

  /// When each list is finished, in seconds, replication by replication.
  private func finishes(
    _ lists: Lists, _ sharing: ListModel.SlotKind, _ slots: Int, seed: UInt64
  ) async -> [[Double]] {
    await Replications.run(
      model: model(lists, sharing, slots), seed: Seed(rawValue: seed), count: replications,
      threads: threads
    ).map { run in
      run.campaigns.map { Double($0.exhaustedAt?.milliseconds ?? .max) / 1000 }
    }
  }

  /// The lists with so many slots.
  func model(_ lists: Lists, _ sharing: ListModel.SlotKind, _ slots: Int) -> Model {
    ListModel(
      lists: zip(lists.contacts, lists.weights).map { contacts, weight in
        .init(
          contacts: contacts, outcomes: FineRun.mixed,
          retry: RetryPolicy(maxAttempts: 3, intervals: [.minutes(30)]), weight: weight)
      }, sharing: sharing
    ).model(slots: slots)
  }
}
