import Calendars
import Planning
import Statistics

/// `cells.csv`: one row for each variant of a sweep, the scenario as it is first.
enum CellFile {
  static func bytes(of report: SweepReport) -> [UInt8] {
    let keys = report.result.design.variations.map(\.key)
    var bytes = CSVLine.of(
      ["cell"] + keys + [
        "slots", "runs", "on_time_runs", "on_time_low", "on_time_high", "finish_50",
        "finish_95", "unfinished_runs", "change_mean_ms", "change_low_ms", "change_high_ms",
        "later_runs", "reached", "reached_change", "reached_change_low", "reached_change_high",
        "calls", "cost", "front", "undecided", "cell_sha256_12",
      ] + RunStamp.csvHeadings)
    for (place, cell) in report.result.cells.enumerated() {
      bytes += CSVLine.of(
        [String(place)] + cell.cell.values.map { $0 ?? "" } + figures(of: cell, report)
          + [String(report.hashes[place].prefix(12))] + report.stamp.csvFields)
    }
    return bytes
  }

  private static func figures(of cell: CellResult, _ report: SweepReport) -> [String] {
    let interval = cell.onTime?.clopperPearsonInterval(
      confidence: report.result.cellConfidence)
    let finish = cell.change.finish
    func by(_ place: Int) -> String {
      cell.finish?.quantiles[place].at.instant.map { report.clock.format($0, as: .rfc3339) } ?? ""
    }
    func number(_ value: Double?) -> String {
      guard let value, value.isFinite else { return "" }
      return "\(value.rounded(toPlaces: 6))"
    }
    let reached = cell.change.reached.change
    return [
      cell.slots.map(String.init) ?? "", String(report.result.replications),
      cell.onTime.map { String($0.successes) } ?? "", number(interval?.lowerBound),
      number(interval?.upperBound), by(0), by(2),
      cell.finish.map { String($0.missed) } ?? "", number(finish?.mean.mean),
      number(finish?.mean.lower), number(finish?.mean.upper),
      finish.map { String($0.later.successes) } ?? "", number(cell.reached.mean),
      number(reached.mean), number(reached.lower), number(reached.upper),
      number(cell.attempts.mean), number(cell.cost.mean),
      cell.isKnee ? "bend" : cell.isOnFront ? "yes" : "no", cell.isUndecided ? "yes" : "no",
    ]
  }
}
