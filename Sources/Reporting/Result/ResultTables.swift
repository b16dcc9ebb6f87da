import Foundation

/// The tables of a result as CSV files: a header row, one fact per row, decimals with a dot, times
/// as RFC 3339; an empty field is what is not known or never happens.
enum ResultTables {
  /// The files by name, without those that would have no rows, in the order of the alphabet.
  static func files(of result: ResultDocument) -> [(name: String, bytes: [UInt8])] {
    zip(
      names,
      [
        attempts(result), completion(result), cost(result), curve(result), fits(result),
        outcomes(result),
        timeline(result),
        workspaces(result),
      ]
    ).compactMap { name, rows in rows.count > 1 ? (name, rows.flatMap(CSVLine.of)) : nil }
  }

  /// The names of all files there may be.
  static let names = [
    "attempts.csv", "completion.csv", "cost.csv", "curve.csv", "fits.csv", "outcomes.csv",
    "timeline.csv", "workspaces.csv",
  ]

  private static func curve(_ result: ResultDocument) -> [[String]] {
    [["sharing", "slots", "runs", "on_time", "probability", "low", "high", "p50", "p95"]]
      + result.curve.map {
        [
          $0.mode, String($0.slots), String($0.runs), String($0.onTime), number($0.probability),
          number($0.low), number($0.high), text($0.half), text($0.ninetyFive),
        ]
      }
  }

  private static func cost(_ result: ResultDocument) -> [[String]] {
    [
      [
        "sharing", "slots", "runs", "cost", "low", "high", "change", "change_low", "change_high",
        "by",
      ]
    ]
      + (result.cost?.curve ?? []).map { point in
        [point.mode, String(point.slots), String(point.runs)]
          + [
            point.total.mean, point.total.low, point.total.high, point.change.mean,
            point.change.low, point.change.high,
          ].map { $0.map(number) ?? "" } + [text(point.by)]
      }
  }

  private static func completion(_ result: ResultDocument) -> [[String]] {
    var rows = [["resolved_percent", "sharing", "kind", "at", "probability", "low", "high"]]
    for milestone in result.completion {
      let key = [String(milestone.resolved), milestone.mode]
      rows += milestone.quantiles.map {
        key + ["quantile", text($0.at), number($0.probability), text($0.low), text($0.high)]
      }
      rows += milestone.by.map {
        key + ["probability", text($0.at), number($0.probability), number($0.low), number($0.high)]
      }
    }
    return rows
  }

  private static func workspaces(_ result: ResultDocument) -> [[String]] {
    let heading = [
      "workspace", "contacts", "slots", "hard_slots", "hard_p50", "hard_p95", "soft_p50",
      "soft_p95", "mean_change_ms", "mean_low_ms", "mean_high_ms", "median_change_ms",
      "only_hard_finished",
      "only_soft_finished", "share_later", "median_later_ms", "lent_ms", "borrowed_ms", "reclaims",
      "reclaim_p95_ms", "longest_reclaim_p95_ms",
    ]
    return [heading] + result.paired.map(workspace)
  }

  private static func workspace(_ row: ResultDocument.Paired) -> [String] {
    var fields = [
      row.workspace ?? "", row.contacts.map(number) ?? "", row.slots.map { String($0) } ?? "",
      row.hardSlots.map { String($0) } ?? "",
    ]
    fields += [row.hardHalf, row.hardNinetyFive, row.softHalf, row.softNinetyFive].map(text)
    fields += [row.meanMs, row.meanLowMs, row.meanHighMs, row.medianMs].map(whole)
    fields += [
      String(row.onlyHardFinished), String(row.onlySoftFinished), number(row.shareLater),
    ]
    fields += [row.laterMs, row.lentMs, row.borrowedMs].map(whole)
    fields.append(row.reclaims.map(number) ?? "")
    return fields + [row.reclaimP95Ms, row.longestReclaimP95Ms].map(whole)
  }

  private static func timeline(_ result: ResultDocument) -> [[String]] {
    let heading = ["from", "workspace", "own_slots", "borrowed_slots", "lent_slots"]
    guard let use = result.use else { return [heading] }
    return [heading]
      + use.at.indices.flatMap { bin in
        use.pools.map { pool in
          [
            text(use.at[bin]), pool.name, number(pool.own[bin]), number(pool.borrowed[bin]),
            number(pool.lent[bin]),
          ]
        }
      }
  }

  private static func outcomes(_ result: ResultDocument) -> [[String]] {
    [["outcome", "calls_per_run"]]
      + (result.outcomes?.series ?? []).map { [$0.name, number($0.calls)] }
  }

  private static func attempts(_ result: ResultDocument) -> [[String]] {
    [["calls_to_contact", "contacts_per_run"]]
      + (result.attempts?.histogram ?? []).enumerated().map { [String($0), number($1)] }
  }

  private static func fits(_ result: ResultDocument) -> [[String]] {
    [["length", "family", "level", "observed_ms", "fitted_ms", "low_ms", "high_ms"]]
      + result.fits.flatMap { fit in
        fit.points.map { point in
          [fit.path, fit.shown, number(point.level)]
            + [point.observedMs, point.fittedMs, point.lowMs, point.highMs].map { String($0) }
        }
      }
  }

  private static func text(_ moment: Moment?) -> String { moment?.text ?? "" }
  private static func whole(_ value: Int64?) -> String { value.map { String($0) } ?? "" }
  /// As short as it can be read back exactly; whole numbers without a point.
  private static func number(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? String(value)
  }
}
