import Scheduling
import Simulating
import Statistics
import Testing

/// The event log and the call log of a replication.
struct TraceTests {
  typealias Models = ScriptedModels

  private static let model = Models.single(
    slots: 2, tasks: 5,
    lines: [[Models.line(.noAnswer, 30), Models.line(.completed, 60)], [Models.line(.busy, 2)]],
    retry: RetryPolicy(maxAttempts: 2, intervals: [.minutes(1)]))

  @Test("events come in order of time, and every start has its end")
  func order() {
    var lines: [TraceLine] = []
    let summary = trace(Self.model, seed: Seed(rawValue: 1), replication: 0) { lines.append($0) }
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.at <= $1.at })
    var running: [CallRecord] = []
    var ended = 0
    for line in lines {
      if case .callStarted(let call) = line.event {
        running.append(call)
      } else if case .callEnded(let call) = line.event {
        #expect(call.end == line.at)
        #expect(running.contains(call), "no start of \(call)")
        running.removeAll { $0 == call }
        ended += 1
      }
      #expect(running.count <= 2, "two slots")
    }
    #expect(running.isEmpty && ended == summary?.campaigns[0].attempts)
  }

  @Test("a task that waits again says until when, and a closed one says how")
  func tasks() {
    var queued: [TaskID: Int64] = [:]
    var closed: [TaskID: Disposition] = [:]
    _ = trace(Self.model, seed: Seed(rawValue: 1), replication: 0) { line in
      switch line.event {
      case .taskQueued(let task, let due): queued[task] = (due - line.at).milliseconds
      case .taskClosed(let task, let disposition): closed[task] = disposition
      default: break
      }
    }
    #expect(queued.values.allSatisfy { $0 == 60_000 } && queued.count == 5)
    #expect(closed[TaskID(rawValue: 0)] == .completed && closed[TaskID(rawValue: 4)] == .failed)
  }

  @Test("watching changes nothing: summary, call log and trace agree in the digest")
  func watching() {
    let seed = Seed(rawValue: 1)
    let plain = simulate(Self.model, seed: seed, replication: 0)
    let logged = simulate(Self.model, seed: seed, replication: 0) { _ in }
    let traced = trace(Self.model, seed: seed, replication: 0) { _ in }
    #expect(plain == logged && plain == traced && plain != nil)
  }

  @Test("the digest sees one call that ends a millisecond later")
  func digest() {
    var other = Self.model
    let lines = [
      [Models.line(.noAnswer, 30), Models.line(.completed, 60)],
      [Script.Line(outcome: .busy, ring: TimeSpan(milliseconds: 2001))],
    ]
    other.campaigns[0].telephony = .scripted(Script(lines: lines))
    #expect(Models.summary(of: other)?.digest != Models.summary(of: Self.model)?.digest)
  }
}
