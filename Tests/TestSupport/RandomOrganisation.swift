public import Scheduling

/// A small organisation drawn at random, with everything that makes scheduling hard: hard and soft
/// pools, pools that do not lend, ceilings, equal shares, priorities, windows, several intervals,
/// callbacks, system faults, late reports, pacing, ties and ends of campaigns.
public struct RandomOrganisation {
  /// The pools, campaigns and commands.
  public internal(set) var setup: Setup
  /// The seed that repeats it.
  public let seed: UInt64
  /// Whether calls have leases, answers are told, and some ends never are (R39).
  public let hasLeases: Bool
  /// When most calls end as system faults at once; there is a breaker then (R40).
  public let outage: Range<Instant>?
  var generator: RepeatableGenerator
  /// How many telephone numbers all contacts share; 0: numbers do not matter.
  let numberCount: Int

  /// The organisation of a seed.
  public init(seed: UInt64) {
    self.seed = seed
    generator = RepeatableGenerator(seed: seed)
    hasLeases = generator.oneIn(3)
    outage = generator.oneIn(5) ? generator.outage() : nil
    let capacity = generator.pick(1...7)
    numberCount = generator.oneIn(2) ? 0 : generator.pick(1...14)
    var reserve: InboundReserve?
    if generator.oneIn(6) {
      reserve = InboundReserve(
        slots: generator.pick(0...min(2, capacity)), meaning: generator.pick([.free, .ceiling]))
    }
    setup = Setup([.organisation(capacity, inboundReserve: reserve)])
    if generator.oneIn(6) { setup.trunk = pace(per: .seconds(Int64(generator.pick(1...30)))) }
    setup.hasBreaker = outage != nil
    var left = capacity
    for _ in 1...generator.pick(1...3) { addWorkspace(&left) }
    if generator.oneIn(4) {
      setup.pools.append(
        PoolSpec(parent: .organisation, kind: .inbound, allotment: .unallotted(max: nil)))
    }
    for place in setup.pools.indices {
      switch setup.pools[place].kind {
      case .campaign: openCampaign(in: UInt16(place))
      case .api where generator.oneIn(2): openStream(.realtime, in: UInt16(place))
      case .inbound: openStream(.inbound, in: UInt16(place))
      default: break
      }
    }
    if numberCount > 0 { forbidNumbers() }
    if generator.oneIn(2) { addCommands() }
  }

  mutating func allotment(_ left: inout Int) -> Allotment {
    let own = generator.pick(0...left)
    switch generator.pick(1...5) {
    case 1:
      left -= own
      return .hard(own)
    case 2, 3:
      left -= own
      return .soft(own, max: generator.oneIn(3) ? own + generator.pick(0...2) : nil)
    default:
      return .unallotted(max: generator.oneIn(4) ? generator.pick(1...3) : nil)
    }
  }

  private mutating func addWorkspace(_ left: inout Int) {
    let allotted = allotment(&left)
    setup.pools.append(.workspace(allotted, lends: !generator.oneIn(5)))
    var parent = UInt16(setup.pools.count - 1)
    var own = allotted.own
    if generator.oneIn(4) {
      // What R17 makes of a workspace: a part for calls through the API, a part for campaigns.
      let api = generator.pick(0...own)
      setup.pools.append(.pool(.api, in: parent, .soft(api, max: nil)))
      let isUnreserved = generator.oneIn(2)
      let rest = Allotment.soft(own - api, max: nil)
      setup.pools.append(
        .pool(.campaigns, in: parent, isUnreserved ? .unallotted(max: nil) : rest))
      parent += 2
      if !isUnreserved { own -= api }
    }
    for _ in 1...generator.pick(1...3) {
      let allotted = allotment(&own)
      setup.pools.append(.campaign(in: parent, allotted, lends: !generator.oneIn(5)))
    }
  }

  mutating func openCampaign(in pool: UInt16) {
    let start = generator.oneIn(3) ? generator.pick(1...10) : 0
    let end = generator.oneIn(3) ? start + generator.pick(1...60) : nil
    let sets = (0..<generator.pick(1...2)).map { _ in windows() }
    let tieBreak: TieBreak = generator.oneIn(2) ? .listOrder : .shuffled(seed: generator.next())
    let retry = retryPolicy()
    let attemptPriority = generator.attemptPriority()
    let classes = sets.map {
      TaskClass(
        windows: $0, retry: retry,
        attemptPriority: generator.oneIn(5) ? generator.attemptPriority() : attemptPriority)
    }
    let campaign = Campaign(
      pool: PoolID(rawValue: pool), kind: .batch, isDraft: generator.oneIn(10),
      priority: generator.pick(CampaignPriority.allCases),
      start: .minute(start), end: end.map { .minute($0) }, classes: classes,
      tieBreak: tieBreak, pace: generator.oneIn(4) ? pace(per: .minutes(1)) : nil,
      throttle: generator.oneIn(5) ? .seconds(Int64(generator.pick(1...90))) : .zero,
      aging: generator.aging(), lease: hasLeases ? generator.lease() : nil,
      numbers: numberRules(attempts: retry.maxAttempts))
    let tasks = generator.pick(outage == nil ? 0...7 : 4...16)
    let id = setup.open(
      campaign, tasks: tasks, windowsOfTask: windowsOfTasks(tasks, sets.count),
      numbers: contactNumbers(tasks))
    if generator.oneIn(3) {
      let later = generator.pick(1...4)
      setup.add(
        later, to: id, at: .minute(generator.pick(0...20)),
        windowsOfTask: windowsOfTasks(later, sets.count), numbers: contactNumbers(later))
    }
  }

  /// Often with an interval that is no whole number of milliseconds.
  mutating func pace(per period: TimeSpan) -> Pace {
    Pace(starts: generator.pick(1...7), per: period, burst: generator.pick(1...3))
  }

  mutating func windowsOfTasks(_ count: Int, _ sets: Int) -> [UInt16]? {
    if sets == 1 { return nil }
    return (0..<count).map { _ in UInt16(generator.pick(0...sets - 1)) }
  }

  mutating func windows() -> CallingWindows {
    if generator.oneIn(2) { return .always }
    var edges: [Instant] = []
    var minute = generator.pick(0...5)
    for _ in 1...generator.pick(1...8) {
      edges += [.minute(minute), .minute(minute + generator.pick(1...10))]
      minute = Int(edges[edges.count - 1].milliseconds / 60_000) + generator.pick(1...15)
    }
    return CallingWindows(edges: edges)
  }

  mutating func retryPolicy() -> RetryPolicy {
    let attempts = generator.pick(1...4)
    let listed: OutcomeSet = generator.oneIn(3) ? .listedInTests : []
    let lengths = (0..<generator.pick(0...attempts)).map { _ in minutes(0...12) }
    return RetryPolicy(
      maxAttempts: attempts, retried: listed.union(.retriedByDefault), intervals: lengths,
      intervalsByOutcome: generator.oneIn(3) ? [(.busy, [minutes(0...3)])] : [],
      maxCallbacks: generator.pick(0...3), countsOpenHoursOnly: generator.oneIn(3))
  }

  mutating func minutes(_ range: ClosedRange<Int>) -> TimeSpan {
    .minutes(Int64(generator.pick(range)))
  }

  /// How a call goes: a function of (seed, task, number) alone, so that the luck of a contact does
  /// not depend on the order of calls. Times are multiples of 30 s: calls often end together.
  public func fate(_ task: TaskID, _ number: Int, _ now: Instant) -> Fate {
    var luck = RepeatableGenerator(
      seed: seed &* 0x9e37_79b9 &+ UInt64(task.rawValue) << 20 &+ UInt64(number))
    if outage?.contains(now) ?? false, !luck.oneIn(8) {
      return Fate(.seconds(Int64(luck.pick(0...9))), .systemFault)
    }
    let outcome = luck.pick([
      .completed, .completed, .noAnswer, .noAnswer, .noAnswer, .busy, .failed, .voicemail, .silent,
      .callback, .callback, .declined, .systemFault, .invalidNumber, Outcome(rawValue: 20),
      .doNotCall,
    ])
    let duration = TimeSpan.seconds(Int64(30 * luck.pick(luck.oneIn(8) ? 0...1 : 1...8)))
    let asksForTime = outcome == .callback && !luck.oneIn(4)
    var fate = Fate(
      duration, outcome,
      callbackAfter: asksForTime ? .seconds(Int64(30 * luck.pick(0...30))) : nil,
      reportDelay: luck.oneIn(8) ? .seconds(Int64(30 * luck.pick(1...6))) : .zero)
    guard hasLeases else { return fate }
    // Answers come in time, at the end, or after it; some ends are never heard of.
    if !luck.oneIn(3) { fate.answerAfter = .seconds(Int64(30 * luck.pick(0...6))) }
    if luck.oneIn(6) { fate.reportDelay = nil }
    return fate
  }
}

extension OutcomeSet {
  /// What a campaign may list beyond the default.
  static let listedInTests = OutcomeSet([.voicemail, .silent, Outcome(rawValue: 20)])
}
