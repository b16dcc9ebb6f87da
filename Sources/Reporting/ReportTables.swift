import Calendars
import Planning
import Scheduling
import Statistics

/// The tables of a report, as rows of text; the terminal and Markdown draw the same ones.
struct ReportTables {
  let report: Report
  private let times: TimePhrases

  init(_ report: Report) {
    self.report = report
    times = report.times
  }

  /// When everything, and then each campaign, is finished; at most `limit` campaigns.
  func completion(limit: Int) -> Grid {
    let probabilities = Forecast.completionProbabilities.map { "P\(Int(($0 * 100).rounded()))" }
    var grid = Grid(headings: [.text("finished")] + probabilities.map { .figure($0) })
    let deadline = report.forecast.deadline
    if deadline != nil { grid.headings.append(.figure("on time")) }
    func row(_ name: String, _ forecast: CampaignForecast, _ clock: ZoneClock) -> [String] {
      [name]
        + forecast.finished.quantiles.map {
          times.completion($0, of: forecast.finished, clock)
        } + (forecast.finished.onTime.map { [Self.chance($0)] } ?? [])
    }
    if report.lists.count != 1 {
      grid.rows.append(row("all campaigns", report.forecast.whole, report.clock))
    }
    for place in report.lists.prefix(limit) {
      let label = report.campaigns[place]
      grid.rows.append(row(label.path, report.forecast.campaigns[place], label.clock))
    }
    return grid
  }

  /// What became of those that came one by one; at most `limit` streams.
  func streams(limit: Int) -> Grid {
    let probabilities = StreamForecast.probabilities.dropFirst()
    var grid = Grid(
      headings: [
        .text("come one by one"), .figure("a run"), .figure("blocked"), .figure("expired"),
        .figure("mean wait"),
      ] + probabilities.map { .figure("\(Figures.confidence($0)) within") })
    for stream in report.forecast.streams.prefix(limit) {
      grid.rows.append(
        [
          report.campaigns[Int(stream.campaign.rawValue)].path,
          Figures.mean(stream.offered.mean), Figures.share(stream.blocked?.mean),
          Figures.share(stream.expired?.mean), Self.wait(stream.meanWaitMs?.mean),
        ]
          + probabilities.indices.map { place in
            let waits = stream.waitQuantilesMs
            return waits.indices.contains(place)
              ? Figures.duration(milliseconds: waits[place]) : "–"
          })
    }
    return grid
  }

  private static func wait(_ milliseconds: Double?) -> String {
    milliseconds.map { Figures.duration(milliseconds: Int64($0.rounded())) } ?? "–"
  }

  /// What *in use* means: a plan's *filled* is another share.
  static let useExplained = "in use: of its own slots' open time, up to the last call of each run"

  /// How well the slots of each pool are used, every pool under its parent; at most `limit`.
  func pools(limit: Int, indent: String = "  ") -> Grid {
    var grid = Grid(headings: [
      .text("slots"), .figure("own"), .figure("in use"), .figure("±"), .figure("borrowed"),
      .figure("peak"), .figure("wait for own"),
    ])
    for index in poolsFromTheRoot.prefix(limit) {
      let label = report.pools[index]
      let pool = report.forecast.pools[index]
      let name =
        String(repeating: indent, count: max(label.path.count - 1, 0)) + (label.path.last ?? "")
      grid.rows.append([
        name, label.slotsText, Figures.share(pool.utilization),
        Figures.halfWidth(pool.utilizationEstimate),
        pool.borrowedShare.map { $0 > 0 } ?? false ? Figures.share(pool.borrowedShare) : "–",
        Figures.count(pool.peak),
        pool.longestReclaimMs > 0 ? Figures.duration(milliseconds: pool.longestReclaimMs) : "–",
      ])
    }
    return grid
  }

  /// How calls end, the most frequent first; at most `limit` outcomes.
  func outcomes(limit: Int) -> Grid {
    var grid = Grid(headings: [.text("calls end"), .figure("a run"), .figure("share")])
    for row in sortedOutcomes.prefix(limit) {
      grid.rows.append([name(row.outcome), Figures.mean(row.mean), Figures.share(row.share)])
    }
    return grid
  }

  /// Where contacts are at the end; states nobody is in are left out.
  func states() -> Grid {
    var grid = Grid(headings: [.text("contacts are"), .figure("a run"), .figure("share")])
    for row in report.forecast.whole.states where row.mean > 0 {
      grid.rows.append([row.state.name, Figures.mean(row.mean), Figures.share(row.share)])
    }
    return grid
  }

  /// What held each campaign back, in shares of its time; what never did is left out. At most
  /// `limit` campaigns; no row if nothing was ever held back.
  func bindings(limit: Int) -> Grid {
    let whole = report.forecast.whole.bindings.filter { $0.share > 0 }
    var grid = Grid(
      headings: [.text("held back by")] + whole.map { .figure($0.binding.name) })
    func row(_ name: String, _ shares: [BindingShare]) -> [String] {
      [name]
        + whole.map { column in
          let share = shares.first { $0.binding == column.binding }?.share ?? 0
          return share > 0 ? Figures.share(share) : "–"
        }
    }
    guard !whole.isEmpty else { return grid }
    if report.campaigns.count != 1 { grid.rows.append(row("all campaigns", whole)) }
    for (label, forecast) in zip(report.campaigns, report.forecast.campaigns).prefix(limit) {
      grid.rows.append(row(label.path, forecast.bindings))
    }
    return grid
  }

  /// The name of an outcome.
  func name(_ outcome: Outcome) -> String { report.outcomeNames[Int(outcome.rawValue)] }

  /// The pools depth first, children in the order of their ids.
  private var poolsFromTheRoot: [Int] {
    var children: [[String]: [Int]] = [:]
    for (index, label) in report.pools.enumerated() {
      children[label.path.dropLast(), default: []].append(index)
    }
    var order: [Int] = []
    var waiting = report.pools.indices.filter { report.pools[$0].path.count <= 1 }
    waiting.reverse()
    while let index = waiting.popLast() {
      order.append(index)
      // Removed, so that two pools of one path cannot list their children twice.
      let path = report.pools[index].path
      if !path.isEmpty { waiting += (children.removeValue(forKey: path) ?? []).reversed() }
    }
    return order
  }

  private var sortedOutcomes: [OutcomeShare] {
    report.forecast.whole.outcomes.sorted {
      $0.mean == $1.mean ? $0.outcome < $1.outcome : $0.mean > $1.mean
    }
  }

  /// `97.1 %`; where no run or every run is on time, that is what is said.
  private static func chance(_ onTime: Proportion) -> String {
    if onTime.successes == onTime.trials { return "all runs" }
    if onTime.successes == 0 { return "no run" }
    return Figures.probability(onTime.value)
  }
}

extension FinalState {
  /// The word for it in every report.
  var name: String {
    switch self {
    case .completed: "completed"
    case .failed: "failed"
    case .archived: "archived"
    case .skipped: "skipped"
    case .removed: "removed"
    case .expired: "expired"
    case .blocked: "blocked"
    case .unfinished: "unfinished"
    }
  }
}

extension Binding {
  /// The word for it in every report.
  var name: String {
    switch self {
    case .slots: "slots"
    case .hours: "hours"
    case .pace: "pace"
    case .trunk: "trunk"
    case .retryWait: "due later"
    case .caps: "caps"
    case .pause: "pause"
    case .start: "start"
    case .nothing: "nothing"
    case .breaker: "provider"
    }
  }
}

extension Figures {
  /// The half-width of an interval of shares: `0.3 %`; a dash where one run says nothing.
  static func halfWidth(_ estimate: Estimate?) -> String {
    guard let half = estimate?.halfWidth, half.isFinite else { return "–" }
    return share(half)
  }
}
