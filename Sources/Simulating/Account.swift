internal import Scheduling

/// Keeps the books of a replication: integers only, so that sums do not depend on order.
struct Account: ~Copyable, Sendable {
  /// The sums of one campaign.
  struct Row: Sendable, BitwiseCopyable {
    var tasks: Int
    /// More tasks will come: what share is closed cannot be told yet.
    var waitsForMore: Bool
    /// Whether it matters how long its tasks wait: they come one by one.
    let isStream: Bool
    var turnedAway = 0
    var reached = 0
    var closed = 0
    var busyMs: Int64 = 0
    var firstStart: Instant?
    var resolved95At: Instant?
    var resolved99At: Instant?
    var exhaustedAt: Instant?
  }

  private var rows: Table<Row>
  /// Calls by outcome, a row of `Outcome.limit` per campaign.
  private var attempts: Table<Int>
  /// Closed tasks by disposition, a row per campaign.
  private var dispositions: Table<Int>
  /// How long tasks waited for their first call, by campaign; of streams only.
  private var waits: [WaitingTimes]
  private(set) var lastCallEnd: Instant
  private(set) var digest: UInt64 = 0x9e37_79b9_7f4a_7c15
  /// The end of the last call of each campaign.
  private(set) var lastEnds: Table<Instant>
  /// Slot time above the slots of each pool.
  var borrowed: BorrowedTime
  private static let kinds = Disposition.allCases.count

  init(_ model: Model) {
    let count = model.campaigns.count
    rows = Table(
      model.campaigns.map {
        Row(
          tasks: $0.taskCount, waitsForMore: $0.arrivals != nil,
          isStream: $0.campaign.kind != .batch)
      })
    waits = model.campaigns.map { _ in WaitingTimes() }
    attempts = Table(repeatElement(0, count: count * Outcome.limit))
    dispositions = Table(repeatElement(0, count: count * Self.kinds))
    lastEnds = Table(repeatElement(model.start, count: count))
    lastCallEnd = model.start
    borrowed = BorrowedTime(model)
  }

  @inline(__always)
  mutating func callStarted(_ call: CallRecord) {
    let campaign = Int(call.campaign.rawValue)
    if rows[campaign].firstStart == nil { rows[campaign].firstStart = call.start }
    if rows[campaign].isStream, call.attempt == 1 { waits[campaign].add(call.wait.milliseconds) }
    borrowed.change(campaign, by: 1, at: call.start)
    mix(UInt64(bitPattern: call.start.milliseconds), UInt64(call.task.rawValue) << 1)
  }

  /// The scheduler has heard that a call is over; its slot was taken until now.
  mutating func callEnded(_ call: CallRecord, at now: Instant) {
    let campaign = Int(call.campaign.rawValue)
    let busyMs = (now - call.start).milliseconds
    attempts[campaign * Outcome.limit + Int(call.outcome.rawValue)] += 1
    rows[campaign].busyMs += busyMs
    if call.outcome == .completed { rows[campaign].reached += 1 }
    lastEnds[campaign] = now
    lastCallEnd = now
    borrowed.change(campaign, by: -1, at: now)
    mix(
      UInt64(bitPattern: now.milliseconds),
      UInt64(call.task.rawValue) << 8 | UInt64(call.outcome.rawValue) << 1 | 1)
  }

  mutating func taskClosed(of id: CampaignID, _ disposition: Disposition, at now: Instant) {
    let campaign = Int(id.rawValue)
    let tasks = rows[campaign].tasks
    let closed = rows[campaign].closed + 1
    rows[campaign].closed = closed
    dispositions[campaign * Self.kinds + Int(disposition.rawValue)] += 1
    if closed * 100 >= tasks * 95 { noteMilestones(of: campaign, at: now) }
  }

  /// Tasks came to a campaign. A share that was reached and no longer is was not reached (R43).
  mutating func tasksAdded(to id: CampaignID, count: Int) {
    let campaign = Int(id.rawValue)
    rows[campaign].tasks += count
    forgetMilestones(of: campaign)
  }

  /// A task that had failed is tried once more (R37).
  mutating func taskReopened(of id: CampaignID) {
    let campaign = Int(id.rawValue)
    rows[campaign].closed -= 1
    dispositions[campaign * Self.kinds + Int(Disposition.failed.rawValue)] -= 1
    forgetMilestones(of: campaign)
  }

  /// Tasks came to a campaign that was over.
  mutating func tasksTurnedAway(of id: CampaignID, count: Int) {
    rows[Int(id.rawValue)].turnedAway += count
  }

  /// No more tasks will come: the last has, or the campaign is over.
  mutating func noMoreTasks(of id: CampaignID, at now: Instant) {
    let campaign = Int(id.rawValue)
    rows[campaign].waitsForMore = false
    if rows[campaign].tasks > 0 { noteMilestones(of: campaign, at: now) }
  }

  private mutating func noteMilestones(of campaign: Int, at now: Instant) {
    let row = rows[campaign]
    guard !row.waitsForMore else { return }
    if row.resolved95At == nil, row.closed * 100 >= row.tasks * 95 {
      rows[campaign].resolved95At = now
    }
    if row.resolved99At == nil, row.closed * 100 >= row.tasks * 99 {
      rows[campaign].resolved99At = now
    }
    if row.exhaustedAt == nil, row.closed == row.tasks { rows[campaign].exhaustedAt = now }
  }

  private mutating func forgetMilestones(of campaign: Int) {
    let row = rows[campaign]
    if row.closed * 100 < row.tasks * 95 { rows[campaign].resolved95At = nil }
    if row.closed * 100 < row.tasks * 99 { rows[campaign].resolved99At = nil }
    if row.closed < row.tasks { rows[campaign].exhaustedAt = nil }
  }

  /// A campaign is over: no task will come, and one that had none is done with all of them.
  @inline(never)
  mutating func campaignCompleted(_ id: CampaignID, at now: Instant) {
    let campaign = Int(id.rawValue)
    noMoreTasks(of: id, at: now)
    guard rows[campaign].tasks == 0 else { return }
    rows[campaign].resolved95At = now
    rows[campaign].resolved99At = now
    rows[campaign].exhaustedAt = now
  }

  /// The books of a campaign.
  func campaign(_ place: Int) -> CampaignSummary {
    let row = rows[place]
    var summary = CampaignSummary(tasks: row.tasks)
    let kinds = Self.kinds
    summary.closed = (0..<kinds).map { dispositions[place * kinds + $0] }
    summary.turnedAway = row.turnedAway
    summary.reached = row.reached
    summary.attemptsByOutcome = (0..<Outcome.limit).map { attempts[place * Outcome.limit + $0] }
    summary.busyMs = row.busyMs
    summary.waits = waits[place]
    summary.firstStart = row.firstStart
    summary.resolved95At = row.resolved95At
    summary.resolved99At = row.resolved99At
    summary.exhaustedAt = row.exhaustedAt
    return summary
  }

  /// Stirs two words into the digest: each a multiplication by an odd constant and a rotation, so
  /// that order and every bit count. A fingerprint of decisions, not a defence.
  private mutating func mix(_ a: UInt64, _ b: UInt64) {
    var value = (digest ^ a) &* 0xff51_afd7_ed55_8ccd
    value = (value << 29 | value >> 35) ^ b
    digest = value &* 0xc4ce_b9fe_1a85_ec53
    digest ^= digest >> 32
  }
}
