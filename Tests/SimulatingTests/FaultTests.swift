import Scheduling
import Simulating
import Statistics
import Testing

/// What goes wrong with calls, on runs that can be reckoned by hand.
struct FaultTests {
  typealias Models = ScriptedModels

  static func at(_ seconds: Int64) -> Instant { Models.start + .seconds(seconds) }

  static func model(
    _ faults: [Fault], slots: Int = 1, tasks: Int = 3,
    lines: [[Script.Line]] = [[Models.line(.completed, 10)]],
    retry: RetryPolicy = RetryPolicy(maxAttempts: 2, intervals: [.seconds(20)])
  ) -> Model {
    var model = Models.single(slots: slots, tasks: tasks, lines: lines, retry: retry)
    model.faults = faults
    return model
  }

  static func run(_ model: Model) throws -> (starts: [Int64], summary: Summary) {
    var calls: [CallRecord] = []
    let summary = simulate(model, seed: Seed(rawValue: 1), replication: 0) { calls.append($0) }
    let starts = calls.map { ($0.start - Models.start).milliseconds / 1000 }.sorted()
    return (starts, try #require(summary))
  }

  @Test("R21: in an outage every start ends as system fault, uses no attempt and no luck")
  func outage() throws {
    let fault = Fault(
      .outage(probability: 1, after: .constant(1)), from: Self.at(0), until: Self.at(15))
    // A second line that nobody must meet: the first call that goes through meets the first.
    let lines = [[Models.line(.completed, 10), Models.line(.busy, 99)]]
    let (starts, summary) = try Self.run(Self.model([fault], lines: lines))
    #expect(starts == [0, 1, 2, 31, 41, 51])
    #expect(summary.faultStrikes == [3])
    #expect(summary.campaigns[0].attemptsByOutcome[Int(Outcome.systemFault.rawValue)] == 3)
    #expect(summary.campaigns[0].reached == 3)
  }

  @Test("calls beyond the rate of the provider are refused, a second at a time")
  func rateLimit() throws {
    let fault = Fault(.rateLimit(perSecond: 4, after: .constant(0.5)), from: Self.at(0))
    let (starts, summary) = try Self.run(Self.model([fault], slots: 10, tasks: 10))
    // Six are refused at 0 s and come again after 30.5 s, four of them in vain no more.
    #expect(starts.prefix(10).allSatisfy { $0 == 0 })
    #expect(summary.faultStrikes[0] >= 6 && summary.campaigns[0].reached == 10)
    #expect(starts.filter { $0 == 30 }.count == 6)
    #expect(summary.faultStrikes[0] == 8)
  }

  @Test("R24: news that come late keep the slot, and shift no retry")
  func lateEnds() throws {
    let fault = Fault(.lateEnds(probability: 1, delay: .constant(5)), from: Self.at(0))
    let (starts, summary) = try Self.run(
      Self.model([fault], tasks: 1, lines: [[Models.line(.noAnswer, 10)]]))
    // The first call ends at 10 s, known at 15; twenty seconds after its end the second begins.
    #expect(starts == [0, 30])
    #expect(summary.campaigns[0].busyMs == 30_000 && summary.lastCallEnd == Self.at(45))
    let (queue, _) = try Self.run(Self.model([fault], tasks: 2))
    #expect(queue == [0, 15])
  }

  @Test("R39: without a lease a slot whose news are lost is lost with them")
  func lostForEver() throws {
    let fault = Fault(.lostEnds(probability: 1), from: Self.at(0), until: Self.at(15))
    let (starts, summary) = try Self.run(Self.model([fault], tasks: 3))
    #expect(starts.isEmpty && summary.campaigns[0].unfinished == 3)
    #expect(summary.faultStrikes == [1])
  }

  @Test("R39: a lease ends the call as lost, frees the slot and tries once more")
  func lostWithLease() throws {
    let fault = Fault(.lostEnds(probability: 1), from: Self.at(0), until: Self.at(15))
    var model = Self.model([fault], tasks: 1)
    model.campaigns[0].campaign.lease = Lease(
      ringTimeout: .seconds(20), maxDuration: .seconds(60))
    let (starts, summary) = try Self.run(model)
    // Answered after 1 s, the call may last 60 s and a margin of 60.
    #expect(starts == [0, 141])
    #expect(summary.campaigns[0].attemptsByOutcome[Int(Outcome.lost.rawValue)] == 1)
    #expect(summary.campaigns[0].reached == 1)
    #expect(summary.campaigns[0].busyMs == 121_000 + 10_000)
  }

  @Test("R39: a call that outlives its lease is lost, and its late end changes nothing")
  func outlived() throws {
    var model = Self.model([], tasks: 2, lines: [[Models.line(.completed, 500)]])
    model.campaigns[0].campaign.classes[0].retry = RetryPolicy(maxAttempts: 1)
    model.campaigns[0].campaign.lease = Lease(
      ringTimeout: .seconds(20), maxDuration: .seconds(60))
    let (starts, summary) = try Self.run(model)
    #expect(starts == [0, 121] && summary.staleEvents == 2)
    #expect(summary.campaigns[0].busyMs == 242_000 && summary.campaigns[0].reached == 0)
  }

  @Test("R39: news that come twice change nothing, to the last decision")
  func repeatedEnds() throws {
    let fault = Fault(.repeatedEnds(probability: 1, delay: .constant(3)), from: Self.at(0))
    let lines = [[Models.line(.busy, 4), Models.line(.completed, 7)]]
    let (_, disturbed) = try Self.run(Self.model([fault], tasks: 9, lines: lines))
    let (_, calm) = try Self.run(Self.model([], tasks: 9, lines: lines))
    #expect(disturbed.digest == calm.digest && disturbed.campaigns[0].busyMs == 9 * 11_000)
    #expect(disturbed.staleEvents == 18 && calm.staleEvents == 0)
  }

  @Test("R19: slots that are out of order cut no call and come back")
  func lostSlots() throws {
    let fault = Fault(.lostSlots(3), from: Self.at(5), until: Self.at(25))
    let (starts, summary) = try Self.run(Self.model([fault], slots: 4, tasks: 8))
    #expect(starts == [0, 0, 0, 0, 10, 20, 25, 25])
    #expect(summary.faultStrikes == [1])
  }

  @Test("R2: a clock that is ahead opens early; one that jumps back stands still for a while")
  func clockStep() throws {
    var early = Self.model([Fault(.clockStep(.seconds(30)), from: Self.at(0))], tasks: 1)
    early.campaigns[0].campaign.classes[0].windows = .between(Self.at(60), Self.at(900))
    #expect(try Self.run(early).starts == [30])
    // The end of the first call is due again at 24 s of a clock that shows 20 s until 50 s.
    let back = Self.model(
      [Fault(.clockStep(.zero - .seconds(30)), from: Self.at(20))], tasks: 1,
      lines: [[Models.line(.noAnswer, 4)]])
    #expect(try Self.run(back).starts == [0, 54])
    // A clock that is right again in time changes nothing.
    let brief = Self.model(
      [Fault(.clockStep(.zero - .seconds(30)), from: Self.at(6), until: Self.at(9))], tasks: 1,
      lines: [[Models.line(.noAnswer, 4)]])
    #expect(try Self.run(brief).starts == [0, 24])
  }

  @Test("the trace says when a fault begins and is over, and what became of the news")
  func trace() {
    let faults = [
      Fault(.lostEnds(probability: 1), from: Self.at(0), until: Self.at(15)),
      Fault(.lostSlots(1), from: Self.at(20), until: Self.at(25)),
    ]
    var events: [String] = []
    _ = Simulating.trace(Self.model(faults), seed: Seed(rawValue: 1), replication: 0) { line in
      let second = (line.at - Models.start).milliseconds / 1000
      switch line.event {
      case .faultBegan(let place): events.append("\(second) begins \(place)")
      case .faultEnded(let place): events.append("\(second) is over \(place)")
      case .endLost(let call): events.append("\(second) lost \(call.contact)")
      default: break
      }
    }
    #expect(
      events == ["0 begins 0", "10 lost 0", "15 is over 0", "20 begins 1", "25 is over 1"])
  }
}
