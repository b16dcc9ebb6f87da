extension WallTime {
  /// What is wrong with a text that is nearly a wall time: it has an offset from UTC, which no
  /// clock on a wall has, or no time of day; nil if it is something else.
  ///
  /// - Parameter example: the time of day in the advice to name one.
  public static func advice(on text: String, example: String = "09:00") -> String? {
    if (try? CivilDate(parsing: text)) != nil {
      return "the time of day is missing: \"\(text) \(example)\""
    }
    let offset = #/ ?(?:Z|z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})$/#
    guard let match = text.firstMatch(of: offset),
      let time = try? WallTime(parsing: String(text[..<match.range.lowerBound]))
    else { return nil }
    return "\"\(String(match.0).filter { $0 != " " })\" cannot stand here: the zone stands in the"
      + " scenario; write what a clock there shows, such as \"\(time)\""
  }
}
