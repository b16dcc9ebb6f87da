import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

/// What holds in every replication of every scenario, whatever the luck: judged from outside, on
/// the event log, by code that shares nothing with the scheduler.
struct InvariantTests {
  /// 2,000 seeds in blocks, which run in parallel.
  static let blocks: [Range<UInt64>] = (0..<40).map { $0 * 50..<$0 * 50 + 50 }

  @Test("2,000 random scenarios keep the rules", arguments: blocks)
  func rulesHold(seeds: Range<UInt64>) throws {
    for seed in seeds {
      let random = RandomScenario(seed: seed)
      let text = random.text()
      let scenario: Scenario
      do {
        scenario = try Scenario.load(text: text, file: "random-\(seed).yaml", folder: ".")
      } catch {
        Issue.record("seed \(seed): \(error)\n\(text)")
        continue
      }
      let problems = Self.problems(of: scenario, random)
      if !problems.isEmpty {
        Issue.record("seed \(seed):\n\(problems.joined(separator: "\n"))\n\(text)")
      }
    }
  }

  static func problems(of scenario: Scenario, _ random: RandomScenario) -> [String] {
    var witness = Witness(random, outcomeNames: scenario.directory.outcomeNames)
    let summary = trace(scenario.model, seed: scenario.seed, replication: 0) { line in
      witness.see(line.event, atMs: line.at.milliseconds - Witness.origin)
    }
    witness.close(until: scenario.model.horizon.milliseconds - Witness.origin)
    var problems = witness.problems
    if witness.book.total > 0 { problems.append("a call never ended") }
    for (place, contact) in witness.contacts.enumerated() {
      if contact.closes > 1 { problems.append("contact \(place) closed \(contact.closes) times") }
      if contact.used > random.campaigns[contact.campaign].retry.maxAttempts {
        problems.append("contact \(place) was called too often (R23)")
      }
    }
    guard let summary else { return problems + ["no summary"] }
    return problems
      + witness.accounts.differences(
        from: summary, contacts: random.campaigns.map(\.contacts), origin: Witness.origin)
  }
}
