public import Statistics

/// What becomes of the finish if one input is wrong by a tenth and all others are right.
public struct Sensitivity: Equatable, Sendable {
  /// Runs of each change: the first ones, on the same luck.
  public var replications: Int
  /// Which of these runs are on time with every input as it was written.
  public var unchanged: Proportion
  /// The inputs, the strongest first; those that cannot be changed are left out.
  public var effects: [InputEffect]

  /// Findings, field by field.
  public init(replications: Int, unchanged: Proportion, effects: [InputEffect]) {
    self.replications = replications
    self.unchanged = unchanged
    self.effects = effects
  }
}

/// What one input does.
public struct InputEffect: Equatable, Sendable {
  /// The input.
  public var input: PlanInput
  /// A tenth less of it, and a tenth more; one side alone where the other is impossible.
  public var sides: [Side]

  /// An effect, field by field.
  public init(input: PlanInput, sides: [Side]) {
    self.input = input
    self.sides = sides
  }

  /// An input changed to one side.
  public struct Side: Equatable, Sendable {
    /// Hundredths of what was written: 90 or 110.
    public var percent: Int
    /// How many slots that is, if slots are changed.
    public var slots: Int?
    /// How much later it finishes, in milliseconds: the median over the runs, each against the run
    /// with the same luck. No mean: a night in between would spoil it. Infinity: mostly it never
    /// finishes where it would; −infinity: mostly it finishes only so (see `PairedFinishes`).
    public var changeMs: Double
    /// The order-statistic interval of the median.
    public var intervalMs: QuantileInterval
    /// Runs that are on time.
    public var onTime: Proportion

    /// A side, field by field.
    public init(
      percent: Int, slots: Int? = nil, changeMs: Double, intervalMs: QuantileInterval,
      onTime: Proportion
    ) {
      self.percent = percent
      self.slots = slots
      self.changeMs = changeMs
      self.intervalMs = intervalMs
      self.onTime = onTime
    }
  }

  /// The larger of its changes, in milliseconds.
  var size: Double { sides.map { abs($0.changeMs) }.max() ?? 0 }
}
