import ArgumentParser
import CAllocations
import CYardstick
import Simulating
import Statistics

/// Times the scheduler and simulator on the reference model, beside the textbook loop in C++.
@main
struct DialcastBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dialcast-bench",
    abstract: "Times the reference model, beside a textbook loop in C++ and a tuned one.",
    discussion: """
      Every line is the fastest run of the same model, by the code that `dialcast run` uses or \
      by a yardstick that knows nothing but this model. Times are those of a noisy machine: \
      compare them within one run, as ratios. Allocations, bytes and the digest are exact.
      """)

  @Option(help: "Numbers of contacts.")
  var contacts: [Int] = [10_000, 100_000, 1_000_000]

  @Option(help: "Runs of each engine; the fastest counts.")
  var rounds = 3

  @Flag(help: "Leave the C++ yardstick out (for a profiler).")
  var alone = false

  func run() throws {
    print("contacts   slots  engine     attempts/s   ns/attempt  allocs/attempt  B/contact  digest")
    for count in contacts {
      var ours = Measurement.none
      var textbook = Measurement.none
      var tuned = Measurement.none
      // In turn, so that a change in the machine's speed meets both.
      for _ in 0..<rounds {
        ours = ours.faster(of: measureDialcast(contacts: count))
        guard !alone else { continue }
        textbook = textbook.faster(of: measure(dialcast_textbook, contacts: count))
        tuned = tuned.faster(of: measure(dialcast_tuned, contacts: count))
      }
      ours.print(contacts: count, engine: "dialcast")
      guard !alone else { continue }
      textbook.print(contacts: count, engine: "textbook")
      tuned.print(contacts: count, engine: "tuned")
      print(
        "                 dialcast is \((textbook.ns / ours.ns).rounded(to: 2)) times as fast as",
        "the textbook loop, \((tuned.ns / ours.ns).rounded(to: 2)) times as the tuned one")
    }
  }

  private func measureDialcast(contacts: Int) -> Measurement {
    let model = ReferenceModel.model(contacts: contacts)
    let allocationsBefore = dialcast_allocation_count()
    dialcast_reset_peak()
    let bytesBefore = dialcast_live_bytes()
    let clock = ContinuousClock()
    let begin = clock.now
    guard let summary = simulate(model, seed: Seed(rawValue: 41), replication: 0) else {
      preconditionFailure("nobody cancels the benchmark")
    }
    let elapsed = clock.now - begin
    return Measurement(
      attempts: summary.campaigns[0].attempts, elapsed: elapsed,
      allocations: Int(dialcast_allocation_count() - allocationsBefore),
      peakBytes: Int(dialcast_peak_bytes() - bytesBefore), digest: summary.digest)
  }

  private func measure(
    _ yardstick: (UInt32, UInt32, UInt64) -> yardstick_result, contacts: Int
  ) -> Measurement {
    let allocationsBefore = dialcast_allocation_count()
    dialcast_reset_peak()
    let bytesBefore = dialcast_live_bytes()
    let slots = ReferenceModel.slots(for: contacts)
    let result = yardstick(UInt32(contacts), UInt32(slots), 41)
    return Measurement(
      attempts: Int(result.attempts), elapsed: .seconds(result.seconds),
      allocations: Int(dialcast_allocation_count() - allocationsBefore),
      peakBytes: Int(dialcast_peak_bytes() - bytesBefore), digest: result.digest)
  }
}
