import Scheduling
import Simulating
import Statistics

extension ContactOutlook {
  /// Of replications with the slots of the verdict; at least one.
  init(of trials: [Trial], callsByNumber: [Double], confidence: Double) {
    func estimate(_ figure: (Trial) -> Int) -> Estimate {
      Estimate(Moments(trials.map { Double(figure($0)) }), confidence: confidence)
    }
    func count(_ states: [FinalState], in trial: Trial) -> Int {
      zip(FinalState.allCases, trial.states).reduce(0) { sum, entry in
        states.contains(entry.0) ? sum + entry.1 : sum
      }
    }
    let runs = Double(trials.count)
    contacts = Double(trials.reduce(0) { $0 + $1.contacts }) / runs
    reached = estimate(\.reached)
    exhausted = estimate { count([.failed], in: $0) }
    unfinished = estimate { count([.archived, .expired, .blocked, .unfinished], in: $0) }
    attempts = estimate(\.attempts)
    let calls = trials.reduce(0) { $0 + $1.attempts }
    outcomes = (0..<Outcome.limit).compactMap { raw in
      let ended = trials.reduce(0) { $0 + $1.outcomes[raw] }
      guard ended > 0 else { return nil }
      return OutcomeShare(
        outcome: Outcome(rawValue: UInt8(raw)), mean: Double(ended) / runs,
        share: Double(ended) / Double(calls))
    }
    bindings = BindingShare.shares(of: trials.map(\.boundMs))
    byAttempts = Self.contacts(contacts, byCalls: callsByNumber)
  }

  /// Who got exactly k calls: those with a k-th and no next one. Calls to tasks that came later
  /// count as well.
  private static func contacts(_ all: Double, byCalls calls: [Double]) -> [Double] {
    guard !calls.isEmpty else { return [] }
    let atLeast = [max(all, calls[0])] + calls + [0]
    return zip(atLeast, atLeast.dropFirst()).map { $0 - $1 }
  }
}
