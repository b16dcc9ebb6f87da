import Scheduling
import Simulating
import Statistics

/// What turns replications of a model into costs.
struct TrialPricing {
  let model: Model
  let prices: Prices
  let confidence: Double
  /// The lists that are to be finished, with their limits.
  private let lists: [(place: Int, limit: Instant)]
  private let lastLimit: Instant

  init(_ model: Model, _ prices: Prices, confidence: Double) {
    self.model = model
    self.prices = prices
    self.confidence = confidence
    lists = Forecast.partsOfTheWhole(of: model).finishing
      .filter { model.campaigns[$0].campaign.kind == .batch }
      .map { ($0, model.limit(of: $0)) }
    lastLimit = model.campaigns.indices.map(model.limit).max() ?? model.horizon
  }

  /// From the start until each run is over.
  func lengthsMs(of trials: [Trial]) -> [Int64] {
    let finishedMs = trials.map { trial in
      lists.map { list -> Int64? in
        let finished = trial.finishedByCampaign[list.place]
        return finished == Trial.never ? nil : finished
      }
    }
    return RunEnd.milliseconds(finishedMs, limits: lists.map(\.limit), withoutLists: lastLimit)
      .map { $0 - model.start.milliseconds }
  }

  /// The cost of each run, item by item.
  func costs(of trials: [Trial], slots: Int) -> [RunCost] {
    zip(trials, lengthsMs(of: trials)).map { trial, lengthMs in
      prices.cost(
        ofSlots: slots, lengthMs: lengthMs, busyMs: trial.busyMs.reduce(0, +),
        calls: trial.calls.reduce(0, +))
    }
  }

  /// The cost of each run, all together.
  func totals(of trials: [Trial], slots: Int) -> [Double] {
    costs(of: trials, slots: slots).map(\.total)
  }

  func estimate(_ values: [Double]) -> Estimate {
    Estimate(Moments(values), confidence: confidence)
  }

  /// Of every unit; nil if there is none in any run.
  func ratio(_ costs: [Double], to units: [Int]) -> Estimate? {
    guard units.contains(where: { $0 > 0 }) else { return nil }
    return Estimate(ratioOf: costs, to: units.map(Double.init), confidence: confidence)
  }
}

extension CostOutlook {
  /// Of replications with so many slots, at least one, of which each pool owns `own`.
  init(of trials: [Trial], slots: Int, own: [Int], curve: [CostPoint], _ pricing: TrialPricing) {
    let costs = pricing.costs(of: trials, slots: slots)
    // Whoever is called is paid for, and counts: calls that come in as well as lists.
    let reached = trials.map { $0.reachedByCampaign.reduce(0, +) }
    self.init(
      prices: pricing.prices, slots: pricing.estimate(costs.map(\.slots)),
      minutes: pricing.estimate(costs.map(\.minutes)),
      calls: pricing.estimate(costs.map(\.calls)), total: pricing.estimate(costs.map(\.total)),
      perReached: pricing.ratio(costs.map(\.total), to: reached),
      workspaces: WorkspaceCost.all(of: trials, slots: slots, own: own, pricing), curve: curve)
  }
}

extension WorkspaceCost {
  /// One for each workspace, and one for the rest if it costs anything; none where there are fewer
  /// than two workspaces.
  fileprivate static func all(
    of trials: [Trial], slots: Int, own: [Int], _ pricing: TrialPricing
  ) -> [WorkspaceCost] {
    let places = pricing.model.workspaces
    guard places.count > 1 else { return [] }
    let spare = max(0, slots - places.reduce(0) { $0 + own[$1] })
    let above = pricing.model.workspaceOfCampaign
    let lengthsMs = pricing.lengthsMs(of: trials)
    let owners = places.map { (place: Optional($0), slots: own[$0]) } + [(nil, spare)]
    return owners.compactMap { place, slots in
      let campaigns = above.indices.filter { above[$0] == place }
      let costs = zip(trials, lengthsMs).map { trial, lengthMs in
        pricing.prices.cost(
          ofSlots: slots, lengthMs: lengthMs,
          busyMs: campaigns.reduce(0) { $0 + trial.busyMs[$1] },
          calls: campaigns.reduce(0) { $0 + trial.calls[$1] })
      }
      let total = pricing.estimate(costs.map(\.total))
      if place == nil, total.mean == 0 { return nil }
      let reached = trials.map { trial in
        campaigns.reduce(0) { $0 + trial.reachedByCampaign[$1] }
      }
      return WorkspaceCost(
        pool: place.map { PoolID(rawValue: UInt16($0)) },
        slots: Moments(costs.map(\.slots)).mean, minutes: Moments(costs.map(\.minutes)).mean,
        calls: Moments(costs.map(\.calls)).mean, total: total,
        perReached: pricing.ratio(costs.map(\.total), to: reached))
    }
  }
}
