import Calendars
import Planning
import Rainbow
import Statistics

/// The summary that `dialcast run` prints: fits 80 columns, readable without colour.
public enum TerminalSummary {
  /// What the report cannot know.
  public struct Surroundings: Sendable {
    /// Whether headings may be emphasised; the Rainbow package leaves them plain all the same
    /// where the output is no terminal or `NO_COLOR` is set.
    public var isColoured: Bool
    /// Where the files of the report lie; nil if none were written.
    public var folder: String?
    /// How long the run took, in milliseconds; nil to leave it out.
    public var elapsedMs: Int64?

    /// Surroundings, plain unless told otherwise.
    public init(isColoured: Bool = false, folder: String? = nil, elapsedMs: Int64? = nil) {
      self.isColoured = isColoured
      self.folder = folder
      self.elapsedMs = elapsedMs
    }
  }

  /// The widest line.
  static let width = 80
  private static let rowLimit = 20

  /// The text, with a line feed at its end.
  public static func text(of report: Report, in surroundings: Surroundings = .init()) -> String {
    let tables = ReportTables(report)
    let ink = Ink(isColoured: surroundings.isColoured)
    var lines = wrapped(Conclusion(report).headline).map { ink.headline($0, report) }
    lines += subject(of: report).flatMap { wrapped($0, indent: "  ") } + [""]
    if report.hasLists {
      lines += section(tables.completion(limit: rowLimit), ink)
      lines += hidden(report.lists.count, "campaigns") + [""]
    }
    if !report.forecast.streams.isEmpty {
      lines += section(tables.streams(limit: rowLimit), ink)
      lines += hidden(report.forecast.streams.count, "streams") + [""]
    }
    lines += section(tables.pools(limit: rowLimit), ink)
    lines += hidden(report.pools.count, "pools")
    lines += wrapped(ReportTables.useExplained, indent: "  ") + [""]
    let bindings = tables.bindings(limit: rowLimit)
    if !bindings.rows.isEmpty { lines += section(bindings, ink) + [""] }
    let fates = sideBySide(tables.outcomes(limit: rowLimit), tables.states())
    lines += section(fates, ink)
    lines += [""] + wrapped(reached(report), indent: "  ")
    lines += report.notes.flatMap { wrapped("note: \($0)", indent: "  ") }
    lines += closing(report, surroundings)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The probability with its interval; the scenario and its size.
  private static func subject(of report: Report) -> [String] {
    let forecast = report.forecast
    let runs = Figures.count(forecast.replications)
    let onTime = report.hasLists ? forecast.whole.finished.onTime : nil
    let probability = onTime.map {
      "probability \(Conclusion.probability($0, confidence: forecast.confidence))"
    }
    return [probability].compactMap(\.self) + [
      "\(report.stamp.scenario): \(Figures.mean(forecast.whole.tasks)) contacts,"
        + " \(runs) \(forecast.replications == 1 ? "run" : "runs"), seed \(report.stamp.seed),"
        + " \(report.zonesText)"
    ]
  }

  private static func reached(_ report: Report) -> String {
    let whole = report.forecast.whole
    let share = whole.tasks > 0 ? whole.reached.mean / whole.tasks : nil
    return "\(Figures.mean(whole.attempts.mean)) calls a run;"
      + " \(Figures.mean(whole.reached.mean)) contacts reached (\(Figures.share(share)))"
  }

  private static func closing(_ report: Report, _ surroundings: Surroundings) -> [String] {
    var parts: [String] = []
    if let folder = surroundings.folder { parts.append("report  \(folder)") }
    if let elapsed = surroundings.elapsedMs {
      parts.append("in \(Figures.duration(milliseconds: elapsed))")
    }
    return parts.isEmpty ? [] : ["", "  " + parts.joined(separator: "   ")]
  }

  private static func section(_ grid: Grid, _ ink: Ink) -> [String] {
    section(grid.lines(fitting: width - 2), ink)
  }

  private static func section(_ lines: [String], _ ink: Ink) -> [String] {
    lines.enumerated().map { "  " + ($0.offset == 0 ? ink.heading($0.element) : $0.element) }
  }

  private static func hidden(_ count: Int, _ what: String) -> [String] {
    count > rowLimit ? ["  … and \(count - rowLimit) more \(what) in the report"] : []
  }

  /// Two tables beside each other, the first as wide as it needs.
  private static func sideBySide(_ left: Grid, _ right: Grid) -> [String] {
    let (left, right) = (left.lines(), right.lines())
    let column = (left.map(\.count).max() ?? 0) + 4
    return (0..<max(left.count, right.count)).map { row in
      let first = row < left.count ? left[row] : ""
      guard row < right.count else { return first }
      return first + String(repeating: " ", count: column - first.count) + right[row]
    }
  }

  /// The text broken at blanks into lines of at most `width` characters.
  public static func wrapped(_ text: String, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = indent
    for word in text.split(separator: " ") {
      if line.count + 1 + word.count > width, line.count > indent.count {
        lines.append(line)
        line = indent
      }
      line += (line.count > indent.count ? " " : "") + word
    }
    return lines + (line.count > indent.count ? [line] : [])
  }
}

/// Emphasis, if it is wanted.
private struct Ink {
  let isColoured: Bool

  func heading(_ text: String) -> String { isColoured ? text.dim : text }

  func headline(_ text: String, _ report: Report) -> String {
    guard isColoured else { return text }
    return switch Conclusion(report).verdict {
    case .met: text.green.bold
    case .missed: text.red.bold
    case .undecided: text.yellow.bold
    case nil: text.bold
    }
  }
}
