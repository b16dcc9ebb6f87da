import Calendars
import Planning
import Statistics

/// The tables of a comparison, for terminal and Markdown alike. A is the first scenario, B the
/// second; changes are B − A.
struct ComparisonTables {
  private let report: ComparisonReport
  private let rows: [PartChange]

  init(_ report: ComparisonReport, limit: Int) {
    self.report = report
    rows = [report.comparison.whole] + report.comparison.parts.prefix(limit)
  }

  /// The name of a part; of a campaign without its workspace, where that is enough: tables are
  /// narrow, and cut names at their end.
  private func label(of part: PartChange) -> String {
    guard part.scope == .campaign else { return part.label }
    func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
    let comparison = report.comparison
    let others = comparison.campaigns.map(\.name) + comparison.workspaces.map(\.name)
    let isUnique = others.count { name($0) == name(part.name) } == 1
    return isUnique ? String(name(part.name)) : part.name
  }

  /// When each part finishes, and what changes.
  func finish() -> Grid {
    var grid = Grid(headings: [
      .text("finish"), .text("A, 95 % by"), .text("B, 95 % by"), .figure("mean change"),
      .text("interval"), .text(""),
    ])
    let times = report.times
    for row in rows {
      guard let finish = row.finish else { continue }
      func by(_ milestone: MilestoneForecast) -> String {
        milestone.quantiles.last.map { times.completion($0, of: milestone, report.clock) } ?? "–"
      }
      grid.rows.append([
        label(of: row), by(finish.first), by(finish.second),
        ComparisonPhrases.change(milliseconds: finish.mean.mean),
        ComparisonPhrases.interval(finish.mean), ComparisonPhrases.verdict(finish.verdict),
      ])
    }
    return grid
  }

  /// How often and by how much: a mean hides both.
  func sizes() -> Grid {
    var grid = Grid(headings: [
      .text("median"), .figure("change"), .text("interval"), .figure("later in"), .figure("by"),
    ])
    for row in rows {
      guard let finish = row.finish else { continue }
      func size(_ milliseconds: Double?) -> String {
        guard let milliseconds else { return "–" }
        return milliseconds.isFinite
          ? Figures.duration(milliseconds: Int64(milliseconds)) : "never"
      }
      let end = ComparisonPhrases.rank
      grid.rows.append([
        label(of: row), end(finish.medianMs),
        "\(end(finish.medianLowMs)) … \(end(finish.medianHighMs))",
        Figures.share(finish.later.value), size(finish.medianWhenLaterMs),
      ])
    }
    return grid
  }

  /// The probability of being on time, and the pairs in which only one side is.
  func onTime() -> Grid {
    var grid = Grid(headings: [
      .text("on time"), .figure("A"), .figure("B"), .figure("change"), .text("interval"),
      .figure("only A"), .figure("only B"), .figure("p"),
    ])
    for row in rows {
      guard let onTime = row.onTime else { continue }
      let pairs = onTime.pairs
      grid.rows.append([
        label(of: row), Figures.probability(pairs.first.value),
        Figures.probability(pairs.second.value),
        ComparisonPhrases.change(probability: pairs.change),
        "\(ComparisonPhrases.change(probability: onTime.interval.lowerBound)) … "
          + ComparisonPhrases.change(probability: onTime.interval.upperBound),
        Figures.count(pairs.onlyFirst), Figures.count(pairs.onlySecond),
        Self.pValue(onTime.pValue),
      ])
    }
    return grid
  }

  /// Contacts reached and calls: what a completion time alone hides.
  func reached() -> Grid {
    var grid = Grid(headings: [
      .text("a run"), .figure("reached A"), .figure("B"), .figure("change"), .text("interval"),
      .figure("calls A"), .figure("B"),
    ])
    for row in rows {
      grid.rows.append([
        label(of: row), Figures.mean(row.reached.first), Figures.mean(row.reached.second),
        ComparisonPhrases.change(count: row.reached.change.mean),
        ComparisonPhrases.interval(count: row.reached.change), Figures.mean(row.attempts.first),
        Figures.mean(row.attempts.second),
      ])
    }
    return grid
  }

  /// Tasks that come one by one: how many are lost and how long the others wait.
  func streams() -> Grid {
    var grid = Grid(headings: [
      .text("streams"), .figure("lost A"), .figure("B"), .figure("change"), .figure("wait A"),
      .figure("B"), .figure("change"),
    ])
    for row in rows {
      guard let lost = row.lost, let wait = row.meanWaitMs else { continue }
      func size(_ milliseconds: Double) -> String {
        Figures.duration(milliseconds: Int64(milliseconds.rounded()))
      }
      grid.rows.append([
        label(of: row), Figures.mean(lost.first), Figures.mean(lost.second),
        ComparisonPhrases.change(count: lost.change.mean), size(wait.first), size(wait.second),
        ComparisonPhrases.change(milliseconds: wait.change.mean),
      ])
    }
    return grid
  }

  /// Pools that wait for slots they have lent (R14), and how they are used; others are left out.
  func pools(limit: Int) -> Grid {
    var grid = Grid(headings: [
      .text("pool"), .figure("used A"), .figure("B"), .figure("waits for lent slots A"),
      .figure("B"),
      .figure("mean A"), .figure("B"), .figure("longest B"),
    ])
    // A pool without slots of its own waits as the one above it does.
    let waiting = report.comparison.pools.filter { pool in
      pool.first.reclaims + pool.second.reclaims > 0 && pool.second.utilization != nil
    }
    for pool in waiting.prefix(limit) {
      func wait(_ milliseconds: Double?) -> String {
        milliseconds.map { Figures.duration(milliseconds: Int64($0.rounded())) } ?? "–"
      }
      grid.rows.append([
        Self.label(pool.path), Figures.share(pool.first.utilization),
        Figures.share(pool.second.utilization),
        Figures.mean(pool.first.reclaims), Figures.mean(pool.second.reclaims),
        wait(pool.first.meanReclaimMs), wait(pool.second.meanReclaimMs),
        pool.second.reclaims > 0 ? wait(Double(pool.second.longestReclaimMs)) : "–",
      ])
    }
    return grid
  }

  /// The path without the organisation, which is the same for all.
  private static func label(_ path: String) -> String {
    let names = path.split(separator: "/")
    return names.count > 1 ? names.dropFirst().joined(separator: "/") : path
  }

  private static func pValue(_ value: Double) -> String {
    if value < 0.001 { return "< 0.001" }
    // Three decimals, and never "1" for what is only close to it.
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
