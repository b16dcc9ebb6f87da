import Planning
import Scheduling
import Simulating
import Statistics

/// When a model is finished, in seconds: a sample of replications for each of many seeds.
struct FinishSamples: Sendable {
  /// Sample by sample; in each, replication by replication.
  let seconds: [[Double]]

  /// Runs the model; infinite where it is not finished.
  static func of(
    _ model: Model, repeats: Int, sample: Int, firstSeed: UInt64, threads: Int
  ) async -> FinishSamples {
    let samples = await Replications.run(count: repeats, threads: threads) {
      number -> [Double]? in
      (0..<sample).map { replication in
        let seed = Seed(rawValue: firstSeed + UInt64(number))
        return finish(model, seed, replication)
      }
    }
    return FinishSamples(seconds: samples)
  }

  private static func finish(_ model: Model, _ seed: Seed, _ replication: Int) -> Double {
    guard let run = simulate(model, seed: seed, replication: replication) else {
      preconditionFailure("nobody cancels it")
    }
    return run.campaigns.reduce(0) { latest, campaign in
      max(latest, campaign.exhaustedAt.map { Double($0.milliseconds) / 1000 } ?? .infinity)
    }
  }
}
