/// Two teams of ten slots each that lend each other idle slots, as plainly as it can be written:
/// every call's length and end are given, only who goes next is decided here.
struct LendingReference {
  /// What a call meets, whenever it is placed.
  struct Fate {
    var durationMs: Int64 = 0
    var isRetried = false
  }
  /// Who gets a slot that becomes free while the lender has work.
  enum Policy {
    /// Each slot belongs to somebody: only a slot of one's own comes back to its owner.
    case slotsHaveOwners
    /// Only their number does: an owner below it takes the next slot, whichever that is (R14).
    case ownersTakeTheNextSlot
  }

  let policy: Policy
  /// By team, then three for each contact.
  let fates: [[Fate]]
  static let attempts = 3
  static let delayMs: Int64 = 1_800_000
  private static let own = 10

  private struct Call {
    var end: Int64
    var team: Int
    var contact: Int
    var attempt: Int
  }

  /// Who waits for which attempt, in the order in which they became or become due.
  private struct Queue {
    var fresh: Range<Int>
    var lanes: [[(due: Int64, contact: Int)]] = [[], []]
    var heads = [0, 0]

    mutating func next(at now: Int64) -> (contact: Int, attempt: Int)? {
      if let contact = fresh.popFirst() { return (contact, 0) }
      for lane in lanes.indices where heads[lane] < lanes[lane].count {
        let entry = lanes[lane][heads[lane]]
        guard entry.due <= now else { continue }
        heads[lane] += 1
        return (entry.contact, lane + 1)
      }
      return nil
    }

    var nextDue: Int64 {
      lanes.indices.map { heads[$0] < lanes[$0].count ? lanes[$0][heads[$0]].due : .max }.min()
        ?? .max
    }
  }

  private var queues: [Queue] = []
  private var slots = [Call?](repeating: nil, count: 2 * own)
  private var now: Int64 = 0
  /// When the last call of each team ended, in milliseconds.
  private(set) var completions: [Int64] = [0, 0]

  init(_ policy: Policy, fates: [[Fate]]) {
    self.policy = policy
    self.fates = fates
    queues = fates.map { Queue(fresh: 0..<$0.count / Self.attempts) }
    repeat {
      fill()
      let nextEnd = slots.compactMap { $0?.end }.min() ?? .max
      let hasFreeSlot = slots.contains { $0 == nil }
      now = min(nextEnd, hasFreeSlot ? queues.map(\.nextDue).min() ?? .max : .max)
      if now == nextEnd { finish() }
    } while now < .max
  }

  private mutating func fill() {
    switch policy {
    case .slotsHaveOwners:
      for borrows in [false, true] {
        for slot in slots.indices where slots[slot] == nil {
          let owner = slot / Self.own
          start(borrows ? 1 - owner : owner, on: slot)
        }
      }
    case .ownersTakeTheNextSlot:
      for borrows in [false, true] {
        for team in 0...1 {
          while let slot = slots.firstIndex(where: { $0 == nil }) {
            let running = slots.count { $0?.team == team }
            guard borrows || running < Self.own, start(team, on: slot) else { break }
          }
        }
      }
    }
  }

  @discardableResult
  private mutating func start(_ team: Int, on slot: Int) -> Bool {
    guard let (contact, attempt) = queues[team].next(at: now) else { return false }
    let duration = fates[team][contact * Self.attempts + attempt].durationMs
    slots[slot] = Call(end: now + duration, team: team, contact: contact, attempt: attempt)
    return true
  }

  /// Calls that end at one instant end in the order of their contacts (R3).
  private mutating func finish() {
    let ended = slots.compactMap { $0 }.filter { $0.end == now }
      .sorted { ($0.team, $0.contact) < ($1.team, $1.contact) }
    for slot in slots.indices where slots[slot]?.end == now { slots[slot] = nil }
    for call in ended {
      completions[call.team] = now
      let fate = fates[call.team][call.contact * Self.attempts + call.attempt]
      guard fate.isRetried, call.attempt + 1 < Self.attempts else { continue }
      queues[call.team].lanes[call.attempt].append((now + Self.delayMs, call.contact))
    }
  }
}
