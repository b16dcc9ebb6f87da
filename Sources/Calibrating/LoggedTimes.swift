/// The times of calls as each of the columns that may hold them has them.
///
/// `Date` may hold a day whose time is in `Time`, or both, or be the day on which somebody is to be
/// called: what can be read tells.
struct LoggedTimes {
  private let columns: [[Int]]
  /// Of each choice of columns, the time of each row; nil: none that can be read.
  private var read: [[LoggedText.Time?]]

  /// Of no columns.
  init() { (columns, read) = ([], []) }

  init(of columns: LogColumns) {
    self.columns = columns.times
    read = self.columns.map { _ in [] }
  }

  /// Reads the next row.
  mutating func add(_ field: (Int) -> String) {
    for (choice, places) in columns.enumerated() {
      read[choice].append(
        LoggedText.time(places.map(field).filter { !$0.isEmpty }.joined(separator: " ")))
    }
  }

  /// The first choice that has a time for half of the rows, else that with most, and its times;
  /// nil: there is no choice.
  var likeliest: (choice: Int, times: [LoggedText.Time?])? {
    let counts = read.map { times in times.count { $0 != nil } }
    guard let most = counts.max() else { return nil }
    let choice =
      zip(counts, read).map { 2 * $0 >= $1.count && $0 > 0 }.firstIndex(of: true)
      ?? counts.firstIndex(of: most) ?? 0
    return (choice, read[choice])
  }
}

/// Numbers for what fields name, in the order in which they are met.
struct FieldNumbers {
  private var numbers: [String: Int] = [:]

  /// How many there are.
  var count: Int { numbers.count }

  /// The number of these fields; nil if one is empty, or there is none.
  mutating func number(_ fields: [String]) -> Int? {
    guard !fields.isEmpty, !fields.contains("") else { return nil }
    // No field holds the separator of records.
    let key = fields.joined(separator: "\u{1E}")
    if let number = numbers[key] { return number }
    let number = numbers.count
    numbers[key] = number
    return number
  }
}
