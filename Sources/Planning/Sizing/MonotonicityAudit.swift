import Scheduling
import Simulating
import Statistics

/// Looks for replications in which one slot more made it late: Graham's anomalies (SIAM Journal on
/// Applied Mathematics 17, 1969), which a search by halves takes for granted not to matter.
struct MonotonicityAudit {
  let question: PlanQuestion
  let trials: TrialTable

  /// Above this share a search relies on too much.
  static let tolerance = 0.02

  /// All pairs of neighbouring numbers of slots on the first replications, and how many of them go
  /// the wrong way; those that were not simulated are left out.
  ///
  /// - Parameter numbers: numbers of slots, ascending.
  func nonMonotone(
    _ sharing: SlotSharing, numbers: [Int], replications: Int
  ) -> Proportion {
    var pairs = 0
    var wrong = 0
    for (fewer, more) in zip(numbers, numbers.dropFirst()) {
      let small = SlotChoice(sharing: sharing, slots: fewer)
      let large = SlotChoice(sharing: sharing, slots: more)
      for replication in 0..<replications {
        guard let first = trials.trial(small, replication),
          let second = trials.trial(large, replication)
        else { continue }
        pairs += 1
        if first.isOnTime(question.deadline), !second.isOnTime(question.deadline) { wrong += 1 }
      }
    }
    return Proportion(wrong, of: pairs)
  }

  /// What must hold in every replication.
  func checks(_ ways: [SlotSharing]) -> [PlanCheck] {
    var capacity = PlanCheck(subject: .capacity, looked: 0, broken: 0)
    var work = PlanCheck(subject: .workBound, looked: 0, broken: 0)
    var contacts = PlanCheck(subject: .contacts, looked: 0, broken: 0)
    let isSteady = trials.model.hasSteadySlots
    for sharing in ways {
      for slots in trials.slotsTried(sharing) {
        let choice = SlotChoice(sharing: sharing, slots: slots)
        for replication in trials.replications(of: choice) {
          guard let trial = trials.trial(choice, replication) else { continue }
          contacts.looked += 1
          contacts.broken += trial.miscounted > 0 ? 1 : 0
          guard isSteady, let organisation = trial.pools.first else { continue }
          capacity.looked += 1
          capacity.broken += organisation.peak > slots ? 1 : 0
          work.looked += 1
          let span = trial.lastEnd - trials.model.start.milliseconds
          work.broken += organisation.busyMs > Int64(slots) * span ? 1 : 0
        }
      }
    }
    return [capacity, work, contacts]
  }
}
