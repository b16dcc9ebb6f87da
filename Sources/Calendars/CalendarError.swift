/// What is wrong with a text about hours, days or zones, and what would be right.
///
/// The description is half a sentence that fits behind a file, line and key, which the reader of
/// the file knows: `hours.from: expected a time of day such as "09:00", found "9am"`.
public enum CalendarError: Error, Hashable, Sendable {
  /// Not of the form `HH:MM` or `HH:MM:SS`, or past 24:00.
  case notATime(String)
  /// Not of the form `YYYY-MM-DD`.
  case notADate(String)
  /// Well-formed, but the calendar has no such day: `2026-02-30`.
  case noSuchDate(String)
  /// Not a date and a time of day: `2026-11-23 09:00`.
  case notAWallTime(String)
  /// No weekday, nor a known group of them; with the closest names.
  case notAWeekday(String, closest: [String])
  /// A list of weekdays that names none.
  case noWeekdays
  /// Not weekdays with times of day, or either of them: `Mon-Fri 09:00-12:00`.
  case notAWindow(String)
  /// A window whose ends are equal, which could mean all day or never (R4).
  case emptyWindow(LocalTime)
  /// A window that opens at 24:00, which is 00:00 of another weekday (R5).
  case opensAtEndOfDay
  /// No zone of the IANA database in the form area/city (R1); with the closest names.
  case unknownZone(String, closest: [String])
  /// No legal envelope of this name (R8); with the closest names.
  case unknownEnvelope(String, closest: [String])
}

extension CalendarError: CustomStringConvertible {
  /// What was expected and what was found, without a place and without a full stop.
  public var description: String {
    switch self {
    case .notATime(let text):
      "expected a time of day such as \"09:00\", at most \"24:00\", found \"\(text)\""
    case .notADate(let text):
      "expected a date such as \"2026-11-23\", found \"\(text)\""
    case .noSuchDate(let text):
      "expected a date of the calendar, but there is no \(text)"
    case .notAWallTime(let text):
      "expected a date and a time of day such as \"2026-11-23 09:00\", found \"\(text)\""
        + (WallTime.advice(on: text).map { "; \($0)" } ?? "")
    case .notAWeekday(let text, let closest):
      "expected weekdays such as \"Mon-Fri\", \"Mon, Wed\", \"weekdays\" or \"daily\", "
        + "found \"\(text)\"" + suggestion(closest)
    case .noWeekdays:
      "expected at least one weekday, such as \"Mon-Fri\" or \"daily\""
    case .notAWindow(let text):
      "expected weekdays and times of day such as \"Mon-Fri 09:00-12:00\", \"Sat\" or "
        + "\"18:00-20:00\", found \"\(text)\""
    case .emptyWindow(let time):
      "expected a window with different ends, found \(time) to \(time); "
        + "all day is \"00:00\" to \"24:00\""
    case .opensAtEndOfDay:
      "expected a window that opens before 24:00; write \"00:00\" on the next weekday"
    case .unknownZone(let text, let closest):
      "expected a zone of the IANA database such as \"Europe/Berlin\", found \"\(text)\""
        + suggestion(closest)
    case .unknownEnvelope(let text, let closest):
      "expected a legal envelope such as \"us_federal\", found \"\(text)\"" + suggestion(closest)
    }
  }

  private func suggestion(_ closest: [String]) -> String {
    guard !closest.isEmpty else { return "" }
    return "; did you mean " + closest.map { "\"\($0)\"" }.joined(separator: " or ") + "?"
  }
}
