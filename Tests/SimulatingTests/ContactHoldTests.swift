import Scheduling
import Simulating
import Statistics
import TestSupport
import Testing

/// What holds contacts and campaigns back, rule by rule, on scripted calls of five minutes that
/// nobody answers.
struct ContactHoldTests {
  /// A campaign, and what is told of one of its contacts.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var slots = 1
    var tasks = 1
    var attempts = 2
    /// From the end of a call to the next attempt, in minutes.
    var interval = 5
    var pools: [PoolSpec]?
    var windows = CallingWindows.always
    var throttle = TimeSpan.zero
    var numbers = NumberRules()
    var contacts: [[Int]]?
    var commands: [TimedCommand] = []
    var place: UInt32 = 0
    /// The story of the contact, without its campaign.
    var story: [String]
    /// The rules that held the calls of the campaign until they started; nil: none did.
    var rules: [Int?]

    var model: Model {
      let pools =
        pools ?? [
          .organisation(slots), .workspace(.soft(slots, max: nil)), .campaign(in: 1),
        ]
      let calls = Script(lines: [[Script.Line(outcome: .noAnswer, ring: .minutes(5))]])
      let campaign = Campaign(
        pool: PoolID(rawValue: UInt16(pools.count - 1)), start: .minute(0),
        retry: .attempts(attempts, after: interval), windows: [windows], throttle: throttle,
        numbers: numbers)
      return Model(
        pools: pools,
        campaigns: [
          CampaignModel(
            campaign: campaign, streamKey: StreamKey("a"), taskCount: tasks,
            telephony: .scripted(calls), numbers: contacts.map(ContactNumbers.init))
        ], start: .minute(0), horizon: .minute(600), timeline: commands)
    }
  }

  static func cap(
    _ minutes: Int64, _ scope: AttemptCap.Scope = .contact
  ) -> NumberRules {
    NumberRules(caps: [AttemptCap(1, per: .rolling(.minutes(minutes)), scope: scope)])
  }

  static let cases: [Case] = [
    Case(
      testDescription: "R26: a cap on the calls of a contact", numbers: cap(30),
      story: ["0 call 1", "5 end 1", "5 R24 until 10", "10 R26 until 30", "30 call 2"],
      rules: [nil, 26]),
    Case(
      testDescription: "R26: a cap on the calls of the campaign", slots: 2, tasks: 2, attempts: 1,
      numbers: cap(20, .campaign), place: 1, story: ["0 R26 until 20", "20 call 1"],
      rules: [nil, 26]),
    Case(
      testDescription: "R26, R10: hours that close while a cap holds it",
      windows: .minutes((0, 12), (40, 60)), numbers: cap(20),
      story: [
        "0 call 1", "5 end 1", "5 R24 until 10", "10 R26 until 20", "12 R10 until 40", "40 call 2",
      ], rules: [nil, 10]),
    Case(
      testDescription: "R28: its number is in a call", slots: 2, tasks: 2, attempts: 1,
      contacts: [[1], [1]], place: 1, story: ["0 R28", "5 call 1"], rules: [nil, 28]),
    Case(
      testDescription: "R33: the throttle", slots: 2, tasks: 2, attempts: 1,
      throttle: .minutes(3), place: 1, story: ["0 R33 until 3", "3 call 1"], rules: [nil, 33]),
    Case(
      testDescription: "R24, R11: due while every slot is taken, and nothing happens", tasks: 2,
      attempts: 2, interval: 2,
      story: ["0 call 1", "5 end 1", "5 R24 until 7", "7 R11", "10 call 2"],
      rules: [nil, 11, 11, 11]),
    Case(
      testDescription: "R12: all that the pool may run", tasks: 2, attempts: 1,
      pools: [.organisation(3), .workspace(.hard(1)), .campaign(in: 1)], place: 1,
      story: ["0 R12", "5 call 1"], rules: [nil, 12]),
    Case(
      testDescription: "R13: slots that are not lent", tasks: 2, attempts: 1,
      pools: [
        .organisation(3), .workspace(.hard(2), lends: false), .workspace(.soft(1, max: nil)),
        .campaign(in: 2),
      ], place: 1, story: ["0 R13", "5 call 1"], rules: [nil, 13]),
    Case(
      testDescription: "R18: slots that are kept for calls that come in", tasks: 2, attempts: 1,
      pools: [
        .organisation(2, inboundReserve: InboundReserve(slots: 1)),
        .workspace(.soft(1, max: nil)), .campaign(in: 1),
      ], place: 1, story: ["0 R18", "5 call 1"], rules: [nil, 18]),
    Case(
      testDescription: "R37: a pause that outlasts the interval",
      commands: [
        TimedCommand(at: .minute(6), .pauseCampaign(CampaignID(rawValue: 0))),
        TimedCommand(at: .minute(15), .resumeCampaign(CampaignID(rawValue: 0))),
      ], story: ["0 call 1", "5 end 1", "5 R24 until 10", "6 R37", "15 call 2"],
      rules: [nil, 37]),
    Case(
      testDescription: "R25, R37: a callback that an operator sets", interval: 100,
      commands: [
        TimedCommand(at: .minute(7), about: StoryTests.contact(0, 0)) {
          .setCallback($0, at: .minute(12))
        }
      ], story: ["0 call 1", "5 end 1", "5 R24 until 105", "7 R25 until 12", "12 call 2"],
      rules: [nil, 25]),
  ]

  @Test("R46: the story of a contact names the rule that holds it", arguments: cases)
  func story(_ example: Case) {
    let lines = Simulating.story(
      of: StoryTests.contact(0, example.place), in: example.model, seed: Seed(rawValue: 1),
      replication: 0, until: .distantFuture
    ).filter { if case .campaign = $0.event { false } else { true } }
    #expect(StoryTests.text(lines).prefix(example.story.count) == example.story[...])
  }

  @Test("R46: every start knows what held the call until then", arguments: cases)
  func starts(_ example: Case) throws {
    var rules: [Int?] = []
    var digest: Summary?
    digest = traceWithHolds(example.model, seed: Seed(rawValue: 1), replication: 0) { line, hold in
      if case .callStarted = line.event { rules.append(hold?.rule) } else { #expect(hold == nil) }
    }
    #expect(rules == example.rules)
    let plain = simulate(example.model, seed: Seed(rawValue: 1), replication: 0)
    #expect(digest?.digest == plain?.digest, "questions change no decision")
  }

  /// One callback is honoured and one is not: what follows the second is an interval.
  @Test("R25, R24: only a callback that is honoured is told as one")
  func callbackInVain() {
    let asks = Script.Line(outcome: .callback, ring: .minutes(5), callbackAfter: .minutes(10))
    var model = Self.cases[0].model
    model.campaigns[0].campaign.numbers = NumberRules()
    model.campaigns[0].campaign.classes[0].retry = RetryPolicy(
      maxAttempts: 3, retried: OutcomeSet([.callback]), intervals: [.minutes(20)], maxCallbacks: 1)
    model.campaigns[0].telephony = .scripted(Script(lines: [[asks]]))
    let lines = Simulating.story(
      of: StoryTests.contact(0, 0), in: model, seed: Seed(rawValue: 1), replication: 0,
      until: .distantFuture
    ).filter { if case .campaign = $0.event { false } else { true } }
    let story = [
      "0 call 1", "5 end 1", "5 R25 until 15", "15 call 2", "20 end 2", "20 R24 until 40",
      "40 call 3",
    ]
    #expect(StoryTests.text(lines).prefix(story.count) == story[...])
    var rules: [Int?] = []
    _ = traceWithHolds(model, seed: Seed(rawValue: 1), replication: 0) { line, hold in
      if case .callStarted = line.event { rules.append(hold?.rule) }
    }
    #expect(rules.prefix(3) == [nil, 25, 24])
  }

  /// Minutes in which a binding held the campaign.
  static func minutes(_ binding: Binding, _ description: String) throws -> Int64 {
    let example = try #require(cases.first { $0.testDescription.hasPrefix(description) })
    let stretches = history(
      of: .organisation, in: example.model, seed: Seed(rawValue: 1), replication: 0,
      stretch: .minutes(600))
    return stretches.reduce(0) { $0 + $1.boundMs[Int(binding.rawValue)] } / 60_000
  }

  @Test(
    "R45: what binds a campaign whose due tasks are held",
    arguments: [
      ("R26: a cap on the calls of a contact", Binding.caps, 20),
      ("R26: a cap on the calls of a contact", .retryWait, 5),
      ("R26: a cap on the calls of the campaign", .caps, 20),
      ("R26, R10", .caps, 10), ("R26, R10", .hours, 20),
      ("R28", .caps, 5), ("R33", .pace, 3), ("R12", .slots, 5),
    ] as [(String, Binding, Int64)])
  func binding(description: String, binding: Binding, expected: Int64) throws {
    #expect(try Self.minutes(binding, description) == expected)
  }
}
