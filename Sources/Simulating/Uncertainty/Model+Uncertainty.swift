import Scheduling
public import Statistics

extension Model {
  /// The figures that are not known for certain, each once, in the order of campaigns.
  public var uncertainFigures: [ModelFigure] {
    var lister = FigureLister()
    for campaign in campaigns { _ = campaign.telephony.visited(by: &lister) }
    return lister.figures
  }

  /// Whether any figure is not known for certain. O(outcomes), without a list of them: asked once
  /// in every run.
  public var isUncertain: Bool { campaigns.contains { $0.telephony.isUncertain } }

  /// The places of the campaigns that use a figure.
  public func campaigns(using figure: ModelFigure) -> [Int] {
    campaigns.indices.filter { place in
      var lister = FigureLister()
      _ = campaigns[place].telephony.visited(by: &lister)
      return lister.figures.contains(figure)
    }
  }

  /// The model with its figures as they are, as if they were known.
  public var asKnown: Model {
    var known = FigureKnowing()
    return visited(by: &known)
  }

  /// The model with every uncertain figure drawn from its posterior: one of the worlds that the
  /// observations allow.
  ///
  /// Shares are Dirichlet distributed with the counts and ½ for each (Jeffreys' prior); lengths of
  /// time as `Distribution.redrawn(from:)` says, effects of the hour as `HourEvidence` does.
  /// Campaigns that use one profile get the same figures. Drawing anew for every replication, and
  /// simulating each world once, gives the distribution of what is to be expected: Zouaoui and
  /// Wilson, *Accounting for parameter uncertainty in simulation input modeling*, IIE Transactions
  /// 35 (2003).
  ///
  /// - Parameters:
  ///   - seed: all luck follows from it.
  ///   - draw: which of the equally likely worlds, from 0.
  ///   - figure: the only one that is drawn, while the others are taken for known; nil: all are.
  public func drawn(seed: Seed, draw: Int, only figure: ModelFigure? = nil) -> Model {
    var drawing = FigureDraw(
      stream: KeyedStream(seed: seed), number: UInt32(truncatingIfNeeded: draw), only: figure)
    return visited(by: &drawing)
  }

  private func visited(by visitor: inout (some FigureVisitor & ~Copyable)) -> Model {
    var model = self
    for place in campaigns.indices {
      model.campaigns[place].telephony = campaigns[place].telephony.visited(by: &visitor)
    }
    return model
  }
}

/// Takes down which figures there are.
private struct FigureLister: FigureVisitor {
  private(set) var figures: [ModelFigure] = []

  private mutating func note(_ figure: ModelFigure) {
    if !figures.contains(figure) { figures.append(figure) }
  }

  mutating func shares(_ shares: [Double], calls _: Double, of figure: ModelFigure) -> [Double] {
    // One share alone is 1 whatever was counted.
    if shares.count > 1 { note(figure) }
    return shares
  }

  mutating func length(_ length: Distribution, of figure: ModelFigure) -> Distribution {
    note(figure)
    return length
  }

  mutating func hours(
    _ effect: [Double], _: HourEvidence, levelCalls _: Double?, of figure: ModelFigure
  ) -> [Double] {
    note(figure)
    return effect
  }
}

/// Takes every figure for known.
private struct FigureKnowing: FigureVisitor {
  func shares(_ shares: [Double], calls _: Double, of _: ModelFigure) -> [Double] { shares }
  func length(_ length: Distribution, of _: ModelFigure) -> Distribution { length.asKnown }
  func hours(
    _ effect: [Double], _: HourEvidence, levelCalls _: Double?, of _: ModelFigure
  ) -> [Double] { effect }
}

/// Draws figures from their posterior.
private struct FigureDraw: FigureVisitor, ~Copyable {
  var stream: KeyedStream
  let number: UInt32
  let only: ModelFigure?

  private mutating func place(_ figure: ModelFigure) {
    stream.reset(
      figure.key, entity: figure.entity, attempt: 0, purpose: .parameter, replication: number)
  }

  mutating func shares(_ shares: [Double], calls: Double, of figure: ModelFigure) -> [Double] {
    guard only == nil || only == figure else { return shares }
    guard shares.count > 1 else { return shares }
    place(figure)
    // What was not seen in a few calls may happen all the same: ½ for it, too.
    return Dirichlet(weights: shares.map { $0 * calls + 0.5 }).shares(from: &stream)
  }

  mutating func length(_ length: Distribution, of figure: ModelFigure) -> Distribution {
    guard only == nil || only == figure else { return length.asKnown }
    place(figure)
    return length.redrawn(from: &stream)
  }
  mutating func hours(
    _ effect: [Double], _ evidence: HourEvidence, levelCalls: Double?, of figure: ModelFigure
  ) -> [Double] {
    guard only == nil || only == figure else { return effect }
    place(figure)
    return evidence.redrawn(effect, levelCalls: levelCalls, from: &stream)
  }
}
