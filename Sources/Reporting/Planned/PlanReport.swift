public import Calendars
public import Planning
public import Scenarios
public import Scheduling

/// A plan with the names and clocks that people need to read it.
///
/// A value: every writer is a function from it to text, and the same plan gives the same bytes.
public struct PlanReport: Sendable {
  /// Where the figures come from; its replications are those of the verdict.
  public var stamp: RunStamp
  /// What was found out.
  public var plan: Plan
  /// The clock on the organisation's wall: of the deadline and of all instants of the plan.
  public var clock: ZoneClock
  /// When the simulated world begins.
  public var start: Instant
  /// The slots that the scenario itself names.
  public var writtenSlots: Int
  /// One per campaign of the model.
  public var campaigns: [CampaignLabel]
  /// One per pool of the model, with the slots that the scenario names.
  public var pools: [PoolLabel]
  /// The names of outcomes by raw value, built-in and custom.
  public var outcomeNames: [String]
  /// What else the reader should know, one sentence each.
  public var notes: [String]
  /// What was left out of the contact lists, list by list.
  public var rejects: [Reject]
  /// The command that makes this plan again.
  public var command: String
  /// What it asks instead of what the scenario says: `path=value`, or an option with its value;
  /// empty: it plans the scenario as it is.
  public var whatIf: [String]
  /// Everything that went in, as it was read.
  public var inputs: [ScenarioInput]
  /// How one run begins, call by call; nil if none was watched.
  public var replay: PlannedRun?
  /// What to write into the scenario to have the slots of the answer, and then of the other ways
  /// to share.
  public var settings: [SlotSettings]
  /// Luck against ignorance; nil if every figure is taken for known.
  public var spread: SpreadFindings?
  /// The lengths that were fitted to calls of a log, with what tells how near they come.
  public var calibratedLengths: [CalibratedLength]

  /// A report of a plan, field by field.
  public init(
    stamp: RunStamp, plan: Plan, clock: ZoneClock, start: Instant, writtenSlots: Int,
    campaigns: [CampaignLabel], pools: [PoolLabel], outcomeNames: [String], notes: [String] = [],
    rejects: [Reject] = [], command: String, whatIf: [String] = [],
    inputs: [ScenarioInput] = [],
    replay: PlannedRun? = nil, settings: [SlotSettings] = [], spread: SpreadFindings? = nil,
    calibratedLengths: [CalibratedLength] = []
  ) {
    self.stamp = stamp
    self.plan = plan
    self.clock = clock
    self.start = start
    self.writtenSlots = writtenSlots
    self.campaigns = campaigns
    self.pools = pools
    self.outcomeNames = outcomeNames
    self.notes = notes
    self.rejects = rejects
    self.command = command
    self.whatIf = whatIf
    self.inputs = inputs
    self.replay = replay
    self.settings = settings
    self.spread = spread
    self.calibratedLengths = calibratedLengths
  }

  /// How instants are written in it.
  var times: TimePhrases {
    let quantiles = plan.completion?.finished.quantiles ?? []
    let finish = quantiles.compactMap(\.at.instant).max() ?? start
    return TimePhrases(start: start, latest: max(finish, plan.question.deadline))
  }
}
