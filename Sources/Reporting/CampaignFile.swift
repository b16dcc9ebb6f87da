import Calendars
import Planning
import Scheduling
import Statistics

/// `campaigns.csv`: one row per campaign and a last one for all of them together.
enum CampaignFile {
  /// The file: header row, dot decimals, RFC 3339 instants, UTF-8. An empty field is not known or
  /// never happens.
  static func bytes(of report: Report) -> [UInt8] {
    var bytes = CSVLine.of(headings(of: report))
    for (place, label) in report.campaigns.enumerated() {
      bytes += row(
        label.workspace, label.name, label.clock, report.forecast.campaigns[place],
        report.forecast.stream(of: place), report)
    }
    return bytes + row("", "(all)", report.clock, report.forecast.whole, nil, report)
  }

  private static func headings(of report: Report) -> [String] {
    var headings = ["workspace", "campaign", "contacts"]
    for milestone in ["finished", "resolved95", "resolved99"] {
      headings += Forecast.completionProbabilities.map {
        "\(milestone)_p\(Int(($0 * 100).rounded()))"
      }
    }
    headings += ["on_time_probability", "on_time_low", "on_time_high", "unfinished_runs"]
    headings += ["calls_mean", "reached_mean"]
    headings += FinalState.allCases.map { "\($0.name)_mean" }
    headings += outcomes(of: report).map { "calls_\(report.outcomeNames[Int($0.rawValue)])_mean" }
    headings.append("wait_mean_ms")
    headings += StreamForecast.probabilities.map { "wait_p\(Int(($0 * 100).rounded()))_ms" }
    return headings + RunStamp.csvHeadings
  }

  /// Every outcome that occurred anywhere: the columns are the same for every campaign.
  private static func outcomes(of report: Report) -> [Outcome] {
    report.forecast.whole.outcomes.map(\.outcome)
  }

  private static func row(
    _ workspace: String, _ name: String, _ clock: ZoneClock, _ forecast: CampaignForecast,
    _ stream: StreamForecast?, _ report: Report
  ) -> [UInt8] {
    var fields = [workspace, name, whole(forecast.tasks)]
    for milestone in [forecast.finished, forecast.resolved95, forecast.resolved99] {
      fields += milestone.quantiles.map { quantile in
        quantile.at.instant.map { clock.format($0, as: .rfc3339) } ?? ""
      }
    }
    let interval = forecast.finished.onTime?.wilsonInterval(confidence: report.forecast.confidence)
    fields += [forecast.finished.onTime?.value, interval?.lowerBound, interval?.upperBound].map {
      decimal($0)
    }
    fields.append(String(forecast.finished.missed))
    fields += [decimal(forecast.attempts.mean), decimal(forecast.reached.mean)]
    fields += forecast.states.map { decimal($0.mean) }
    fields += outcomes(of: report).map { outcome in
      decimal(forecast.outcomes.first { $0.outcome == outcome }?.mean ?? 0)
    }
    fields.append(decimal(stream?.meanWaitMs?.mean))
    let waits = stream?.waitQuantilesMs ?? []
    fields += StreamForecast.probabilities.indices.map {
      waits.indices.contains($0) ? String(waits[$0]) : ""
    }
    return CSVLine.of(fields + report.stamp.csvFields)
  }

  /// A number of contacts, which has decimals only where it is a mean.
  private static func whole(_ count: Double) -> String {
    count == count.rounded() ? String(Int(count)) : decimal(count)
  }

  private static func decimal(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return "\(value.rounded(toPlaces: 6))"
  }
}
