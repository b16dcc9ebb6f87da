import Scheduling
import Simulating
import Statistics
import Testing

/// What operators do during a run.
struct TimelineTests {
  typealias Models = ScriptedModels

  static let campaign = CampaignID(rawValue: 0)

  static func at(_ seconds: Int64) -> Instant { Models.start + .seconds(seconds) }

  static func model(
    _ commands: [(Int64, Command)], slots: Int = 1, tasks: Int = 4,
    kind: CampaignKind = .batch
  ) -> Model {
    var model = Models.single(slots: slots, tasks: tasks, lines: [[Models.line(.completed, 10)]])
    model.campaigns[0].campaign.kind = kind
    model.timeline = commands.map { TimedCommand(at: at($0.0), $0.1) }
    return model
  }

  static func run(_ model: Model) throws -> (starts: [Int64], summary: Summary) {
    var calls: [CallRecord] = []
    let summary = simulate(model, seed: Seed(rawValue: 1), replication: 0) { calls.append($0) }
    return (
      calls.map { ($0.start - Models.start).milliseconds / 1000 }.sorted(), try #require(summary)
    )
  }

  @Test("R37: a pause lets calls finish, and what is overdue is due when it is over")
  func pause() throws {
    let (starts, summary) = try Self.run(
      Self.model([(15, .pauseCampaign(Self.campaign)), (100, .resumeCampaign(Self.campaign))]))
    #expect(starts == [0, 10, 100, 110])
    #expect(summary.refusedCommands == 0)
  }

  @Test("R37: a command that the state does not allow is refused, told and counted")
  func refused() throws {
    let model = Self.model([
      (5, .resumeCampaign(Self.campaign)), (12, .cancelCampaign(Self.campaign)),
      (13, .pauseCampaign(Self.campaign)),
    ])
    let (starts, summary) = try Self.run(model)
    #expect(starts == [0, 10] && summary.refusedCommands == 2)
    #expect(summary.campaigns[0].closed[Int(Disposition.archived.rawValue)] == 2)
    var refusals: [Refusal?] = []
    _ = trace(model, seed: Seed(rawValue: 1), replication: 0) { line in
      if case .command(_, let refusal) = line.event { refusals.append(refusal) }
    }
    let expected: [Refusal.Obstacle?] = [
      .campaign(Self.campaign, .running), nil, .campaign(Self.campaign, .cancelled),
    ]
    #expect(refusals.map { $0?.obstacle } == expected)
  }

  @Test("R37, R43: contacts that are added count from then on, and follow those on the list")
  func addContacts() throws {
    let batch = TaskBatch(campaign: Self.campaign, count: 2)
    let (starts, summary) = try Self.run(Self.model([(35, .addTasks(batch))]))
    #expect(starts == [0, 10, 20, 30, 40, 50])
    #expect(summary.campaigns[0].tasks == 6 && summary.campaigns[0].unfinished == 0)
    #expect(summary.campaigns[0].exhaustedAt == Self.at(60))
    let (_, late) = try Self.run(Self.model([(45, .addTasks(batch))]))
    // At 40 s the campaign was completed.
    #expect(late.refusedCommands == 1 && late.campaigns[0].turnedAway == 2)
    #expect(late.campaigns[0].tasks == 4 && late.campaigns[0].exhaustedAt == Self.at(40))
  }

  @Test("R3: at one instant a call ends before the command, and the command before a start")
  func order() throws {
    let (starts, _) = try Self.run(
      Self.model([(10, .pauseCampaign(Self.campaign)), (11, .resumeCampaign(Self.campaign))]))
    #expect(starts == [0, 11, 21, 31])
  }

  @Test("R19, R44: slots that change count from then on, in the schedule and in what was to be had")
  func slots() throws {
    let pool = PoolID.organisation
    var model = Self.model([(20, .setSlots(pool, .hard(2)))], tasks: 6)
    model.pools[1].allotment = .soft(1, max: nil)
    let (starts, summary) = try Self.run(model)
    #expect(starts == [0, 10, 20, 20, 30, 30])
    // One slot for 20 s and two for 20 s.
    #expect(summary.pools[0].availableMs == 20_000 + 40_000)
    #expect(summary.pools[0].busyMs == 60_000)
  }

  @Test("R38: other hours hold for every task that waits")
  func update() throws {
    var model = Self.model([])
    var settings = model.campaigns[0].campaign
    settings.classes[0].windows = .between(Self.at(500), Self.at(900))
    model.timeline = [TimedCommand(at: Self.at(15), .updateCampaign(Self.campaign, settings))]
    let (starts, summary) = try Self.run(model)
    #expect(starts == [0, 10, 500, 510])
    // Open for 15 s, and from 500 s to the end of the last call.
    #expect(summary.pools[0].availableMs == 15_000 + 20_000)
  }

  @Test("R37: a task that had failed gets one more attempt, and the campaign is not done before")
  func retry() throws {
    var model = Self.model([(12, .retryTask(TaskID(rawValue: 0)))], tasks: 3)
    model.campaigns[0].telephony = .scripted(
      Script(lines: [
        [Models.line(.busy, 10), Models.line(.completed, 10)], [Models.line(.completed, 10)],
      ]))
    let (starts, summary) = try Self.run(model)
    #expect(starts.count == 4 && summary.campaigns[0].reached == 3)
    #expect(summary.campaigns[0].closed[Int(Disposition.failed.rawValue)] == 0)
    #expect(summary.campaigns[0].exhaustedAt == Self.at(40))
  }

  @Test("R35: a draft waits for the command to start")
  func draft() throws {
    var model = Self.model([(60, .startCampaign(Self.campaign))], tasks: 1)
    model.campaigns[0].campaign.isDraft = true
    let (starts, summary) = try Self.run(model)
    #expect(starts == [60] && summary.pools[0].availableMs == 10_000)
  }

  @Test("R34: another pace of the trunk holds from then on")
  func trunk() throws {
    let pace = Pace(starts: 1, per: .seconds(100))
    let (starts, _) = try Self.run(Self.model([(5, .setTrunk(pace))], slots: 2, tasks: 5))
    #expect(starts == [0, 0, 100, 200, 300])
  }
}
