extension CallingHours.Window {
  /// The window written as `Mon-Fri 09:00-12:00`, `Sat` (the whole day) or `18:00-20:00` (every
  /// day): what `description` writes.
  ///
  /// - Throws: `notAWindow` if it is of another form, what is wrong with its days or times, and
  ///   what no window may be.
  public init(parsing text: String) throws(CalendarError) {
    // No name of a day has a digit.
    let start = text.firstIndex { $0.isNumber } ?? text.endIndex
    let days = text[..<start].filter { !$0.isWhitespace }
    let times = text[start...].split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "–" }
    ).map { String($0.filter { !$0.isWhitespace }) }
    guard times.count == 2 || times == [""], !(days.isEmpty && times.count == 1) else {
      throw .notAWindow(text)
    }
    let weekdays = days.isEmpty ? .daily : try Weekdays(parsing: days)
    guard times.count == 2 else {
      self.init(known: weekdays, .startOfDay, .endOfDay)
      return
    }
    try self.init(
      weekdays, from: try LocalTime(parsing: times[0]), to: try LocalTime(parsing: times[1]))
  }
}
