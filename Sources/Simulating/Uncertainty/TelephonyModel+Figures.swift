import Scheduling
import Statistics

/// What is done to the figures of a model that are not known for certain.
protocol FigureVisitor: ~Copyable {
  /// Shares that add up to 1, counted from so many calls; as many shares.
  mutating func shares(_ shares: [Double], calls: Double, of figure: ModelFigure) -> [Double]
  /// A distribution with estimated parameters.
  mutating func length(_ length: Distribution, of figure: ModelFigure) -> Distribution
  /// The effect of each hour of the week on the log-odds, estimated from the calls of `evidence`.
  /// `levelCalls` are those from which the average over them was counted; nil: it is known.
  mutating func hours(
    _ effect: [Double], _ evidence: HourEvidence, levelCalls: Double?, of figure: ModelFigure
  ) -> [Double]
}

extension TelephonyModel {
  /// Whether any of its figures is not known for certain.
  var isUncertain: Bool {
    switch self {
    case .independent(let table):
      table.evidence.calls != nil
        || table.rows.contains {
          $0.ring.isEstimated || $0.talk.isEstimated || $0.callbackDelay?.isEstimated ?? false
        }
    case .people(let profile):
      profile.evidence.calls != nil || profile.human.contains { $0.talk.isEstimated }
        || profile.notHumanHold.contains { $0.ring.isEstimated || $0.talk.isEstimated }
        || profile.humanRing.isEstimated || profile.invalidHold.isEstimated
        || profile.callbackDelay.isEstimated || profile.hourEvidence != nil
    case .scripted: false
    }
  }

  /// The telephony with every uncertain figure as the visitor would have it.
  func visited(by visitor: inout (some FigureVisitor & ~Copyable)) -> TelephonyModel {
    switch self {
    case .independent(let outcomes): .independent(outcomes.visited(by: &visitor))
    case .people(let profile): .people(profile.visited(by: &visitor))
    case .scripted: self
    }
  }
}

extension IndependentOutcomes {
  fileprivate func visited(
    by visitor: inout (some FigureVisitor & ~Copyable)
  ) -> IndependentOutcomes {
    var table = self
    let key = evidence.key
    if let calls = evidence.calls {
      let shares = visitor.shares(
        rows.map(\.probability), calls: calls, of: ModelFigure(key: key, part: .outcomes))
      for place in rows.indices { table.rows[place].probability = shares[place] }
      table.evidence.calls = nil
    }
    for place in rows.indices {
      let row = rows[place]
      func visit(_ length: Distribution, _ kind: ModelFigure.LengthKind) -> Distribution {
        guard length.isEstimated else { return length }
        let part = ModelFigure.Part.length(kind, outcome: row.outcome.rawValue)
        return visitor.length(length, of: ModelFigure(key: key, part: part))
      }
      table.rows[place].ring = visit(row.ring, .ring)
      table.rows[place].talk = visit(row.talk, .talk)
      table.rows[place].callbackDelay = row.callbackDelay.map { visit($0, .callback) }
    }
    return table
  }
}

extension PeopleProfile {
  fileprivate func visited(by visitor: inout (some FigureVisitor & ~Copyable)) -> PeopleProfile {
    var profile = self
    let key = evidence.key
    if let hours = hourEvidence {
      profile.hourEffect = visitor.hours(
        hourEffect, hours, levelCalls: evidence.calls.map { $0 * (1 - invalidShare) },
        of: ModelFigure(key: hours.key, part: .hours))
      profile.hourEvidence = nil
    }
    if let calls = evidence.calls {
      profile.visitShares(calls: calls, by: &visitor)
      profile.evidence.calls = nil
    }
    func visit(
      _ length: Distribution, _ kind: ModelFigure.LengthKind, _ outcome: Outcome
    ) -> Distribution {
      guard length.isEstimated else { return length }
      let part = ModelFigure.Part.length(kind, outcome: outcome.rawValue)
      return visitor.length(length, of: ModelFigure(key: key, part: part))
    }
    for place in human.indices {
      profile.human[place].talk = visit(human[place].talk, .talk, human[place].outcome)
    }
    profile.humanRing = visit(humanRing, .ring, .completed)
    for place in notHumanHold.indices {
      let hold = notHumanHold[place]
      profile.notHumanHold[place].ring = visit(hold.ring, .ring, hold.outcome)
      profile.notHumanHold[place].talk = visit(hold.talk, .talk, hold.outcome)
    }
    profile.invalidHold = visit(invalidHold, .ring, .invalidNumber)
    profile.callbackDelay = visit(callbackDelay, .callback, .callback)
    return profile
  }

  /// The calls were first calls, one to each contact: those to numbers that exist tell how often a
  /// person answers, those who answered what persons do, the others what else happens.
  private mutating func visitShares(
    calls: Double, by visitor: inout (some FigureVisitor & ~Copyable)
  ) {
    let key = evidence.key
    func two(_ share: Double, _ calls: Double, _ part: ModelFigure.Part) -> Double {
      visitor.shares(
        [share, 1 - share], calls: calls, of: ModelFigure(key: key, part: part))[0]
    }
    let valid = calls * (1 - invalidShare)
    let (answered, missed) = (valid * humanMean, valid * (1 - humanMean))
    invalidShare = two(invalidShare, calls, .invalid)
    humanMean = two(humanMean, valid, .human)
    let kinds = visitor.shares(
      human.map(\.share), calls: answered, of: ModelFigure(key: key, part: .answers))
    for place in human.indices { human[place].share = kinds[place] }
    let ways = visitor.shares(
      notHuman.map(\.share), calls: missed, of: ModelFigure(key: key, part: .notHuman))
    for place in notHuman.indices { notHuman[place].share = ways[place] }
  }
}
