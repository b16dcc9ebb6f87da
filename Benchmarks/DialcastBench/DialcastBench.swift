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

  @Option(help: "Numbers of campaigns among which 100,000 contacts are divided.")
  var campaigns: [Int] = [1, 10, 100, 1000]

  @Option(help: "Runs of each engine; the fastest counts.")
  var rounds = 3

  @Flag(help: "Leave the C++ yardstick out (for a profiler).")
  var alone = false

  @Flag(help: "Time the model with one rule more instead, for every rule that costs something.")
  var rules = false

  @Option(help: "Of the rules only those that begin so, such as R26 (for a profiler).")
  var rule: String?

  func run() throws {
    if rules || rule != nil { return compareRules() }
    compareEngines()
    countCampaigns()
  }

  /// What each rule adds to an attempt, beside the model that uses none of them.
  private func compareRules() {
    let count = contacts.count == 1 ? contacts[0] : 100_000
    let plain = RuleCost(name: "none of them") { _ in }
    let chosen = RuleCost.all.filter { $0.name.hasPrefix(rule ?? "") }
    print("ns/attempt  ratio  attempts  rule")
    for line in rule == nil ? [plain] + chosen : chosen {
      var with = Measurement.none
      var without = Measurement.none
      for _ in 0..<rounds {
        with = with.faster(of: Measurement(of: line.model(contacts: count)))
        guard !alone else { continue }
        without = without.faster(of: Measurement(of: plain.model(contacts: count)))
      }
      let ratio = alone ? "" : "\((with.ns / without.ns).rounded(to: 2))"
      print(
        "\(with.ns.rounded(to: 0))".padded(to: 10), ratio.padded(to: 6),
        "\(with.attempts)".padded(to: 9), " " + line.name)
    }
  }

  private func compareEngines() {
    print("contacts   slots  engine     attempts/s   ns/attempt  allocs/attempt  B/contact  digest")
    for count in contacts {
      let slots = ReferenceModel.slots(for: count)
      var ours = Measurement.none
      var textbook = Measurement.none
      var tuned = Measurement.none
      // In turn, so that a change in the machine's speed meets both.
      for _ in 0..<rounds {
        ours = ours.faster(of: Measurement(of: ReferenceModel.model(contacts: count)))
        guard !alone else { continue }
        textbook = textbook.faster(of: measure(dialcast_textbook, contacts: count))
        tuned = tuned.faster(of: measure(dialcast_tuned, contacts: count))
      }
      ours.print(count, slots: slots, contacts: count, engine: "dialcast")
      guard !alone else { continue }
      textbook.print(count, slots: slots, contacts: count, engine: "textbook")
      tuned.print(count, slots: slots, contacts: count, engine: "tuned")
      print(
        "                 dialcast is \((textbook.ns / ours.ns).rounded(to: 2)) times as fast as",
        "the textbook loop, \((tuned.ns / ours.ns).rounded(to: 2)) times as the tuned one")
    }
  }

  /// What it costs to find the campaign whose turn it is.
  private func countCampaigns() {
    print("campaigns  slots  engine     attempts/s   ns/attempt  allocs/attempt  B/contact  digest")
    for count in campaigns {
      var best = Measurement.none
      for _ in 0..<rounds {
        best = best.faster(of: Measurement(of: ManyCampaigns.model(campaigns: count)))
      }
      best.print(
        count, slots: ReferenceModel.slots(for: ManyCampaigns.contacts),
        contacts: ManyCampaigns.contacts, engine: "dialcast")
    }
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
