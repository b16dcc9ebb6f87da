import Scheduling
import Statistics

/// The calls to one contact as the shadow workload counts them, and how long they take on average.
struct CallChain {
  /// At most so many calls.
  let calls: Int
  /// The expectation of their time, in seconds.
  let meanSeconds: Double
  private let continuing: OutcomeSet

  /// The chain of a campaign's contacts; nil if none are there from the start, if nothing is left
  /// to chance, or if the mean is that of a few calls that take a hundred years.
  init?(_ campaign: CampaignModel, mostCalls: Int) {
    guard campaign.taskCount > 0 else { return nil }
    let retry = campaign.campaign.retry
    calls = min(retry.maxAttempts, mostCalls)
    switch campaign.telephony {
    case .scripted: return nil
    case .independent(let outcomes):
      continuing = retry.retried
      meanSeconds = Self.mean(outcomes, continuing, calls)
    case .people(let people):
      // Who was spoken to is not called again, whatever the outcome.
      continuing = retry.retried.subtracting(OutcomeSet(people.human.map(\.outcome)))
      meanSeconds = Self.mean(people, continuing, calls)
    }
    guard meanSeconds < Self.longestMeanSeconds else { return nil }
  }

  /// A week: no mean of calls that are made is near.
  private static let longestMeanSeconds = 7.0 * 86_400

  /// Whether another call follows one that ended so.
  func goesOn(after outcome: Outcome) -> Bool { continuing.contains(outcome) }

  /// Every call is like the first: with the mean e and the probability r to go on, the chain takes
  /// e · (1 + r + … + r^(calls − 1)).
  private static func mean(
    _ outcomes: IndependentOutcomes, _ continuing: OutcomeSet, _ calls: Int
  ) -> Double {
    let each = outcomes.rows.reduce(0) { sum, row in
      sum + row.probability * (row.ring.mean + row.talk.mean)
    }
    let goesOn = outcomes.rows.reduce(0) { sum, row in
      sum + (continuing.contains(row.outcome) ? row.probability : 0)
    }
    var (total, reached) = (0.0, 1.0)
    for _ in 0..<calls {
      total += reached * each
      reached *= goesOn
    }
    return total
  }

  /// With p for how easily a person is reached and H for the part of the personal habits of not
  /// answering after which another call follows, call k + 1 takes place with the probability
  /// E(1 − p)^k · E H^k: p is Beta and H, a sum of Dirichlet shares, is Beta distributed, and the
  /// two are independent. Within either part of the habits the shares keep their proportions.
  private static func mean(
    _ people: PeopleProfile, _ continuing: OutcomeSet, _ calls: Int
  ) -> Double {
    let whole = people.notHuman.reduce(0) { $0 + $1.share }
    let answered =
      people.humanRing.mean + people.human.reduce(0) { $0 + $1.share * $1.talk.mean }
    /// The share of the habits that lead on, or do not, and the mean time of a call that ends so.
    func missed(_ isContinuing: Bool) -> (share: Double, seconds: Double) {
      let rows = people.notHuman.filter { continuing.contains($0.outcome) == isContinuing }
      let share = rows.reduce(0) { $0 + $1.share } / whole
      let seconds = rows.reduce(0) { sum, row in
        let hold = people.notHumanHold.first { $0.outcome == row.outcome }
        return sum + row.share / whole * (hold.map { $0.ring.mean + $0.talk.mean } ?? 0)
      }
      return (share, share > 0 ? seconds / share : 0)
    }
    let (on, off) = (missed(true), missed(false))
    let differs = people.correlation > 0 && people.humanMean > 0 && people.humanMean < 1
    let person = Beta.moments(
      ofOneMinus: people.humanMean, weight: differs ? 1 / people.correlation - 1 : .infinity,
      count: calls)
    let habit = Beta.moments(ofOneMinus: 1 - on.share, weight: people.concentration, count: calls)
    var valid = 0.0
    for k in 0..<calls {
      valid += (person[k] - person[k + 1]) * habit[k] * answered
      valid += person[k + 1] * habit[k + 1] * on.seconds
      valid += person[k + 1] * (habit[k] - habit[k + 1]) * off.seconds
    }
    return people.invalidShare * people.invalidHold.mean + (1 - people.invalidShare) * valid
  }
}

extension Beta {
  /// E(1 − p)^k for k = 0 … count, where p is Beta distributed with this mean and the weights
  /// mean · weight and (1 − mean) · weight; an infinite weight makes everybody alike.
  fileprivate static func moments(ofOneMinus mean: Double, weight: Double, count: Int) -> [Double] {
    var moments = [1.0]
    for k in 0..<count {
      let factor =
        weight.isFinite
        ? ((1 - mean) * weight + Double(k)) / (weight + Double(k)) : 1 - mean
      moments.append(moments[k] * factor)
    }
    return moments
  }
}
