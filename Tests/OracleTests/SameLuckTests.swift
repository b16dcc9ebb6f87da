import Scenarios
import Scheduling
import Simulating
import Statistics
import TestSupport
import Testing

/// What must change, and what must not, when a scenario is changed and the luck stays the same.
struct SameLuckTests {
  /// What a call meets; the name of the call is its key.
  private struct Fate: Equatable {
    var outcome: Outcome
    var ringMs: Int64
    var talkMs: Int64
  }

  /// The fate of every call by campaign, contact and attempt.
  private func fates(of scenario: Scenario) -> [String: Fate] {
    var first: [Int] = []
    var next = 0
    for campaign in scenario.model.campaigns {
      first.append(next)
      next += campaign.taskCount
    }
    var fates: [String: Fate] = [:]
    _ = simulate(scenario.model, seed: scenario.seed, replication: 3) { call in
      let campaign = Int(call.campaign.rawValue)
      let path = scenario.directory.campaigns[campaign].path
      let name = "\(path) \(Int(call.task.rawValue) - first[campaign]) \(call.attempt)"
      fates[name] = Fate(outcome: call.outcome, ringMs: call.ringMs, talkMs: call.talkMs)
    }
    return fates
  }

  @Test("A contact has the same luck whatever the slots", arguments: [3, 17, 200])
  func slotsDoNotChangeLuck(slots: Int) throws {
    let contacts = "campaigns.campaign-0.contacts.count=300"
    let usual = fates(of: try ScenarioRun.load("campaign-0", [contacts]))
    let other = fates(
      of: try ScenarioRun.load("campaign-0", [contacts, "organisation.slots=\(slots)"]))
    #expect(usual == other && usual.count > 400)
  }

  @Test("The order of campaigns in the file, and others beside them, change nobody's luck")
  func campaignsAreKnownByName() throws {
    func scenario(_ workspaces: String...) throws -> Scenario {
      let text =
        "scenario: order\norganisation: {slots: 9}\nworkspaces:\n" + workspaces.joined()
      return try Scenario.load(text: text, file: "order.yaml", folder: ".")
    }
    func workspace(_ name: String, _ profile: String) -> String {
      """
        - name: \(name)
          slots: 3
          campaigns:
            - name: calls
              start: 2026-11-23 09:00
              contacts: {count: 60}
              retry: {max_attempts: 3, interval: 20 min}
              telephony: {based_on: \(profile), hour_effect: none}

      """
    }
    let (a, b, c) = (
      workspace("a", "survey"), workspace("b", "cold-b2b"), workspace("c", "reminder-b2c")
    )
    let both = fates(of: try scenario(a, b))
    #expect(both == fates(of: try scenario(b, a)))
    let three = fates(of: try scenario(c, b, a))
    #expect(both == three.filter { !$0.key.hasPrefix("c/") } && three.count > both.count)
  }

  /// Lists of calls of any length, without retries.
  @Test(
    "List scheduling: Graham's bounds hold, and one more slot is never later", arguments: 0..<40)
  func listScheduling(seed: UInt64) throws {
    var generator = RepeatableGenerator(seed: seed)
    let contacts = generator.pick(1...60)
    let talk = generator.pick([
      "{exponential: {mean: 60 s}}", "{lognormal: {mean: 90 s, sd: 200 s}}", "30 s",
      "{uniform: {from: 0 s, to: 100 s}}", "{empirical: [10 s, 20 s, 30 s, 600 s]}",
    ])
    var earlier = Int64.max
    for slots in 1...6 {
      let scenario = try ScenarioRun.load(
        "exponential-calls",
        sized(
          contacts: contacts, slots: slots, "seed=\(seed)",
          "workspaces.team.campaigns.calls.telephony.outcomes.completed.talk=\(talk)"))
      var lengths: [Int64] = []
      let summary = try #require(
        simulate(scenario.model, seed: scenario.seed, replication: 0) {
          lengths.append($0.ringMs + $0.talkMs)
        })
      let makespan = (summary.lastCallEnd - scenario.model.start).milliseconds
      let work = lengths.reduce(0, +)
      let longest = lengths.max() ?? 0
      let count = Int64(slots)
      #expect(
        makespan >= longest && makespan * count >= work
          && makespan * count <= work + (count - 1) * longest, "seed \(seed), \(slots) slots")
      #expect(makespan <= earlier, "seed \(seed): later with \(slots) slots")
      earlier = makespan
    }
  }

  @Test("Everything twice as long takes twice as long, to the millisecond", arguments: 0..<60)
  func scaling(seed: UInt64) throws {
    let random = RandomScenario(seed: seed, isScalable: true)
    let once = try events(random.text(), scale: 2)
    let twice = try events(random.text(scale: 2), scale: 1)
    #expect(once == twice, "seed \(seed)\n\(random.text())")
  }

  private func events(_ text: String, scale: Int64) throws -> [String] {
    let scenario = try Scenario.load(text: text, file: "random.yaml", folder: ".")
    var events: [String] = []
    _ = trace(scenario.model, seed: scenario.seed, replication: 0) { line in
      let ms = (line.at.milliseconds - Witness.origin) * scale
      switch line.event {
      case .callStarted(let call): events.append("\(ms) start \(call.task) \(call.slot)")
      case .callEnded(let call): events.append("\(ms) end \(call.task) \(call.outcome)")
      case .taskClosed(let task, let disposition): events.append("\(ms) \(task) \(disposition)")
      default: break
      }
    }
    return events
  }
}
