// How the time until the finish is spent: means over the runs, by bins of equal length.

extension ResultDocument {
  /// A stretch of time.
  struct Span: Codable, Equatable, Sendable {
    var from: Moment
    var to: Moment
  }

  /// The slots in use.
  struct Use: Codable, Equatable, Sendable {
    var mode: String
    var binMs: Int64
    /// When each bin begins.
    var at: [Moment]
    /// When nobody may be called.
    var closed: [Span]
    @OrNull var slots: Int? = nil
    var pools: [Pool]
    /// Slot time in use ÷ slot time available, until the deadline.
    @OrNull var meanUse: Double? = nil

    struct Pool: Codable, Equatable, Sendable {
      var name: String
      @OrNull var slots: Int? = nil
      /// Its own slots in use, by bin.
      var own: [Double]
      /// Slots of others in use by it, by bin.
      var borrowed: [Double]
      /// Its own slots in use by others, by bin.
      var lent: [Double]
      @OrNull var meanUse: Double? = nil
      @OrNull var borrowedShare: Double? = nil
    }
  }

  /// The share of the contacts that is resolved, by bins: what 5, 25, 50, 75 and 95 % of the runs
  /// do not exceed.
  struct Progress: Codable, Equatable, Sendable {
    var at: [Moment]
    var p5: [Double]
    var p25: [Double]
    var p50: [Double]
    var p75: [Double]
    var p95: [Double]
  }

  /// How the calls end that begin in a bin.
  struct Outcomes: Codable, Equatable, Sendable {
    @OrNull var binMs: Int64? = nil
    var at: [Moment]
    var series: [Series]

    struct Series: Codable, Equatable, Sendable {
      var name: String
      /// Calls in one run, on average.
      var calls: Double
      /// Empty if it was not followed over time.
      var byBin: [Double]
    }
  }

  /// What became of the contacts of one run, on average.
  struct Attempts: Codable, Equatable, Sendable {
    var calls: Double
    var reached: Double
    var exhausted: Double
    var unfinished: Double
    /// Contacts by the number of their attempts, from none on.
    var histogram: [Double]
  }

  /// What holds the campaigns back (R45), as shares of their time.
  struct Bindings: Codable, Equatable, Sendable {
    /// Empty if it was not followed over time.
    var at: [Moment]
    var series: [Series]

    struct Series: Codable, Equatable, Sendable {
      var name: String
      var share: Double
      var byBin: [Double]
    }
  }
}
