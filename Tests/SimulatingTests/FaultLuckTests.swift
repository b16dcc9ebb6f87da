import Scheduling
import Simulating
import Statistics
import Testing

/// A run with a fault and one without are paired: nobody's luck changes.
struct FaultLuckTests {
  typealias Models = ScriptedModels

  static func model(_ faults: [Fault]) -> Model {
    var model = Models.single(
      slots: 5, tasks: 300, lines: [[Models.line(.completed, 1)]],
      retry: RetryPolicy(maxAttempts: 3, intervals: [.minutes(5)]))
    model.campaigns[0].telephony = .independent(
      IndependentOutcomes(rows: [
        .init(
          outcome: .completed, probability: 0.4, ring: .exponential(mean: 9),
          talk: .exponential(mean: 40)),
        .init(outcome: .busy, probability: 0.1, ring: .constant(3), talk: .constant(0)),
        .init(outcome: .noAnswer, probability: 0.5, ring: .constant(30), talk: .constant(0)),
      ]))
    model.faults = faults
    return model
  }

  /// What each contact met, call by call, provider's refusals left out.
  static func fates(_ faults: [Fault]) -> [[String]] {
    var fates = [[String]](repeating: [], count: 300)
    _ = simulate(model(faults), seed: Seed(rawValue: 9), replication: 2) { call in
      guard call.outcome != .systemFault else { return }
      fates[Int(call.contact)].append("\(call.outcome.rawValue) \(call.ringMs) \(call.talkMs)")
    }
    return fates
  }

  static let table: [(name: String, kind: Fault.Kind)] = [
    ("outage", .outage(probability: 0.4, after: .exponential(mean: 2))),
    ("rate limit", .rateLimit(perSecond: 1, after: .constant(0.2))),
    ("late ends", .lateEnds(probability: 0.5, delay: .exponential(mean: 30))),
    ("repeated ends", .repeatedEnds(probability: 0.5, delay: .exponential(mean: 30))),
    ("lost slots", .lostSlots(3)), ("clock", .clockStep(.minutes(10))),
  ]

  @Test("everybody meets the same calls with the fault as without", arguments: table)
  func sameLuck(name: String, kind: Fault.Kind) {
    let fault = Fault(kind, from: Models.start + .minutes(2), until: Models.start + .minutes(40))
    #expect(Self.fates([fault]) == Self.fates([]))
  }

  @Test("fewer answers: who is reached would have been reached without the fault")
  func fewerAnswers() {
    func reached(_ faults: [Fault]) -> Set<UInt32> {
      var reached: Set<UInt32> = []
      _ = simulate(Self.model(faults), seed: Seed(rawValue: 9), replication: 2) { call in
        if call.outcome == .completed, call.attempt == 1 { reached.insert(call.contact) }
      }
      return reached
    }
    let usual = reached([])
    let half = reached([Fault(.answerFactor(0.5), from: Models.start)])
    #expect(half.isStrictSubset(of: usual))
    // Of 300 first calls 120 are answered usually, and 60 with half the probability.
    let deviation = (300 * 0.2 * 0.8).squareRoot()
    #expect(abs(Double(half.count) - 60) < 3.3 * deviation)
    let drift = reached([Fault(.answerDrift(logOddsPerHour: -2), from: Models.start)])
    #expect(drift.isStrictSubset(of: usual) && half.count < usual.count)
  }

  @Test("a fault that never strikes changes nothing, to the last decision")
  func harmless() throws {
    let later = Fault(.outage(probability: 1, after: .constant(1)), from: Models.start + .hours(99))
    let run = { (faults: [Fault]) in
      simulate(Self.model(faults), seed: Seed(rawValue: 9), replication: 2)
    }
    var disturbed = try #require(run([later]))
    #expect(disturbed.faultStrikes == [0])
    disturbed.faultStrikes = []
    #expect(disturbed == run([]))
  }

  @Test("log-odds drift as they are told: by 8 · 0.1 in eight hours, and no further")
  func drift() {
    var model = Models.single(slots: 5000, tasks: 5000, lines: [[Models.line(.completed, 1)]])
    model.campaigns[0].telephony = .independent(
      IndependentOutcomes(rows: [
        .init(outcome: .completed, probability: 0.5, ring: .constant(1), talk: .constant(0)),
        .init(outcome: .noAnswer, probability: 0.5, ring: .constant(1), talk: .constant(0)),
      ]))
    model.campaigns[0].campaign.classes[0].windows = .between(
      Models.start + .hours(10), Models.start + .hours(11))
    model.faults = [
      Fault(
        .answerDrift(logOddsPerHour: -0.1), from: Models.start,
        until: Models.start + .hours(8))
    ]
    let reached = Models.summary(of: model)?.campaigns[0].reached ?? 0
    // 1 / (1 + e^0.8).
    let expected = 5000 * 0.31
    let deviation = (expected * 0.69).squareRoot()
    #expect(abs(Double(reached) - expected) < 3.3 * deviation)
  }
}
