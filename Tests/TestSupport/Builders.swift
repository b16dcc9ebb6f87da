public import Scheduling

// Short words for what tests are made of. Time in tests begins at 0 and is told in minutes.

extension Instant {
  /// So many minutes after the beginning of the test.
  public static func minute(_ minutes: Int) -> Instant { .second(minutes * 60) }
  /// So many seconds after the beginning of the test.
  public static func second(_ seconds: Int) -> Instant {
    Instant(milliseconds: Int64(seconds) * 1000)
  }
}

extension CallingWindows {
  /// Open from the first to the second minute of each pair.
  public static func minutes(_ pairs: (Int, Int)...) -> CallingWindows {
    CallingWindows(edges: pairs.flatMap { [Instant.minute($0.0), .minute($0.1)] })
  }
}

extension PoolSpec {
  /// The root of a tree.
  public static func organisation(
    _ slots: Int, inboundReserve: InboundReserve? = nil
  ) -> PoolSpec {
    PoolSpec(
      parent: nil, kind: .organisation, allotment: .hard(slots), inboundReserve: inboundReserve)
  }

  /// A workspace below the organisation.
  public static func workspace(_ allotment: Allotment, lends: Bool = true) -> PoolSpec {
    PoolSpec(parent: .organisation, kind: .workspace, allotment: allotment, lends: lends)
  }

  /// A campaign below the pool at this place of the list.
  public static func campaign(
    in parent: UInt16, _ allotment: Allotment = .unallotted(max: nil), lends: Bool = true
  ) -> PoolSpec {
    PoolSpec(
      parent: PoolID(rawValue: parent), kind: .campaign, allotment: allotment, lends: lends)
  }

  /// Another pool below the pool at this place of the list.
  public static func pool(
    _ kind: PoolKind, in parent: UInt16, _ allotment: Allotment
  ) -> PoolSpec {
    PoolSpec(parent: PoolID(rawValue: parent), kind: kind, allotment: allotment)
  }
}

extension RetryPolicy {
  /// So many attempts, so many minutes apart.
  public static func attempts(
    _ count: Int, after minutes: Int..., retried: OutcomeSet = .retriedByDefault,
    maxCallbacks: Int = 3, countsOpenHoursOnly: Bool = false
  ) -> RetryPolicy {
    RetryPolicy(
      maxAttempts: count, retried: retried, intervals: minutes.map { .minutes(Int64($0)) },
      maxCallbacks: maxCallbacks, countsOpenHoursOnly: countsOpenHoursOnly)
  }
}

extension ContactNumbers {
  /// The numbers of each contact by their raw values.
  public init(_ contacts: [[Int]]) {
    self.init(contacts.map { $0.map { NumberID(rawValue: UInt32($0)) } })
  }
}

/// An organisation with its campaigns and the commands that set it up: all that a run needs but
/// the fates of calls.
public struct Setup: Sendable {
  /// The slot tree.
  public var pools: [PoolSpec]
  /// How fast calls may start in all.
  public var trunk: Pace?
  /// Whether outbound calls pause while the provider fails.
  public var hasBreaker = false
  /// The campaigns, by id.
  public internal(set) var campaigns: [Campaign] = []
  /// What is asked of the scheduler, and when; in order of time.
  public internal(set) var commands: [(at: Instant, command: Command)] = []

  /// An organisation without campaigns.
  public init(_ pools: [PoolSpec]) { self.pools = pools }

  /// One workspace that has every slot, and one pool for a campaign in it, which is pool 2.
  public init(slots: Int) {
    self.init([.organisation(slots), .workspace(.soft(slots, max: nil)), .campaign(in: 1)])
  }

  /// Opens a campaign at the beginning of the test, with tasks if a count is given.
  @discardableResult
  public mutating func open(
    pool: UInt16 = 2, tasks: Int, priority: CampaignPriority = .normal, from start: Int = 0,
    to end: Int? = nil, retry: RetryPolicy = .attempts(1),
    attemptPriority: AttemptPriority = .firstAttemptsFirst,
    windows: [CallingWindows] = [.always], windowsOfTask: [UInt16]? = nil,
    tieBreak: TieBreak = .listOrder, pace: Pace? = nil, throttle: TimeSpan = .zero,
    numbers: NumberRules = NumberRules(), of contacts: [[Int]]? = nil
  ) -> CampaignID {
    open(
      Campaign(
        pool: PoolID(rawValue: pool), priority: priority, start: .minute(start),
        end: end.map { .minute($0) }, retry: retry, attemptPriority: attemptPriority,
        windows: windows, tieBreak: tieBreak, pace: pace, throttle: throttle, numbers: numbers),
      tasks: tasks, windowsOfTask: windowsOfTask, numbers: contacts.map(ContactNumbers.init))
  }

  /// Opens a campaign at the beginning of the test.
  @discardableResult
  public mutating func open(
    _ campaign: Campaign, tasks: Int, windowsOfTask: [UInt16]? = nil,
    numbers: ContactNumbers? = nil
  ) -> CampaignID {
    let id = CampaignID(rawValue: UInt16(campaigns.count))
    campaigns.append(campaign)
    insert(.openCampaign(campaign), at: .minute(0))
    add(tasks, to: id, at: .minute(0), windowsOfTask: windowsOfTask, numbers: numbers)
    return id
  }

  /// Adds tasks later; skipped by the world if the campaign is completed by then.
  public mutating func add(
    _ count: Int, to campaign: CampaignID, at instant: Instant, windowsOfTask: [UInt16]? = nil,
    numbers: ContactNumbers? = nil
  ) {
    let batch = TaskBatch(
      campaign: campaign, count: count, classes: windowsOfTask, numbers: numbers)
    insert(.addTasks(batch), at: instant)
  }

  /// The same without the command at this place.
  func removingCommand(_ place: Int) -> Setup {
    var setup = self
    setup.commands.remove(at: place)
    return setup
  }

  /// The same with another command at this place.
  func replacingCommand(_ place: Int, by command: Command) -> Setup {
    var setup = self
    setup.commands[place].command = command
    return setup
  }

  /// Asks something of the scheduler, after all that is asked at the same instant so far.
  public mutating func insert(_ command: Command, at instant: Instant) {
    let place = commands.firstIndex { $0.at > instant } ?? commands.count
    commands.insert((instant, command), at: place)
  }
}
