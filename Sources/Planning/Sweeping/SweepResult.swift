public import Simulating
public import Statistics

/// What came of all variants of a sweep.
public struct SweepResult: Equatable, Sendable {
  /// What was run.
  public let design: SweepDesign
  /// Replications of each cell.
  public let replications: Int
  /// The confidence with which all intervals hold together.
  public let confidence: Double
  /// The confidence of each interval of a change and of a probability, so that they do: 1 − (1 −
  /// `confidence`) ÷ cells (Bonferroni). Of many cells the best would else be the luckiest.
  public let cellConfidence: Double
  /// The probability wanted for the deadline; nil if none was.
  public let goal: Double?
  /// The variants in the order of the design; the first is the scenario as it is.
  public let cells: [CellResult]
  /// Prices of the scenario as it is; `Prices.slots` if nothing is known of them.
  public let prices: Prices
  /// The cheapest cell that is shown to reach the goal; nil if none is, or without a goal.
  public let winner: SweepWinner?

  /// The result of as many sides as the design has cells, each with the same replications. O(cells²
  /// · runs) if there are several, for the front of cost against finish.
  public init(
    design: SweepDesign, sides: [ComparedSide], goal: Double? = nil,
    settings: Comparison.Settings = .init()
  ) {
    precondition(sides.count == design.cells.count, "one side a cell")
    self.design = design
    self.goal = goal
    prices = sides[0].outline.prices ?? .slots
    confidence = settings.confidence
    replications = sides[0].runs.count
    var each = settings
    each.confidence = 1 - (1 - settings.confidence) / Double(sides.count)
    cellConfidence = each.confidence
    let costs = sides.map { ($0.outline.prices ?? .slots).costs(of: $0) }
    let front = ParetoFront(sides, costs: costs, confidence: each.confidence)
    let cells = sides.indices.map { place in
      CellResult(
        design.cells[place], of: sides[place], base: sides[0], goal: goal,
        cost: Estimate(Moments(costs[place]), confidence: settings.confidence),
        isOnFront: front.members.contains(place), isKnee: front.knee == place, settings: each)
    }
    self.cells = cells
    let verdicts = cells.compactMap { cell in cell.verdict }
    winner =
      verdicts.count < cells.count
      ? nil
      : SweepWinner(
        verdicts, costs: costs, isAsItIs: cells.map(\.isAsItIs), confidence: each.confidence)
  }

  /// How many runs of each cell it takes at least to show that one reaches the goal: so many, if
  /// all of them are on time; nil without a goal inside (0, 1).
  public var leastReplications: Int? {
    guard let goal, goal > 0, goal < 1 else { return nil }
    func isShown(_ runs: Int) -> Bool {
      GoalVerdict(Proportion(runs, of: runs), goal: goal, confidence: cellConfidence) == .reached
    }
    var (low, high) = (0, 1)
    while !isShown(high), high < 1_000_000 { (low, high) = (high, high * 2) }
    while high - low > 1 {
      let middle = (low + high) / 2
      if isShown(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The variants without the scenario as it is.
  public var variants: [CellResult] { Array(cells.dropFirst()) }

  /// One at a time: what each variation does at its first and at its last value, the strongest
  /// first. Empty for a grid.
  public var effects: [VariationEffect] {
    guard design.kind == .oneAtATime else { return [] }
    let effects = design.variations.indices.map { place in
      VariationEffect(
        variation: design.variations[place],
        cells: variants.filter { $0.cell.values[place] != nil })
    }
    // Ties stay in the order of the command line.
    return effects.enumerated().sorted {
      ($0.element.size, -$0.offset) > ($1.element.size, -$1.offset)
    }.map(\.element)
  }
}

/// What one variant came to.
public struct CellResult: Equatable, Sendable {
  /// The variant.
  public let cell: SweepDesign.Cell
  /// The slots of the organisation; nil if they are not known.
  public let slots: Int?
  /// What changes against the scenario as it is.
  public let change: PartChange
  /// Runs that finish by the deadline; nil without one.
  public let onTime: Proportion?
  /// When it finishes; nil where nothing is to be finished.
  public let finish: MilestoneForecast?
  /// Contacts reached in one run.
  public let reached: Estimate
  /// Calls in one run.
  public let attempts: Estimate
  /// The cost of one run.
  public let cost: Estimate
  /// Whether no other variant is cheaper and earlier as surely as the confidence says.
  public let isOnFront: Bool
  /// Whether it is the bend of that front: a suggestion, no more.
  public let isKnee: Bool
  /// Whether it is the scenario as it is, or decides like it in every run on as many slots: no
  /// change that could be recommended.
  public let isAsItIs: Bool
  /// Whether it reaches the goal; nil without one.
  public let verdict: GoalVerdict?
  /// Whether the runs leave open what is asked: on which side of the goal the probability lies or,
  /// without a goal, whether the variant is earlier or later than the scenario as it is.
  public let isUndecided: Bool

  init(
    _ cell: SweepDesign.Cell, of side: ComparedSide, base: ComparedSide, goal: Double?,
    cost: Estimate, isOnFront: Bool, isKnee: Bool, settings: Comparison.Settings
  ) {
    self.cell = cell
    self.isOnFront = isOnFront
    self.isKnee = isKnee
    self.cost = cost
    slots = side.outline.slots
    let comparison = Comparison(base, side, settings: settings)
    let change = comparison.whole
    self.change = change
    isAsItIs = comparison.isIdentical && side.outline.slots == base.outline.slots
    finish = change.finish?.second
    let onTime = finish?.onTime
    self.onTime = onTime
    let places = side.outline.campaigns.indices.filter { side.outline.campaigns[$0].isCounted }
    let series = PartSeries(places, of: side)
    reached = Estimate(Moments(series.reached), confidence: cost.confidence)
    attempts = Estimate(Moments(series.attempts), confidence: cost.confidence)
    let verdict = goal.flatMap { goal in
      onTime.map { GoalVerdict($0, goal: goal, confidence: settings.confidence) }
    }
    self.verdict = verdict
    if let verdict {
      isUndecided = verdict == .open
    } else {
      let mean = change.finish?.mean ?? change.reached.change
      isUndecided = mean.halfWidth > 0 && mean.contains(0)
    }
  }
}

/// What varying one value does while all others stay.
public struct VariationEffect: Equatable, Sendable {
  /// What is varied.
  public let variation: Variation
  /// The variants with its first and its last value.
  public let cells: [CellResult]

  /// The largest change of the mean finish or, where nothing is to be finished, of the contacts
  /// reached.
  var size: Double {
    cells.map { abs(($0.change.finish?.mean ?? $0.change.reached.change).mean) }.max() ?? 0
  }
}
