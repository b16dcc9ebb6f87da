internal import Scheduling

/// Keeps the books of a replication: integers only, so that sums do not depend on order.
struct Account: ~Copyable, Sendable {
  /// The sums of one campaign.
  struct Row: Sendable, BitwiseCopyable {
    var tasks: Int
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
  private(set) var lastCallEnd: Instant
  private(set) var digest: UInt64 = 0x9e37_79b9_7f4a_7c15
  /// The end of the last call of each campaign.
  private(set) var lastEnds: Table<Instant>
  /// Slot time above the slots of each pool.
  private(set) var borrowed: BorrowedTime
  private static let kinds = Disposition.allCases.count

  init(_ model: Model) {
    let count = model.campaigns.count
    rows = Table(model.campaigns.map { Row(tasks: $0.taskCount) })
    attempts = Table(repeatElement(0, count: count * Outcome.limit))
    dispositions = Table(repeatElement(0, count: count * Self.kinds))
    lastEnds = Table(repeatElement(model.start, count: count))
    lastCallEnd = model.start
    borrowed = BorrowedTime(model)
  }

  mutating func callStarted(_ call: CallRecord) {
    let campaign = Int(call.campaign.rawValue)
    if rows[campaign].firstStart == nil { rows[campaign].firstStart = call.start }
    borrowed.change(campaign, by: 1, at: call.start)
    mix(UInt64(bitPattern: call.start.milliseconds), UInt64(call.task.rawValue) << 1)
  }

  mutating func callEnded(_ call: CallRecord) {
    let campaign = Int(call.campaign.rawValue)
    let busyMs = call.ringMs + call.talkMs
    attempts[campaign * Outcome.limit + Int(call.outcome.rawValue)] += 1
    rows[campaign].busyMs += busyMs
    if call.outcome == .completed { rows[campaign].reached += 1 }
    lastEnds[campaign] = call.end
    lastCallEnd = call.end
    borrowed.change(campaign, by: -1, at: call.end)
    mix(
      UInt64(bitPattern: call.end.milliseconds),
      UInt64(call.task.rawValue) << 8 | UInt64(call.outcome.rawValue) << 1 | 1)
  }

  mutating func taskClosed(of id: CampaignID, _ disposition: Disposition, at now: Instant) {
    let campaign = Int(id.rawValue)
    let tasks = rows[campaign].tasks
    let closed = rows[campaign].closed + 1
    rows[campaign].closed = closed
    dispositions[campaign * Self.kinds + Int(disposition.rawValue)] += 1
    guard closed * 100 >= tasks * 95 else { return }
    if closed == (tasks * 95 + 99) / 100 { rows[campaign].resolved95At = now }
    if closed == (tasks * 99 + 99) / 100 { rows[campaign].resolved99At = now }
    if closed == tasks { rows[campaign].exhaustedAt = now }
  }

  /// A campaign without tasks is done with all of them when it is over.
  @inline(never)
  mutating func campaignCompleted(_ id: CampaignID, at now: Instant) {
    let campaign = Int(id.rawValue)
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
    summary.reached = row.reached
    summary.attemptsByOutcome = (0..<Outcome.limit).map { attempts[place * Outcome.limit + $0] }
    summary.busyMs = row.busyMs
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
