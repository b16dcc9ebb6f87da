import Glibc
import Planning
import Scheduling
import Simulating
import Statistics

/// How well a forecast for a day to come covers it: the truth is drawn, a log of calls is made by
/// it, figures are estimated from the log, and the finish of a new day is forecast.
///
/// The truth of each repeat: a person answers with a probability between 0.25 and 0.55, talks are
/// log-normal with a median between 60 and 120 seconds and σ between 0.5 and 0.9. The log holds
/// outcomes and the length of every talk; rings without an answer take 25 seconds for certain.
public struct NewDayStudy: Sendable {
  /// Days that are forecast.
  public var repeats: Int
  /// The cores that work.
  public var threads: Int

  /// A study.
  public init(repeats: Int, threads: Int) {
    self.repeats = repeats
    self.threads = threads
  }

  private static let contacts = 300
  private static let slots = 10

  /// With short and long logs.
  public func tallies() async -> [NewDayTally] {
    var tallies: [NewDayTally] = []
    for attempts in [200, 1000] { tallies.append(await tally(attempts: attempts)) }
    return tallies
  }

  /// With logs of so many calls.
  func tally(attempts: Int) async -> NewDayTally {
    let days = await Replications.run(count: repeats, threads: threads) { number -> Day? in
      Day(number: number, attempts: attempts)
    }
    func covered(_ forecast: (Day) -> ForecastInterval) -> Proportion {
      Proportion(days.count { forecast($0).contains($0.finish) }, of: days.count)
    }
    func width(_ forecast: (Day) -> ForecastInterval) -> Double {
      Moments(days.map { forecast($0).upper - forecast($0).lower }).mean
    }
    return NewDayTally(
      attempts: attempts, plugIn: covered(\.plugIn), posterior: covered(\.posterior),
      plugInWidth: width(\.plugIn), posteriorWidth: width(\.posterior))
  }

  /// A truth, what its log lets forecast, and what then happens.
  private struct Day {
    let plugIn: ForecastInterval
    let posterior: ForecastInterval
    let finish: Double

    init(number: Int, attempts: Int) {
      var stream = KeyedStream(seed: Seed(rawValue: 4))
      stream.reset(
        StreamKey("validation/new-day"), entity: UInt32(number), attempt: 0, purpose: .parameter,
        replication: UInt32(attempts))
      let truth = Truth(from: &stream)
      let model = truth.estimate(from: attempts, &stream).model
      let seed = Seed(rawValue: 40_000 + UInt64(number))
      posterior = ForecastInterval(Self.finishes(model, seed))
      plugIn = ForecastInterval(Self.finishes(model.asKnown, seed))
      finish = NewDayStudy.finish(truth.model, Seed(rawValue: 80_000 + UInt64(number)), 0)
    }

    private static func finishes(_ model: Model, _ seed: Seed) -> [Double] {
      (0..<ForecastInterval.runs).map { NewDayStudy.finish(model, seed, $0) }
    }
  }

  private static func finish(_ model: Model, _ seed: Seed, _ replication: Int) -> Double {
    guard let run = simulate(model, seed: seed, replication: replication) else {
      preconditionFailure("nobody cancels it")
    }
    return run.campaigns[0].exhaustedAt.map { Double($0.milliseconds) / 1000 } ?? .infinity
  }

  /// What a telephony is, or is taken for.
  private struct Truth {
    var answered: Double
    var mu: Double
    var sigma: Double
    /// From how many calls, and talks, it was learnt.
    var evidence: (calls: Double, talks: Double)?

    init(from stream: inout KeyedStream) {
      answered = 0.25 + 0.3 * stream.uniform()
      mu = log(60 * pow(2, stream.uniform()))
      sigma = 0.5 + 0.4 * stream.uniform()
    }

    /// What a log of so many calls shows.
    func estimate(from calls: Int, _ stream: inout KeyedStream) -> Truth {
      let talks = (0..<calls).count { _ in stream.uniform() < answered }
      var logarithms = Moments()
      for _ in 0..<talks {
        // Box and Muller's transformation.
        let radius = (-2 * log(stream.uniform())).squareRoot()
        logarithms.add(mu + sigma * radius * cos(2 * .pi * stream.uniform()))
      }
      var estimate = self
      estimate.answered = Double(talks) / Double(calls)
      estimate.mu = logarithms.mean
      estimate.sigma = logarithms.standardDeviation
      estimate.evidence = (Double(calls), Double(talks))
      return estimate
    }

    var model: Model {
      let talk = Distribution.lognormal(mu: mu, sigma: sigma)
      let rows = [
        IndependentOutcomes.Row(
          outcome: .completed, probability: answered, ring: .constant(10),
          talk: evidence.map { .estimated(talk, from: $0.talks) } ?? talk),
        .init(
          outcome: .noAnswer, probability: 1 - answered, ring: .constant(25), talk: .constant(0)),
      ]
      let calls = Evidence(key: StreamKey("figures/new-day"), calls: evidence?.calls)
      return ListModel(lists: [
        .init(
          contacts: NewDayStudy.contacts,
          outcomes: .independent(IndependentOutcomes(rows: rows, evidence: calls)),
          retry: RetryPolicy(maxAttempts: 2, intervals: [.minutes(10)]))
      ]).model(slots: NewDayStudy.slots)
    }
  }
}
