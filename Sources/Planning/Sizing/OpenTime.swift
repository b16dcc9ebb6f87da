import Scheduling
import Simulating

extension Model {
  /// When a campaign may start calls, from its start to its end and no later than `limit`: the
  /// hours of any of its contacts.
  func callingTime(of campaign: Int, until limit: Instant) -> CallingWindows {
    let settings = campaigns[campaign].campaign
    let span = CallingWindows.between(
      max(settings.start, start), min(settings.end ?? limit, limit))
    return settings.windows.reduce(CallingWindows.never) { $0.union($1.intersection(span)) }
  }

  /// When any of these campaigns may start calls.
  func callingTime(of campaigns: [Int], until limit: Instant) -> CallingWindows {
    campaigns.reduce(CallingWindows.never) { open, campaign in
      open.union(callingTime(of: campaign, until: limit))
    }
  }

  /// How long a campaign may start calls until then, in milliseconds.
  func openMs(of campaign: Int, until limit: Instant) -> Int64 {
    callingTime(of: campaign, until: limit).openTime(from: start, to: limit).milliseconds
  }

  /// Whether nobody changes how many slots there are during the run.
  var hasSteadySlots: Bool {
    !timeline.contains { timed in
      if case .setSlots = timed.command { true } else { false }
    }
  }
}
