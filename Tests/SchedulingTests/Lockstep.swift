import Scheduling
import TestSupport

/// Two schedulers that are told the same and must answer the same: one looks at every campaign for
/// each start, the other keeps an index of starts. Neither is believed; they only have to agree.
///
/// The organisation is drawn at random: pools of every kind up to four levels deep, that lend or
/// do not, several campaigns in a pool, and every command that changes who may start.
struct Lockstep: ~Copyable {
  private let pools: [PoolSpec]
  private var looking: Scheduler
  private var indexed: Scheduler
  private var generator: RepeatableGenerator
  private var now = Instant.minute(0)
  private var alarm = Instant.minute(0)
  private var indexedAlarm = Instant.minute(0)
  /// Whether nothing but time has passed since the alarms were set.
  private var isUndisturbed = false
  private var calls: [CallID] = []
  private var campaigns: [Campaign] = []
  private var tasks = 0
  /// Calls that were started.
  private(set) var starts = 0
  /// The first answer in which the two differ.
  private(set) var difference: String?

  init(seed: UInt64) {
    generator = RepeatableGenerator(seed: seed)
    pools = Self.tree(&generator)
    let trunk = generator.oneIn(5) ? Self.pace(&generator) : nil
    looking = Scheduler(slots: SlotTree(pools), trunk: trunk, scanLimit: .max)
    indexed = Scheduler(
      slots: SlotTree(pools), trunk: trunk, scanLimit: generator.pick([0, 0, 8]))
    for _ in 0..<generator.pick(5...40) { openCampaign() }
  }

  /// Lets both answer so many inputs, or until they differ.
  mutating func run(steps: Int) {
    var step = 0
    while step < steps, difference == nil {
      passTime()
      while !calls.isEmpty, generator.oneIn(2) { answerOrEndCall() }
      if generator.oneIn(3) { sendCommand() }
      if generator.oneIn(40) { indexed = indexed.copy() }
      settle()
      step += 1
    }
  }

  private mutating func passTime() {
    if generator.oneIn(2), alarm < .minute(6000) { now = alarm }
    if generator.oneIn(3) { now = now + .seconds(Int64(15 * generator.pick(0...8))) }
  }

  private mutating func answerOrEndCall() {
    isUndisturbed = false
    let place = generator.pick(0...calls.count - 1)
    guard generator.oneIn(4) else { return endCall(calls.remove(at: place)) }
    var one = Effects()
    var other = Effects()
    looking.handle(.callAnswered(calls[place], at: now), at: now, into: &one)
    indexed.handle(.callAnswered(calls[place], at: now), at: now, into: &other)
    compare(one, other, after: "an answer")
  }

  private mutating func endCall(_ call: CallID) {
    let outcome: Outcome = generator.pick([
      .completed, .completed, .noAnswer, .noAnswer, .busy, .busy, .callback, .callback,
      .systemFault, .systemFault, .invalidNumber,
    ])
    let end = CallEnd(
      call: call, outcome: outcome, endedAt: now,
      callbackAt: now + .seconds(Int64(15 * generator.pick(0...20))))
    var one = Effects()
    var other = Effects()
    looking.handle(.callEnded(end), at: now, into: &one)
    indexed.handle(.callEnded(end), at: now, into: &other)
    compare(one, other, after: "the end of a call")
  }

  private mutating func openCampaign() {
    let pool = generator.pick(1...pools.count - 1)
    let isInbound = pools[pool].kind == .inbound ? !generator.oneIn(3) : generator.oneIn(30)
    let kind: CampaignKind = isInbound ? .inbound : generator.pick([.batch, .batch, .realtime])
    let campaign = Campaign(
      pool: PoolID(rawValue: UInt16(pool)), kind: kind,
      priority: generator.pick(CampaignPriority.allCases),
      start: .minute(generator.oneIn(3) ? generator.pick(1...20) : 0),
      end: generator.oneIn(6) ? .minute(generator.pick(20...90)) : nil,
      retry: .attempts(3, after: generator.pick(0...5)),
      attemptPriority: generator.attemptPriority(), windows: [windows()],
      pace: generator.oneIn(4) ? Self.pace(&generator) : nil,
      throttle: generator.oneIn(5) ? .seconds(Int64(generator.pick(1...90))) : .zero,
      aging: generator.aging(), lease: generator.oneIn(4) ? generator.lease() : nil,
      numbers: numberRules())
    campaigns.append(campaign)
    send(.openCampaign(campaign))
    addTasks(to: campaigns.count - 1)
  }

  private mutating func addTasks(to campaign: Int) {
    let count = generator.pick(1...6)
    let given = generator.oneIn(4) ? now + .seconds(Int64(30 * generator.pick(0...9))) : nil
    let isRefused = send(
      .addTasks(
        TaskBatch(
          campaign: CampaignID(rawValue: UInt16(campaign)), count: count,
          expiry: given.map { [Instant](repeating: $0, count: count) },
          numbers: generator.oneIn(2) ? contactNumbers(count) : nil)))
    if !isRefused { tasks += count }
  }

  /// One to three of forty numbers for each task, so that campaigns meet on them.
  private mutating func contactNumbers(_ count: Int) -> ContactNumbers {
    ContactNumbers(
      (0..<count).map { _ in (0..<generator.pick(1...3)).map { _ in generator.pick(0...39) } })
  }

  private mutating func numberRules() -> NumberRules {
    guard generator.oneIn(2) else { return NumberRules() }
    let span = TimeSpan.seconds(Int64(15 * generator.pick(1...40)))
    let scope = generator.pick(AttemptCap.Scope.allCases)
    return NumberRules(
      alternates: generator.pick(NumberStrategy.allCases),
      caps: [AttemptCap(generator.pick(1...3), per: .rolling(span), scope: scope)],
      quietAfterConversation: generator.oneIn(3) ? span : nil)
  }

  private mutating func sendCommand() {
    let place = generator.pick(0...campaigns.count - 1)
    let id = CampaignID(rawValue: UInt16(place))
    let task = TaskID(rawValue: UInt32(generator.pick(0...max(0, tasks - 1))))
    switch generator.pick(1...15) {
    case 1: openCampaign()
    case 2, 3: addTasks(to: place)
    case 4: send(.pauseCampaign(id))
    case 5, 6: send(.resumeCampaign(id))
    case 7: send(generator.oneIn(3) ? .cancelCampaign(id) : .startCampaign(id))
    case 8: send(.sealCampaign(id))
    case 9:
      campaigns[place].priority = generator.pick(CampaignPriority.allCases)
      campaigns[place].classes[0].windows = windows()
      campaigns[place].numbers = numberRules()
      campaigns[place].throttle = .seconds(Int64(generator.pick(0...60)))
      campaigns[place].aging = generator.aging()
      campaigns[place].classes[0].attemptPriority = generator.attemptPriority()
      send(.updateCampaign(id, campaigns[place]))
    case 10 where generator.oneIn(4):
      send(.doNotCall([NumberID(rawValue: UInt32(generator.pick(0...39)))]))
    case 10: send(generator.oneIn(2) ? .skipTask(task) : .retryTask(task))
    case 11: send(.setCallback(task, at: now + .seconds(Int64(15 * generator.pick(0...9)))))
    case 12:
      let pool = generator.pick(1...pools.count - 1)
      send(.setSlots(PoolID(rawValue: UInt16(pool)), Self.allotment(&generator)))
    case 13: send(.doNotCall([NumberID(rawValue: UInt32(generator.pick(0...30)))]))
    case 14: send(.loseSlots(generator.pick(0...4)))
    default: send(.setTrunk(generator.oneIn(2) ? Self.pace(&generator) : nil))
    }
  }

  @discardableResult
  private mutating func send(_ command: Command) -> Bool {
    isUndisturbed = false
    var one = Effects()
    var other = Effects()
    let refusal = looking.apply(command, at: now, into: &one)
    let otherRefusal = indexed.apply(command, at: now, into: &other)
    if refusal != otherRefusal { note("\(command) is refused by one") }
    compare(one, other, after: "\(command)")
    return refusal != nil
  }

  private mutating func settle() {
    var one = Effects()
    var other = Effects()
    alarm = looking.settle(at: now, into: &one)
    let next = indexed.settle(at: now, into: &other)
    compare(one, other, after: "settling")
    // Early is allowed, late would leave a slot idle: what happens by itself was announced.
    if isUndisturbed, now < indexedAlarm, !other.array.isEmpty {
      note("\(other.array[0]), announced for \(indexedAlarm.milliseconds)")
    }
    indexedAlarm = next
    isUndisturbed = true
    if min(alarm, next) <= now { note("an alarm that rings for ever") }
    if looking.reclaims.accounts != indexed.reclaims.accounts { note("waits of owners") }
    for case .dial(let dial) in one.array {
      calls.append(dial.call)
      starts += 1
    }
  }
  private mutating func compare(
    _ one: borrowing Effects, _ other: borrowing Effects, after input: String
  ) {
    let (wanted, actual) = (one.array, other.array)
    guard wanted != actual else { return }
    let place = zip(wanted, actual).prefix { $0 == $1 }.count
    note(
      """
      after \(input) effect \(place) is \(place < actual.count ? "\(actual[place])" : "missing"), \
      not \(place < wanted.count ? "\(wanted[place])" : "there")
      """)
  }

  private mutating func note(_ text: String) {
    if difference == nil { difference = "at \(now.milliseconds / 1000) s: \(text)" }
  }
}

// What is drawn.
extension Lockstep {
  private static func tree(_ generator: inout RepeatableGenerator) -> [PoolSpec] {
    let capacity = generator.pick(1...12)
    var reserve: InboundReserve?
    if generator.oneIn(4) {
      reserve = InboundReserve(
        slots: generator.pick(0...min(2, capacity)), meaning: generator.pick([.free, .ceiling]))
    }
    var pools: [PoolSpec] = [.organisation(capacity, inboundReserve: reserve)]
    var depths = [0]
    let keepsSlots = generator.oneIn(2)
    for _ in 0..<generator.pick(2...30) {
      let parent = generator.pick([0, generator.pick(0...pools.count - 1)])
      guard depths[parent] < 4 else { continue }
      let kind: PoolKind =
        depths[parent] == 0 && !generator.oneIn(8)
        ? .workspace
        : generator.pick([.campaign, .campaign, .campaign, .campaigns, .api, .inbound])
      var pool = PoolSpec(
        parent: PoolID(rawValue: UInt16(parent)), kind: kind, allotment: allotment(&generator),
        lends: !(keepsSlots && generator.oneIn(4)))
      if !SlotTree.problems(in: pools + [pool]).isEmpty { pool.allotment = .unallotted(max: nil) }
      pools.append(pool)
      depths.append(depths[parent] + 1)
    }
    return pools.count > 1 ? pools : pools + [.campaign(in: 0)]
  }

  private static func allotment(_ generator: inout RepeatableGenerator) -> Allotment {
    let own = generator.pick(0...4)
    switch generator.pick(1...5) {
    case 1: return .hard(own)
    case 2, 3: return .soft(own, max: generator.oneIn(3) ? own + generator.pick(0...2) : nil)
    default: return .unallotted(max: generator.oneIn(4) ? generator.pick(1...3) : nil)
    }
  }

  private static func pace(_ generator: inout RepeatableGenerator) -> Pace {
    Pace(
      starts: generator.pick(1...5), per: .seconds(Int64(generator.pick(1...30))),
      burst: generator.pick(1...3))
  }

  private mutating func windows() -> CallingWindows {
    guard generator.oneIn(3) else { return .always }
    let opening = generator.pick(0...10)
    let closing = opening + generator.pick(1...20)
    let second = closing + generator.pick(1...20)
    return .minutes((opening, closing), (second, second + 60))
  }
}
