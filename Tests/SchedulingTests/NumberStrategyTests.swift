import TestSupport
import Testing

@testable import Scheduling

/// Which of several numbers each attempt uses.
struct NumberStrategyTests {
  @Test(
    "R27: rolling, clamp and custom over the numbers of a contact",
    arguments: [
      // Attempts 1, 2, 3 … with a primary number 0 and alternates 1, 2 …
      (NumberStrategy.rolling, 1, [0, 0, 0, 0, 0, 0, 0]),
      (.rolling, 2, [0, 1, 1, 1, 1, 1, 1]),
      (.rolling, 3, [0, 1, 2, 1, 2, 1, 2]),
      (.rolling, 4, [0, 1, 2, 3, 1, 2, 3]),
      (.clamp, 1, [0, 0, 0, 0, 0, 0, 0]),
      (.clamp, 3, [0, 1, 2, 2, 2, 2, 2]),
      (.custom, 1, [0, 0, 0, 0, 0, 0, 0]),
      (.custom, 3, [0, 1, 2, 0, 0, 0, 0]),
    ])
  func alternates(strategy: NumberStrategy, count: Int, expected: [Int]) {
    #expect((1...7).map { strategy.number(ofAttempt: $0, among: count) } == expected)
  }

  @Test(
    "R27: rolling, clamp and custom over the caller identities of a campaign",
    arguments: [
      (NumberStrategy.rolling, 1, [0, 0, 0, 0, 0]),
      (.rolling, 3, [0, 1, 2, 0, 1]),
      (.clamp, 3, [0, 1, 2, 2, 2]),
      (.custom, 5, [0, 1, 2, 3, 4]),
    ])
  func callerIDs(strategy: NumberStrategy, count: Int, expected: [Int]) {
    let identities = CallerIDs(count: count, strategy: strategy)
    #expect((1...5).map(identities.place) == expected)
  }

  @Test(
    "R27: every attempt calls and shows the number whose turn it is",
    arguments: [
      (NumberStrategy.rolling, [0, 1, 2, 1], [0, 1, 0, 1]),
      (.clamp, [0, 1, 2, 2], [0, 1, 1, 1]),
    ])
  func calls(strategy: NumberStrategy, destinations: [Int], callers: [Int]) {
    var setup = Setup(slots: 1)
    setup.open(
      tasks: 1, retry: .attempts(4, after: 1),
      numbers: NumberRules(
        alternates: strategy, callerIDs: CallerIDs(count: 2, strategy: strategy)),
      of: [[7, 5, 9]])
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(1, .noAnswer) }
    #expect(run.starts.map(\.destination) == destinations)
    #expect(run.starts.map(\.callerID) == callers)
  }

  @Test("R21, R25, R27: a system fault and a callback use the same number again")
  func sameNumberAgain() {
    var setup = Setup(slots: 1)
    setup.open(tasks: 1, retry: .attempts(3, after: 1), of: [[0, 1, 2]])
    let outcomes: [Outcome] = [.noAnswer, .systemFault, .callback, .noAnswer, .completed]
    let run = ScriptedWorld.run(setup) { _, number, _ in
      .minutes(1, outcomes[number - 1], callbackAfter: 2)
    }
    #expect(run.starts.map(\.destination) == [0, 1, 1, 1, 2])
  }

  @Test("R37: a duplicate calls the same numbers")
  func duplicate() {
    var setup = Setup(slots: 1)
    let first = setup.open(tasks: 2, of: [[3, 4], [5]])
    setup.insert(.doNotCall([NumberID(rawValue: 3)]), at: .minute(4))
    setup.insert(.duplicateCampaign(first), at: .minute(5))
    setup.insert(.startCampaign(CampaignID(rawValue: 1)), at: .minute(6))
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(1) }
    #expect(run.order == [0, 1, 2, 3])
    #expect(run.starts.map(\.destination) == [0, 0, 1, 0])
  }
}
