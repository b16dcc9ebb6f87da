import Calendars
import Scenarios
import Scheduling
import Simulating

/// Watches the event log of one run for what must not occur.
///
/// Everything here is worked out anew from the log and the documents, without the scheduler's
/// code: a fault of the scheduler must not hide itself.
struct Watch {
  private let names: LogNames
  /// By campaign: whether its calls are looked at.
  private let isWatched: [Bool]
  private var rule: any LogRule
  private(set) var breaches = Breaches()

  init(_ prohibition: Prohibition, names: LogNames) {
    self.names = names
    isWatched = names.model.campaigns.indices.map(prohibition.subject.campaigns.contains)
    rule = Self.rule(for: prohibition.occurrence, names)
  }

  /// Takes note of a line of the log.
  mutating func see(_ line: TraceLine) {
    switch line.event {
    case .callStarted(let call) where isWatched[Int(call.campaign.rawValue)]:
      guard let complaint = rule.callStarted(call) else { return }
      breaches.count += 1
      if breaches.count == 1 {
        let campaign = Int(call.campaign.rawValue)
        let clock = names.directory.campaigns[campaign].clock
        breaches.first =
          "\(Phrase.time(call.start, clock)), \(names.label(of: call.contact, in: campaign)): "
          + complaint
      }
    case .callEnded(let call) where isWatched[Int(call.campaign.rawValue)]: rule.callEnded(call)
    default: break
    }
  }

  private static func rule(
    for occurrence: Prohibition.Occurrence, _ names: LogNames
  ) -> any LogRule {
    switch occurrence {
    case .callOutsideHours: OutsideHours(names: names)
    case .callOutside(let from, let to): OutsideTimes(names: names, from: from, to: to)
    case .callOn(let days): OnWeekdays(names: names, days: days)
    case .callBefore(let instant): Before(instant: instant)
    case .callAfter(let instant): After(instant: instant)
    case .running(let most): Running(most: most)
    case .attemptsOfContact(let most): Attempts(most: most)
    case .starts(let most, let span): Starts(most: most, span: span)
    case .retryWithin(let span): RetryWithin(span: span)
    case .contactCalledTwiceAtOnce: TwiceAtOnce()
    }
  }
}

/// How often something occurred that must not, and where first.
struct Breaches: Equatable, Sendable {
  var count = 0
  /// The time, the contact and what was wrong; empty if nothing was.
  var first = ""
}

/// A rule that is broken by a call that starts.
protocol LogRule {
  /// A call starts; what is wrong with that, or nil. Calls come in the order of the log, in which
  /// calls that end at an instant stand before those that start then (R3).
  mutating func callStarted(_ call: CallRecord) -> String?
  /// A call ended.
  mutating func callEnded(_ call: CallRecord)
}

extension LogRule {
  mutating func callEnded(_: CallRecord) {}
}
