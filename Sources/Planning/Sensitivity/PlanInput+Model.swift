import Scheduling
import Simulating
import Statistics

extension Model {
  /// The model with an input changed to so many hundredths, in all campaigns; nil if nothing
  /// changes by that, or if it cannot be done without changing something else as well.
  ///
  /// Whoever stays meets the same luck: the fates of contacts are keyed by their place in the
  /// list, and of two calls that both are answered the longer one stays the longer.
  func changing(_ input: PlanInput, toPercent percent: Int, of choice: SlotChoice) -> Model? {
    let factor = Double(percent) / 100
    switch input {
    case .answers: return changingTelephony { $0.answering(times: factor) }
    case .talk: return changingTelephony { $0.lasting(talk: factor, ring: 1) }
    case .ringing: return changingTelephony { $0.lasting(talk: 1, ring: factor) }
    case .contacts: return changingContacts(toPercent: percent)
    case .intervals: return changingIntervals(toPercent: percent)
    case .slots:
      let slots = Self.slots(choice.slots, percent: percent)
      return slots < 1 || slots == choice.slots
        ? nil : resized(to: slots, sharing: choice.sharing)
    }
  }

  /// So many hundredths of a number of slots, at least one more or fewer.
  static func slots(_ slots: Int, percent: Int) -> Int {
    let change = max(1, (slots * abs(percent - 100) + 50) / 100)
    return percent < 100 ? slots - change : slots + change
  }

  private func changingTelephony(_ change: (TelephonyModel) -> TelephonyModel?) -> Model? {
    var model = self
    var isChanged = false
    for place in campaigns.indices {
      guard let telephony = change(campaigns[place].telephony) else { continue }
      model.campaigns[place].telephony = telephony
      isChanged = true
    }
    return isChanged ? model : nil
  }

  private func changingIntervals(toPercent percent: Int) -> Model? {
    var model = self
    var isChanged = false
    for place in campaigns.indices {
      for (index, kind) in campaigns[place].campaign.classes.enumerated() {
        guard let retry = kind.retry.withIntervals(percent: Int64(percent)) else { continue }
        model.campaigns[place].campaign.classes[index].retry = retry
        isChanged = true
      }
    }
    return isChanged ? model : nil
  }

  /// Every tenth contact of a list less, or once more with luck of its own. Nil where operators do
  /// something to single contacts, who would then be others.
  private func changingContacts(toPercent percent: Int) -> Model? {
    let isPossible = timeline.allSatisfy { timed in
      switch timed.command {
      case .addTasks, .retryTask, .skipTask, .removeTask, .setCallback, .duplicateCampaign: false
      default: true
      }
    }
    guard isPossible else { return nil }
    var model = self
    for place in campaigns.indices where campaigns[place].campaign.kind == .batch {
      model.campaigns[place].change(contactsToPercent: percent)
    }
    let isChanged = zip(model.campaigns, campaigns).contains { $0.taskCount != $1.taskCount }
    return isChanged ? model : nil
  }
}

extension CampaignModel {
  fileprivate mutating func change(contactsToPercent percent: Int) {
    // Spread evenly over the list, in which neighbours are alike.
    let step = percent - 100
    let chosen = (0..<taskCount).filter {
      ($0 + 1) * abs(step) / 100 > $0 * abs(step) / 100
    }
    guard !chosen.isEmpty else { return }
    let isChosen = Set(chosen)
    let kept = step < 0 ? (0..<taskCount).filter { !isChosen.contains($0) } : Array(0..<taskCount)
    let copied = step < 0 ? [] : chosen
    let known = ordinals ?? (0..<UInt32(taskCount)).map { $0 }
    let next = (known.max() ?? 0) + 1
    ordinals = kept.map { known[$0] } + copied.indices.map { next + UInt32($0) }
    windowsOfTask = windowsOfTask.map { windows in (kept + copied).map { windows[$0] } }
    numbers = numbers.map { numbers in
      // Nobody else's number: a copy is another person.
      ContactNumbers(kept.map { Array(numbers[$0]) } + copied.map { _ in [] })
    }
    taskCount = kept.count + copied.count
  }
}

extension RetryPolicy {
  /// The policy with every interval so many hundredths of what it is; nil if there is none.
  fileprivate func withIntervals(percent: Int64) -> RetryPolicy? {
    guard maxAttempts > 1 else { return nil }
    let outcomes = (0..<UInt8(Outcome.limit)).map(Outcome.init(rawValue:))
      .filter { retried.contains($0) || $0 == .lost }
    let waits = outcomes.map { outcome in
      (outcome: outcome, intervals: (1..<maxAttempts).map { wait(after: outcome, used: $0) })
    }
    guard waits.contains(where: { $0.intervals.contains { $0 > .zero } }) else { return nil }
    return RetryPolicy(
      maxAttempts: maxAttempts, retried: retried,
      intervalsByOutcome: waits.map { outcome, intervals in
        (outcome, intervals.map { TimeSpan(milliseconds: $0.milliseconds * percent / 100) })
      }, maxCallbacks: maxCallbacks, countsOpenHoursOnly: countsOpenHoursOnly)
  }

  private func wait(after outcome: Outcome, used: Int) -> TimeSpan {
    let verdict = verdict(
      after: outcome, used: used, callbacks: maxCallbacks, faults: 0, hasRequestedTime: false)
    guard case .retry(let wait) = verdict else { return .zero }
    return wait
  }
}
