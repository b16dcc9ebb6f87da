// How many slots, by when, and what sharing them changes.

extension ResultDocument {
  /// The probability to be on time with so many slots.
  struct CurvePoint: Codable, Equatable, Sendable {
    /// `soft`: idle slots are lent; `hard`: they are not.
    var mode: String
    var slots: Int
    var runs: Int
    var onTime: Int
    var probability: Double
    /// The interval, by this method; that of a confidence sequence is valid at whatever point the
    /// search stopped.
    var method: String
    var low: Double
    var high: Double
    /// The runs that the next two are of; 0 if none were simulated for it.
    var timedRuns: Int
    /// By when half of the runs and 95 % of them are finished; null: they are not.
    @OrNull var half: Moment? = nil
    @OrNull var ninetyFive: Moment? = nil
  }

  /// When a share of the contacts is resolved, with the slots of the answer.
  struct Completion: Codable, Equatable, Sendable {
    /// Percent of the contacts: 95, 99 or 100.
    var resolved: Int
    var mode: String
    var quantiles: [Quantile]
    var by: [By]
    /// Runs that never get there.
    var unfinishedRuns: Int

    struct Quantile: Codable, Equatable, Sendable {
      var probability: Double
      @OrNull var at: Moment? = nil
      @OrNull var low: Moment? = nil
      @OrNull var high: Moment? = nil
    }

    struct By: Codable, Equatable, Sendable {
      var at: Moment
      var probability: Double
      var low: Double
      var high: Double
    }
  }

  /// The whole distribution of the finish, with the slots of the answer.
  struct Finish: Codable, Equatable, Sendable {
    var mode: String
    /// Fifty equally likely ends, the earliest first; null: never.
    var dots: [Moment?]
    /// The empirical distribution function, at most 300 steps.
    var steps: [Step]

    struct Step: Codable, Equatable, Sendable {
      var at: Moment
      var probability: Double
      /// The band of Dvoretzky, Kiefer and Wolfowitz.
      var low: Double
      var high: Double
    }
  }

  /// The whole, or one workspace, with soft and with hard slots on the same luck. Differences are
  /// soft − hard in milliseconds: negative is earlier.
  struct Paired: Codable, Equatable, Sendable {
    /// Null for all workspaces together.
    @OrNull var workspace: String? = nil
    @OrNull var contacts: Double? = nil
    @OrNull var slots: Int? = nil
    /// Its slots where all are hard: these also share out what nobody owns.
    @OrNull var hardSlots: Int? = nil
    @OrNull var hardHalf: Moment? = nil
    @OrNull var hardNinetyFive: Moment? = nil
    @OrNull var softHalf: Moment? = nil
    @OrNull var softNinetyFive: Moment? = nil
    var pairs: Int
    /// Pairs in which both ways finish, and in which only one does. What never finishes is later
    /// than all that does: a median is null where it is never.
    var finishedPairs: Int
    var onlyHardFinished: Int
    var onlySoftFinished: Int
    /// Null unless every pair finishes both ways.
    @OrNull var meanMs: Int64? = nil
    @OrNull var meanLowMs: Int64? = nil
    @OrNull var meanHighMs: Int64? = nil
    @OrNull var medianMs: Int64? = nil
    @OrNull var medianLowMs: Int64? = nil
    @OrNull var medianHighMs: Int64? = nil
    /// The share of pairs that sharing delays, and by how much in the median of those.
    var shareLater: Double
    @OrNull var laterMs: Int64? = nil
    var shareEarlier: Double
    /// Of the whole: the share of pairs in which sharing delays any workspace, and by how much the
    /// one that it delays most, in 95 % of the pairs and at worst; null where it never finishes.
    @OrNull var shareAnyLater: Double? = nil
    @OrNull var anyLaterP95Ms: Int64? = nil
    @OrNull var anyLaterMostMs: Int64? = nil
    /// Pairs that meet the deadline one way only, and McNemar's exact test of these.
    var onTimeSoftOnly: Int
    var onTimeHardOnly: Int
    var onTimePValue: Double
    /// Waits for its own slots that are lent (R14), per run; how long they are.
    @OrNull var reclaims: Double? = nil
    @OrNull var meanReclaimMs: Int64? = nil
    @OrNull var reclaimP95Ms: Int64? = nil
    @OrNull var longestReclaimP95Ms: Int64? = nil
    @OrNull var lentMs: Int64? = nil
    @OrNull var borrowedMs: Int64? = nil
  }
}
