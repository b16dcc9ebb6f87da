extension SlotTree {
  /// A pool at work: its limits, and the counts that a start or an end changes.
  struct Node: Sendable, BitwiseCopyable {
    let parent: Int32
    let depth: Int32
    /// The level at which a call of this pool borrows, if it does.
    let borrowing: Borrowing
    let lends: Bool
    let isInbound: Bool
    var entitlement: Int32
    var ceiling: Int32
    var running: Int32 = 0
    /// Running calls that came in.
    var inbound: Int32 = 0
    /// Idle slots below that are not lent (R13): kept free for their owners.
    var held: Int32 = 0
    /// An outbound call may start while fewer than this run; moves with `inbound` (R18).
    var outboundLimit: Int32
    /// The inbound reserve as a ceiling for outbound calls; `Int32.max` without one (R18).
    var reservedCeiling: Int32 = .max
    var peak: Int32 = 0

    init(
      parent: Int32, depth: Int32, entitlement: Int32, ceiling: Int32, lends: Bool,
      isInbound: Bool, reserve: InboundReserve?
    ) {
      self.parent = parent
      self.depth = depth
      borrowing = depth > 0 ? Borrowing(depth: Int(depth)) : .none
      self.lends = lends
      self.isInbound = isInbound
      self.entitlement = entitlement
      self.ceiling = ceiling
      outboundLimit = 0
      setCeiling(ceiling, reserve: reserve)
    }

    /// Changes the most calls that may run, and with it what outbound calls may use (R18).
    mutating func setCeiling(_ ceiling: Int32, reserve: InboundReserve?) {
      self.ceiling = ceiling
      outboundLimit = ceiling - Int32(reserve?.slots ?? 0)
      guard reserve?.meaning == .ceiling else { return }
      reservedCeiling = outboundLimit
      outboundLimit += inbound
    }

    /// Own slots that are idle.
    var idle: Int32 { max(0, entitlement - running) }
    /// Whether every slot of its own is taken: one more is borrowed.
    var runsItsOwn: Bool { running >= entitlement }
    /// Whether more runs than the pool owns.
    var isOverdrawn: Bool { running > entitlement }
    /// Whether the pool may have a slot back that it lent (R14).
    var hasClaim: Bool { depth > 0 && running < entitlement }
    /// Slots that nobody outside the pool may borrow: its own idle ones if it does not lend, else
    /// those of the pools below that do not.
    var kept: Int32 { lends ? held : max(idle, held) }
    /// Whether a slot is free that is not kept for a pool below.
    var hasUnkeptSlot: Bool { running &+ held < ceiling }

    /// What is kept after one more call, which may take a slot that is kept below.
    func kept(afterStartTaking below: Int32) -> Int32 {
      lends ? held - below : max(entitlement - running - 1, held - below)
    }

    /// Whether the ceiling and the inbound reserve allow one more call (R11, R18).
    @inline(__always)
    func admits(isInbound: Bool) -> Bool {
      running < ceiling && (isInbound || running < outboundLimit)
    }

    /// One more call runs.
    ///
    /// - Returns: whether the pool has become overdrawn by it.
    @inline(__always)
    mutating func start(heldLess: Int32) -> Bool {
      held &-= heldLess
      running &+= 1
      if running > peak { peak = running }
      return running == entitlement &+ 1
    }

    /// One call less runs.
    ///
    /// - Returns: whether the pool has ceased to be overdrawn by it.
    @inline(__always)
    mutating func end(heldMore: Int32) -> Bool {
      held &+= heldMore
      running &-= 1
      return running == entitlement
    }
  }
}
