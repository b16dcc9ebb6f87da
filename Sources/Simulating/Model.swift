public import Scheduling
public import Statistics

/// A scenario as integers: all that a simulation needs, and no names.
///
/// `Scenarios` compiles a document into this; tests build it by hand.
public struct Model: Sendable {
  /// The slot tree; the organisation first, parents before children.
  public var pools: [PoolSpec]
  /// How fast calls may start in all (R34); nil: as fast as there are slots.
  public var trunk: Pace?
  /// The campaigns, in the order of their ids.
  public var campaigns: [CampaignModel]
  /// The instant at which the simulated world begins; no later than the first campaign start.
  public var start: Instant
  /// The instant after which nothing more is simulated: what is unfinished then stays so.
  public var horizon: Instant
  /// What operators do and when, in order of time.
  public var timeline: [TimedCommand]
  /// What goes wrong.
  public var faults: [Fault]

  /// A model.
  ///
  /// - Precondition: the timeline is in order of time, and opens no campaigns.
  public init(
    pools: [PoolSpec], trunk: Pace? = nil, campaigns: [CampaignModel], start: Instant,
    horizon: Instant, timeline: [TimedCommand] = [], faults: [Fault] = []
  ) {
    precondition(
      zip(timeline, timeline.dropFirst()).allSatisfy { $0.at <= $1.at }, "a timeline in order")
    precondition(!timeline.contains { $0.command.opensCampaign }, "campaigns are in the model")
    self.pools = pools
    self.trunk = trunk
    self.campaigns = campaigns
    self.start = start
    self.horizon = horizon
    self.timeline = timeline
    self.faults = faults
  }
}

extension Model {
  /// Whether a call can be over for the scheduler without being so, or be so without the scheduler
  /// knowing: something goes wrong, or calls have leases.
  var canGoWrong: Bool {
    !faults.isEmpty || campaigns.contains { $0.campaign.lease != nil }
      || timeline.contains { timed in
        guard case .updateCampaign(_, let settings) = timed.command else { return false }
        return settings.lease != nil
      }
  }

  /// How many contacts a campaign has at the most, those that are added during the run included;
  /// nil where they come one by one.
  public func contactCount(of campaign: Int) -> Int? {
    guard campaigns[campaign].arrivals == nil else { return nil }
    return timeline.reduce(campaigns[campaign].taskCount) { count, timed in
      guard case .addTasks(let batch) = timed.command, Int(batch.campaign.rawValue) == campaign
      else { return count }
      return count + batch.count
    }
  }
}

/// A campaign, its contacts and how they answer.
public struct CampaignModel: Sendable {
  /// What the scheduler knows of the campaign.
  public var campaign: Campaign
  /// Names the luck of this campaign's contacts: made from the campaign's name, never from its
  /// place, so that other campaigns can come and go.
  public var streamKey: StreamKey
  /// How many contacts the campaign has from the start; those that come later follow them.
  public var taskCount: Int
  /// For each of these the set of windows in `campaign.windows` it follows; nil: all follow 0.
  public var windowsOfTask: [UInt16]?
  /// For each contact its place in the original list, which names its luck; nil: 0, 1, 2 … Those
  /// that come later may have one, too.
  public var ordinals: [UInt32]?
  /// For each contact from the start its telephone numbers; nil: they do not matter.
  public var numbers: ContactNumbers?
  /// How calls of this campaign end.
  public var telephony: TelephonyModel
  /// The clock on the wall of the contacts of each set of windows; one per `campaign.windows`.
  public var clocks: [LocalClock]
  /// The tasks that come one by one, if any do. When the last has come the campaign is sealed: it
  /// is over when the last task is closed.
  public var arrivals: ArrivalModel?

  /// A campaign of `taskCount` contacts.
  public init(
    campaign: Campaign, streamKey: StreamKey, taskCount: Int, windowsOfTask: [UInt16]? = nil,
    ordinals: [UInt32]? = nil, telephony: TelephonyModel, clocks: [LocalClock] = [.utc],
    arrivals: ArrivalModel? = nil, numbers: ContactNumbers? = nil
  ) {
    precondition(windowsOfTask.map { $0.count == taskCount } ?? true, "one entry a contact")
    precondition(ordinals.map { $0.count >= taskCount } ?? true, "one ordinal a contact")
    precondition(numbers.map { $0.count == taskCount } ?? true, "numbers for each contact")
    self.campaign = campaign
    self.streamKey = streamKey
    self.taskCount = taskCount
    self.windowsOfTask = windowsOfTask
    self.ordinals = ordinals
    self.telephony = telephony
    self.clocks = clocks
    self.arrivals = arrivals
    self.numbers = numbers
  }
}

/// A local clock: what to add to UTC, and from when.
public struct LocalClock: Hashable, Sendable {
  /// The instants at which the offset changes, strictly increasing; the first is
  /// `Instant.distantPast`.
  public let changes: [Instant]
  /// The offset in seconds east of Greenwich from the change of the same place on.
  public let offsetsInSeconds: [Int32]

  /// A clock that is never changed.
  public static let utc = LocalClock(changes: [.distantPast], offsetsInSeconds: [0])

  /// A clock with its changes.
  public init(changes: [Instant], offsetsInSeconds: [Int32]) {
    precondition(changes.count == offsetsInSeconds.count && changes.first == .distantPast)
    self.changes = changes
    self.offsetsInSeconds = offsetsInSeconds
  }

  /// The hour of the week at an instant, 0 = Monday 00:00–01:00 … 167. O(changes), which are few.
  public func hourOfWeek(at now: Instant) -> Int {
    var index = changes.count - 1
    while changes[index] > now { index -= 1 }
    let milliseconds = now.milliseconds + Int64(offsetsInSeconds[index]) * 1000
    // 1970-01-01 was a Thursday: 72 hours into its week. The remainder takes the sign of the
    // dividend, so that a week is added before the hours are counted.
    let week: Int64 = 168 * 3_600_000
    return Int(((milliseconds + 72 * 3_600_000) % week + week) % week / 3_600_000)
  }
}
