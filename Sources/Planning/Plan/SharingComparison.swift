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
  /// What soft slots do in each run to the workspace that they delay most.
  public var worst: WorstDelay

  /// A difference below this is no reason to decide anything, in milliseconds.
  public static let practicalMs = 5.0 * 60_000
}

/// How much later than with hard slots the workspace finishes that soft slots delay most, run by
/// run: what is true of it is true of all workspaces at once. Infinity where one never finishes
/// that would with hard slots.
public struct WorstDelay: Equatable, Sendable {
  /// Runs in which any workspace is later.
  public var later: Proportion
  /// Runs in which any is later by more than `SharingComparison.practicalMs`.
  public var muchLater: Proportion
  /// In 95 % of the runs no workspace is later by more than this, in milliseconds; not above 0 if
  /// none is later in so many.
  public var p95Ms: Double
  /// The most by which a workspace is later in any run, in milliseconds.
  public var mostMs: Double
}

/// A workspace, one way and the other.
public struct WorkspaceComparison: Equatable, Sendable {
  /// The workspace.
  public var pool: PoolID
  /// The slots that are its own with soft slots.
  public var slots: Int
  /// Those that are its own with hard slots: these also share out what nobody owns.
  public var hardSlots: Int
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
  /// 95 % of these waits, of all runs that were watched, were no longer than this, in milliseconds;
  /// nil if there were none, or they were not watched.
  public var reclaimP95Ms: Int64? = nil
  /// The longest of these waits was no longer than this in 95 % of the runs, in milliseconds.
  public var longestReclaimP95Ms: Int64
}

/// When something finishes with soft slots and with hard ones. Differences are soft − hard, of all
/// pairs: negative is earlier with soft slots, infinity never with soft slots but with hard ones,
/// −infinity the other way round, and 0 where neither finishes.
public struct PairedOutlook: Equatable, Sendable {
  /// By when half of the runs finish with hard slots.
  public var hardMedian: CompletionInstant
  /// By when 95 % do with hard slots.
  public var hardP95: CompletionInstant
  /// By when half of the runs finish with soft slots.
  public var softMedian: CompletionInstant
  /// By when 95 % do with soft slots.
  public var softP95: CompletionInstant
  /// Pairs in which both ways finished.
  public var finishedPairs: Int
  /// Pairs that finish with hard slots and never with soft ones.
  public var onlyHardFinished: Int
  /// Pairs that finish with soft slots and never with hard ones.
  public var onlySoftFinished: Int
  /// The mean difference in milliseconds with its interval; nil unless every pair finished both
  /// ways, for then there is none, and of fewer than two.
  public var meanMs: Estimate?
  /// The median difference in milliseconds, perhaps infinite; nil of no pairs.
  public var medianMs: Double?
  /// A distribution-free interval of the median; an end is nil where there are too few pairs.
  public var medianIntervalMs: QuantileInterval?
  /// Pairs in which soft slots finished later.
  public var later: Proportion
  /// How much later, in the median of those pairs, in milliseconds; nil if there are none.
  public var medianWhenLaterMs: Double?
  /// Pairs in which they finished later by more than `SharingComparison.practicalMs`.
  public var muchLater: Proportion
  /// Pairs in which soft slots finished earlier.
  public var earlier: Proportion
  /// Pairs in which they finished earlier by more than `SharingComparison.practicalMs`.
  public var muchEarlier: Proportion
  /// Pairs that meet the deadline with soft slots only, and with hard slots only: all that tells
  /// the two probabilities apart.
  public var onTimeSoftOnly: Int
  /// See `onTimeSoftOnly`.
  public var onTimeHardOnly: Int
  /// McNemar's exact test of these: how often chance alone would be so lopsided, 0 … 1.
  public var onTimePValue: Double
}
