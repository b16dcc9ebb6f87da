import Foundation

/// Which columns of a list hold telephone numbers, whatever they are called.
public enum NumberColumns {
  /// So many rows are looked at, and so much of a column must be numbers that can be called.
  private static let sample = 200
  private static let share = 0.8

  /// The names of the columns in which at least four in five of the fields that are not empty, of
  /// the first two hundred rows, are numbers that can be called; in the order of the header.
  ///
  /// - Parameter defaultRegion: the country of numbers without a country code; without it they are
  ///   no numbers, for they could be any digits.
  /// - Returns: none if there is no such column, or the file cannot be read, which loading it says
  ///   better.
  public static func found(inFile path: String, defaultRegion: String?) -> [String] {
    let most = 1 << 18
    guard let handle = FileHandle(forReadingAtPath: path),
      let piece = try? handle.read(upToCount: most)
    else { return [] }
    var rows = CSVRows()
    var header: [String] = []
    var counts: [(filled: Int, numbers: Int)] = []
    func look(_ row: CSVRows.Row) {
      guard row.number > 1 else {
        header = row.fields.map { String($0.trimmingWhiteSpace()) }
        counts = header.map { _ in (0, 0) }
        return
      }
      guard row.number <= sample + 1 else { return }
      for (column, field) in zip(counts.indices, row.fields)
      where !field.trimmingWhiteSpace().isEmpty {
        counts[column].filled += 1
        let isNumber = (try? PhoneNumber(field, defaultRegion: defaultRegion)) != nil
        counts[column].numbers += isNumber ? 1 : 0
      }
    }
    try? rows.read(piece, row: look)
    // Of a longer file the piece cuts off one row of many.
    if piece.count < most { try? rows.finish(row: look) }
    return header.indices.filter { column in
      let (filled, numbers) = counts[column]
      return filled > 0 && Double(numbers) >= share * Double(filled) && !header[column].isEmpty
    }.map { header[$0] }
  }
}
