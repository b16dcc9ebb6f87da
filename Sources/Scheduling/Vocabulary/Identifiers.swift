// Dense integers: names, telephone numbers and UUIDs stay outside the scheduler, which indexes
// arrays with these.

/// A task of the scheduler, numbered from 0 in the order in which tasks were added.
@frozen
public struct TaskID: RawRepresentable, Comparable, Hashable, Sendable, BitwiseCopyable {
  /// The place of the task in the task table.
  public let rawValue: UInt32
  /// The value with this raw value.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Whether `a` comes before `b`.
  @inlinable
  public static func < (a: TaskID, b: TaskID) -> Bool { a.rawValue < b.rawValue }
}

/// A telephone number, numbered from 0 by the driver across the whole organisation: the same number
/// has the same id in every campaign.
@frozen
public struct NumberID: RawRepresentable, Comparable, Hashable, Sendable, BitwiseCopyable {
  /// The place of the number in the scheduler's table.
  public let rawValue: UInt32
  /// The value with this raw value.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Whether `a` comes before `b`.
  @inlinable
  public static func < (a: NumberID, b: NumberID) -> Bool { a.rawValue < b.rawValue }
}

/// A campaign, numbered from 0 in the order in which campaigns were opened.
@frozen
public struct CampaignID: RawRepresentable, Comparable, Hashable, Sendable, BitwiseCopyable {
  /// The place of the campaign in the scheduler's list.
  public let rawValue: UInt16
  /// The value with this raw value.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  /// Whether `a` comes before `b`.
  @inlinable
  public static func < (a: CampaignID, b: CampaignID) -> Bool { a.rawValue < b.rawValue }
}

/// A node of the slot tree; 0 is the organisation.
@frozen
public struct PoolID: RawRepresentable, Comparable, Hashable, Sendable, BitwiseCopyable {
  /// The place of the pool in the tree's list; a parent always stands before its children.
  public let rawValue: UInt16
  /// The value with this raw value.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  /// Whether `a` comes before `b`.
  @inlinable
  public static func < (a: PoolID, b: PoolID) -> Bool { a.rawValue < b.rawValue }
  /// The root: the organisation that owns every slot.
  public static let organisation = PoolID(rawValue: 0)
}

/// One call that occupies a slot.
///
/// Slots are reused; the generation tells a call from a later one on the same slot, so that a
/// late or repeated event about a call that is over is recognised (R39).
@frozen
public struct CallID: Hashable, Sendable, BitwiseCopyable {
  /// The slot on which the call runs, from 0.
  public let slot: UInt32
  /// How many calls this slot had carried before, modulo 2³².
  public let generation: UInt32
  /// The call on a slot after `generation` earlier ones.
  @inlinable
  public init(slot: UInt32, generation: UInt32) {
    self.slot = slot
    self.generation = generation
  }
}
