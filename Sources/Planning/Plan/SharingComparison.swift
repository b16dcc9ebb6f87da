public import Scheduling
public import Statistics

/// Soft slots against hard ones: the same number, the same replications, the same luck.
public struct SharingComparison: Equatable, Sendable {
  /// The number of slots of both.
  public var slots: Int
  /// Replications, each of which was run both ways.
  public var pairs: Int
  /// The whole, which is finished when the last list is.
  public var whole: PairedOutlook
  /// One per workspace that has a list, in the order of their pools.
  public var workspaces: [WorkspaceComparison]
}

/// A workspace, one way and the other.
public struct WorkspaceComparison: Equatable, Sendable {
  /// The workspace.
  public var pool: PoolID
  /// The slots that are its own.
  public var slots: Int
  /// Contacts on its lists, on average.
  public var contacts: Double
  /// When it finishes.
  public var finish: PairedOutlook
  /// Slot time that it used beyond its own, with soft slots, on average, in milliseconds.
  public var borrowedMs: Double
  /// Slot time of its own that others used, with soft slots, on average, in milliseconds; nil if
  /// it was not watched.
  public var lentMs: Double?
  /// How often in a run it waited for a slot of its own that was lent (R14), on average.
  public var reclaims: Double
  /// The mean of these waits, in milliseconds; nil if there were none.
  public var meanReclaimMs: Double?
  /// The longest of these waits was no longer than this in 95 % of the runs, in milliseconds.
  public var longestReclaimP95Ms: Int64
}

/// When something finishes with soft slots and with hard ones. Differences are soft − hard:
/// negative is earlier with soft slots.
public struct PairedOutlook: Equatable, Sendable {
  /// By when half of the runs finish with hard slots.
  public var hardMedian: CompletionInstant
  /// By when 95 % do with hard slots.
  public var hardP95: CompletionInstant
  /// By when half of the runs finish with soft slots.
  public var softMedian: CompletionInstant
  /// By when 95 % do with soft slots.
  public var softP95: CompletionInstant
  /// Pairs in which both ways finished: those of which differences are known.
  public var finishedPairs: Int
  /// The mean difference in milliseconds with its interval; nil of fewer than two such pairs.
  public var meanMs: Estimate?
  /// The median difference in milliseconds; nil of no such pairs.
  public var medianMs: Double?
  /// A distribution-free interval of the median; an end is nil where there are too few pairs.
  public var medianIntervalMs: QuantileInterval?
  /// Pairs in which soft slots finished later, of all pairs.
  public var later: Proportion
  /// How much later, in the median of those pairs, in milliseconds; nil if there are none.
  public var medianWhenLaterMs: Double?
  /// Pairs in which soft slots finished earlier.
  public var earlier: Proportion
  /// Pairs that meet the deadline with soft slots only, and with hard slots only: all that tells
  /// the two probabilities apart.
  public var onTimeSoftOnly: Int
  /// See `onTimeSoftOnly`.
  public var onTimeHardOnly: Int
  /// McNemar's exact test of these: how often chance alone would be so lopsided, 0 … 1.
  public var onTimePValue: Double
}
