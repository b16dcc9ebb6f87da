import Scheduling
import Simulating
import Statistics
import Testing

/// Tasks that come one by one.
struct ArrivalTests {
  typealias Models = ScriptedModels

  /// One slot, calls of 10 s, tasks at these seconds.
  static func model(
    at seconds: [Int64], patience: Patience = .endless, slots: Int = 1, contacts: Int = 0
  ) -> Model {
    var model = Models.single(
      slots: slots, tasks: contacts, lines: [[Models.line(.completed, 10)]])
    model.campaigns[0].campaign.kind = .realtime
    model.campaigns[0].arrivals = ArrivalModel(
      process: .listed(seconds.map { ListedArrival(at: Models.start + .seconds($0)) }),
      patience: patience)
    return model
  }

  static func calls(_ model: Model, replication: Int = 0) -> [CallRecord] {
    var calls: [CallRecord] = []
    _ = simulate(model, seed: Seed(rawValue: 1), replication: replication) { calls.append($0) }
    return calls
  }

  @Test("R35, R43: tasks that come are called in order, and the campaign is over after the last")
  func listed() throws {
    let model = Self.model(at: [0, 3, 100])
    let calls = Self.calls(model)
    #expect(calls.map { ($0.start - Models.start).milliseconds } == [0, 10_000, 100_000])
    #expect(calls.map(\.wait) == [.zero, .seconds(7), .zero])
    #expect(calls.map(\.contact) == [0, 1, 2])
    let campaign = try #require(Models.summary(of: model)).campaigns[0]
    #expect(campaign.tasks == 3 && campaign.unfinished == 0)
    #expect(campaign.exhaustedAt == Models.start + .seconds(110))
    #expect(campaign.resolved95At == campaign.exhaustedAt)
  }

  @Test("those that come follow those on the list, and have rows and luck of their own")
  func afterAList() {
    var model = Self.model(at: [5], contacts: 2)
    model.campaigns[0].telephony = .scripted(
      Script(lines: [10, 20, 30].map { [Models.line(.completed, $0)] }))
    let calls = Self.calls(model)
    #expect(calls.map(\.contact) == [0, 1, 2])
    #expect(calls.map { ($0.end - $0.start).milliseconds } == [10_000, 20_000, 30_000])
  }

  @Test("R18: without patience a task starts at once or is blocked and counted")
  func blocked() throws {
    let model = Self.model(at: [0, 3, 9, 10, 11], patience: .none)
    let campaign = try #require(Models.summary(of: model)).campaigns[0]
    // At 10 s the call that ends makes room first (R3).
    #expect(Self.calls(model).map { ($0.start - Models.start).milliseconds } == [0, 10_000])
    #expect(campaign.closed[Int(Disposition.blocked.rawValue)] == 3)
    #expect(campaign.closed[Int(Disposition.completed.rawValue)] == 2)
  }

  @Test("a task whose patience is over is expired, at that instant and no later")
  func expired() throws {
    let model = Self.model(at: [0, 1, 5], patience: .drawn(.constant(8)))
    var closed: [Int64] = []
    _ = trace(model, seed: Seed(rawValue: 1), replication: 0) { line in
      guard case .taskClosed(_, .expired) = line.event else { return }
      closed.append((line.at - Models.start).milliseconds)
    }
    // The second would be called at 10 s and leaves at 9; the third is called at 10.
    #expect(closed == [9_000])
    #expect(Self.calls(model).map(\.contact) == [0, 2])
  }

  @Test("a listed task may bring the time before which it is not called, and when it is given up")
  func ownTimes() {
    var model = Self.model(at: [])
    let at = Models.start
    model.campaigns[0].arrivals = ArrivalModel(
      process: .listed([
        ListedArrival(at: at, notBefore: at + .seconds(60)),
        ListedArrival(at: at, notBefore: at + .seconds(65), expiry: at + .seconds(69)),
        ListedArrival(at: at + .seconds(1)),
      ]))
    let calls = Self.calls(model)
    #expect(calls.map(\.contact) == [2, 0])
    #expect(calls.map { ($0.start - at).milliseconds } == [1_000, 60_000])
    #expect(calls.map(\.wait) == [.zero, .zero])
  }

  @Test("a task that comes when its campaign is over is turned away and counted")
  func turnedAway() throws {
    var model = Self.model(at: [0, 30, 61])
    model.campaigns[0].campaign.end = Models.start + .seconds(30)
    let campaign = try #require(Models.summary(of: model)).campaigns[0]
    #expect(campaign.tasks == 2 && campaign.turnedAway == 1)
    #expect(campaign.closed[Int(Disposition.archived.rawValue)] == 1)
    #expect(campaign.unfinished == 0)
  }

  @Test("nobody comes at rate 0, and a campaign to which nobody comes is over when it starts")
  func nobody() throws {
    let campaign = try #require(Models.summary(of: Self.model(at: []))).campaigns[0]
    #expect(campaign.tasks == 0 && campaign.exhaustedAt == Models.start)
  }
}
