public import Scheduling

/// How it goes over time, in bins of equal length, over the replications that were watched.
public struct Course: Equatable, Sendable {
  /// The beginning of the first bin, less than a bin before that of the world: the deadline is the
  /// end of a bin.
  public var start: Instant
  /// The length of a bin, in milliseconds.
  public var binMs: Int64
  /// How many bins there are.
  public var bins: Int
  /// How many replications were watched: the first ones.
  public var replications: Int
  /// For each bin the share of its time in which at least one campaign may call, streams included,
  /// 0 … 1.
  public var open: [Double]
  /// The stretches in which none of them may, from the start to the last finish that the plan
  /// tells of, which may come after the last bin; in order.
  public var closed: [ClosedTime]
  /// How the organisation and its workspaces use their slots, by id.
  public var pools: [PoolCourse]
  /// Contacts of the campaigns that count for the whole, without those of the API and of calls that
  /// come in, that have come to an end at the end of each bin: one row for each of
  /// `fanProbabilities`, so that row 2 is the median.
  public var resolved: [[Int]]
  /// Calls that end in each bin, on average, by outcome; outcomes that occur, by raw value.
  public var outcomes: [OutcomeCourse]
  /// How much of the campaigns' time with work each binding held them back (R45), 0 … 1; bindings
  /// that occur, by raw value.
  public var bindings: [BindingCourse]

  /// The quantiles of the fan.
  public static let fanProbabilities = [0.05, 0.25, 0.5, 0.75, 0.95]
}

/// A stretch of time in which nobody may be called.
public struct ClosedTime: Equatable, Sendable {
  /// When it begins.
  public var from: Instant
  /// When somebody may be called again, or the end of what is shown.
  public var to: Instant
}

/// A pool over time.
public struct PoolCourse: Equatable, Sendable {
  /// The pool.
  public var pool: PoolID
  /// The slots that are its own.
  public var own: Int
  /// Slots in use, on average over each bin and all replications watched.
  public var busy: [Double]
  /// The part of `busy` that is above its own.
  public var borrowed: [Double]
  /// Slots of its own that others use meanwhile: as many as all pools of its level borrow, in
  /// proportion to what each leaves idle.
  public var lent: [Double]
}

/// An outcome over time.
public struct OutcomeCourse: Equatable, Sendable {
  /// How calls ended.
  public var outcome: Outcome
  /// How many did in each bin, on average.
  public var calls: [Double]
}

/// A binding over time.
public struct BindingCourse: Equatable, Sendable {
  /// What held campaigns back.
  public var binding: Binding
  /// The share of the time in each bin.
  public var share: [Double]
}

/// A pool over the whole run.
public struct PoolOutlook: Equatable, Sendable {
  /// The pool.
  public var pool: PoolID
  /// The slots that are its own, with the number of slots of the verdict; nil: it owns none.
  public var slots: Int?
  /// Utilization and waits of all replications.
  public var use: PoolForecast
  /// Slot time in use ÷ slot time that is there until the deadline, while any campaign that may use
  /// the slots is open, streams included; nil if it was not watched, or owns no slots. How far the
  /// time to the deadline is *filled*; how busy slots are while there is work is said by `use`.
  public var useUntilDeadline: Double?
}
