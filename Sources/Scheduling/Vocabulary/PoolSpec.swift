/// A node of the slot tree as it is configured: organisation → workspace → {campaigns, API
/// calls, inbound} → campaign.
public struct PoolSpec: Equatable, Sendable {
  /// The pool above; nil for the organisation only. Parents come before their children.
  public var parent: PoolID?
  /// What the pool is for.
  public var kind: PoolKind
  /// The slots that are its own and the most it may use.
  public var allotment: Allotment
  /// Whether others may use its slots while they are idle (R13).
  public var lends: Bool
  /// Slots kept for inbound calls (R18); nil: none.
  public var inboundReserve: InboundReserve?

  /// A pool; lends its idle slots and keeps none for inbound calls unless told otherwise.
  public init(
    parent: PoolID?, kind: PoolKind, allotment: Allotment, lends: Bool = true,
    inboundReserve: InboundReserve? = nil
  ) {
    self.parent = parent
    self.kind = kind
    self.allotment = allotment
    self.lends = lends
    self.inboundReserve = inboundReserve
  }
}

/// What a pool is for.
@frozen
public enum PoolKind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// The root, which owns every slot.
  case organisation
  /// A team.
  case workspace
  /// What a workspace has for campaigns (R17).
  case campaigns
  /// What a workspace has for calls that are started through the API (R17).
  case api
  /// Inbound calls: they take any free slot (R18).
  case inbound
  /// One campaign.
  case campaign
}

/// The slots that are a pool's own, and whether it may use more.
public enum Allotment: Equatable, Sendable {
  /// Never more than these, even when others idle (R12).
  case hard(Int)
  /// These are a floor; idle slots of others are borrowed up to `max`, or to the parent's
  /// ceiling (R12).
  case soft(Int, max: Int?)
  /// None named: a campaign shares what its workspace has left equally with the other running
  /// campaigns that name none (R16); any other pool owns nothing and borrows.
  case unallotted(max: Int?)
}

/// Slots kept free for inbound calls (R18).
public struct InboundReserve: Equatable, Sendable {
  /// How many slots are kept.
  public var slots: Int
  /// What "kept" means.
  public var meaning: Meaning

  /// The two readings, which differ exactly while inbound calls run.
  public enum Meaning: UInt8, Sendable {
    /// An outbound call may start only if afterwards the reserve is still free.
    case free
    /// Outbound calls never exceed the capacity less the reserve.
    case ceiling
  }

  /// A reserve of this many slots.
  public init(slots: Int, meaning: Meaning = .free) {
    self.slots = slots
    self.meaning = meaning
  }
}
