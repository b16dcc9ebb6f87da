public import Statistics

/// What came of all variants of a sweep.
public struct SweepResult: Equatable, Sendable {
  /// What was run.
  public let design: SweepDesign
  /// Replications of each cell.
  public let replications: Int
  /// The confidence of every interval in it.
  public let confidence: Double
  /// The probability wanted for the deadline; nil if none was.
  public let goal: Double?
  /// The variants in the order of the design; the first is the scenario as it is.
  public let cells: [CellResult]
  /// Prices of the costs.
  public let prices: Prices

  /// The result of as many sides as the design has cells, each with the same replications. O(cells²
  /// · runs) if there are several, for the front of cost against finish.
  public init(
    design: SweepDesign, sides: [ComparedSide], goal: Double? = nil, prices: Prices = .slots,
    settings: Comparison.Settings = .init()
  ) {
    precondition(sides.count == design.cells.count, "one side a cell")
    self.design = design
    self.goal = goal
    self.prices = prices
    confidence = settings.confidence
    replications = sides[0].runs.count
    let front = ParetoFront(sides, prices: prices, confidence: settings.confidence)
    cells = sides.indices.map { place in
      CellResult(
        design.cells[place], of: sides[place], base: sides[0], goal: goal, prices: prices,
        isOnFront: front.members.contains(place), isKnee: front.knee == place, settings: settings)
    }
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
  /// Whether the runs leave open what is asked: on which side of the goal the probability lies or,
  /// without a goal, whether the variant is earlier or later than the scenario as it is.
  public let isUndecided: Bool

  init(
    _ cell: SweepDesign.Cell, of side: ComparedSide, base: ComparedSide, goal: Double?,
    prices: Prices, isOnFront: Bool, isKnee: Bool, settings: Comparison.Settings
  ) {
    self.cell = cell
    self.isOnFront = isOnFront
    self.isKnee = isKnee
    slots = side.outline.slots
    let change = Comparison(base, side, settings: settings).whole
    self.change = change
    finish = change.finish?.second
    let onTime = finish?.onTime
    self.onTime = onTime
    let places = side.outline.campaigns.indices.filter { side.outline.campaigns[$0].isCounted }
    let series = PartSeries(places, of: side)
    reached = Estimate(Moments(series.reached), confidence: settings.confidence)
    attempts = Estimate(Moments(series.attempts), confidence: settings.confidence)
    cost = Estimate(Moments(prices.costs(of: side)), confidence: settings.confidence)
    if let goal, let onTime {
      let interval = onTime.wilsonInterval(confidence: settings.confidence)
      isUndecided = interval.lowerBound < goal && interval.upperBound >= goal
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
