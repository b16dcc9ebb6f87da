import Calendars
import Foundation

/// How a result's instants and spans are written on a page.
struct PagePhrases {
  private let result: ResultDocument
  private let showsDate: Bool

  init(_ result: ResultDocument) {
    self.result = result
    let ends = result.completion.flatMap(\.quantiles).compactMap(\.at) + [result.question.deadline]
    let last = ends.map(\.date).max() ?? result.scenario.starts.date
    showsDate = last.dayNumber - result.scenario.starts.date.dayNumber > 6
  }

  /// `Fri 17:41`; with the date once the result spans more than six days, and for what lies so far
  /// from its start; `never`.
  func by(_ moment: Moment?) -> String {
    guard let moment else { return "never" }
    let isFar = moment.date.dayNumber - result.scenario.starts.date.dayNumber > 6
    return showsDate || isFar ? moment.dateTime : moment.weekdayTime
  }

  /// `Fri 17:20 – Fri 17:55`; a question mark where few runs say nothing.
  func between(_ low: Moment?, _ high: Moment?) -> String {
    "\(low.map(by) ?? "?") – \(high.map(by) ?? "?")"
  }

  /// `95 %`.
  var goal: String { Figures.confidence(result.question.probability) }
  /// `Fri 18:00`.
  var deadline: String { by(result.question.deadline) }

  /// `soft`, `hard`, `as written`.
  static func mode(_ mode: String) -> String { mode.replacingOccurrences(of: "_", with: " ") }

  /// The name of an outcome without the underscores of scenarios.
  static func outcome(_ name: String) -> String { name.replacingOccurrences(of: "_", with: " ") }

  /// `+2 min 5 s`, `−1 h 3 min`, `0`.
  static func change(_ milliseconds: Int64?) -> String {
    guard let milliseconds else { return "–" }
    if milliseconds == 0 { return "0" }
    let text = Figures.duration(milliseconds: milliseconds)
    return milliseconds > 0 ? "+" + text : text
  }

  /// The same of an input that was changed: where there is no number, mostly only one finishes.
  static func change(_ milliseconds: Int64?, isNever: Bool) -> String {
    milliseconds.map { change($0) }
      ?? (isNever ? "mostly never finishes" : "mostly finishes only so")
  }

  /// The median change; `hard only` or `soft only` where only that way finishes as a rule.
  static func change(_ row: ResultDocument.Paired) -> String {
    if let medianMs = row.medianMs { return change(medianMs) }
    if row.onlyHardFinished == row.onlySoftFinished { return "–" }
    return row.onlyHardFinished > row.onlySoftFinished ? "hard only" : "soft only"
  }

  /// `−3 min … +1 min`.
  static func changes(_ low: Int64?, _ high: Int64?) -> String {
    guard low != nil || high != nil else { return "–" }
    return "\(low.map { change($0) } ?? "?") … \(high.map { change($0) } ?? "?")"
  }
}

extension ResultDocument.Completion {
  /// The quantile of this probability.
  func quantile(_ probability: Double) -> Quantile? {
    quantiles.first { $0.probability == probability }
  }
}
