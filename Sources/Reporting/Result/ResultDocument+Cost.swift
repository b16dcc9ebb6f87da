import Calendars
import Planning
import Statistics

extension ResultDocument {
  /// What a run costs with the slots of the answer, in the planner's currency.
  struct Cost: Codable, Equatable, Sendable {
    var prices: PriceList
    /// What costs anything: slots, minutes, calls.
    var lines: [Line]
    var total: Amount
    /// For each contact reached; null if nobody is.
    @OrNull var perReached: Amount? = nil
    /// Who pays what; the slots and calls that belong to no workspace are the last, without a name.
    var workspaces: [Workspace]
    /// A few more slots and a few fewer, on the same luck.
    var curve: [Point]

    struct Line: Codable, Equatable, Sendable {
      var name: String
      var amount: Amount
    }

    /// An amount, and how far it may be off.
    struct Amount: Codable, Equatable, Sendable {
      var mean: Double
      @OrNull var low: Double? = nil
      @OrNull var high: Double? = nil
    }

    struct Workspace: Codable, Equatable, Sendable {
      @OrNull var name: String? = nil
      var slots: Double
      var minutes: Double
      var calls: Double
      var total: Amount
      @OrNull var perReached: Amount? = nil
    }

    struct Point: Codable, Equatable, Sendable {
      var mode: String
      var slots: Int
      var runs: Int
      var total: Amount
      /// Against the slots of the answer, run by run.
      var change: Amount
      /// By when these runs are finished with the probability asked for; null: they are not.
      @OrNull var by: Moment? = nil
    }
  }
}

extension ResultDocument.Cost {
  init(_ cost: CostOutlook, _ mode: String, _ report: PlanReport) {
    prices = PriceList(cost.prices)
    lines = [("slots", cost.slots), ("minutes", cost.minutes), ("calls", cost.calls)]
      .filter { $1.mean != 0 }.map { Line(name: $0, amount: Amount($1)) }
    total = Amount(cost.total)
    perReached = cost.perReached.map(Amount.init)
    workspaces = cost.workspaces.map { workspace in
      Workspace(
        name: workspace.pool.map(report.name), slots: workspace.slots.rounded(toPlaces: 4),
        minutes: workspace.minutes.rounded(toPlaces: 4),
        calls: workspace.calls.rounded(toPlaces: 4), total: Amount(workspace.total),
        perReached: workspace.perReached.map(Amount.init))
    }
    curve = cost.curve.map { point in
      Point(
        mode: mode, slots: point.slots, runs: point.replications, total: Amount(point.total),
        change: Amount(point.change), by: point.finish.instant.map { Moment($0, report.clock) })
    }
  }
}

extension ResultDocument.Cost.Amount {
  /// To a hundredth of a cent: prices of single calls have so many digits.
  init(_ estimate: Estimate) {
    mean = estimate.mean.rounded(toPlaces: 4)
    guard estimate.halfWidth.isFinite else { return }
    low = estimate.lower.rounded(toPlaces: 4)
    high = estimate.upper.rounded(toPlaces: 4)
  }
}
