import Foundation

/// Which columns of a list hold telephone numbers, whatever they are called.
public enum NumberColumns {
  /// A column, and what stands in it.
  public struct Found: Equatable, Sendable {
    /// As the header writes it.
    public let name: String
    /// In how many of the rows that were looked at it holds a number that can be called.
    public let numbers: Int
    /// How many rows were looked at.
    public let rows: Int
  }

  /// So many rows are looked at.
  private static let sample = 500
  /// A column with fewer numbers than one in so many rows holds something else.
  private static let leastShare = 20

  /// The columns in which at least one in twenty of the first five hundred rows has a number that
  /// can be called; in the order of the header.
  ///
  /// - Parameter defaultRegion: the country of numbers without a country code; without it they are
  ///   no numbers, for they could be any digits.
  /// - Returns: none if there is no such column, or the file cannot be read, which loading it says
  ///   better; nil if no row follows the header.
  public static func found(inFile path: String, defaultRegion: String?) -> [Found]? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return [] }
    var rows = CSVRows()
    var header: [String]?
    var looked = 0
    var numbers: [Int] = []
    func look(_ row: CSVRows.Row) {
      guard let names = header else {
        header = row.fields.map { String($0.trimmingWhiteSpace()) }
        numbers = [Int](repeating: 0, count: row.fields.count)
        return
      }
      guard looked < sample else { return }
      looked += 1
      for (column, field) in zip(names.indices, row.fields)
      where (try? PhoneNumber(field, defaultRegion: defaultRegion)) != nil {
        numbers[column] += 1
      }
    }
    do {
      while looked < sample, let piece = try handle.read(upToCount: 1 << 18), !piece.isEmpty {
        try rows.read(piece, row: look)
      }
      if looked < sample { try rows.finish(row: look) }
    } catch {
      return []
    }
    guard looked > 0 else { return nil }
    let names = header ?? []
    return names.indices.filter {
      !names[$0].isEmpty && numbers[$0] > 0 && numbers[$0] * leastShare >= looked
    }.map { Found(name: names[$0], numbers: numbers[$0], rows: looked) }
  }
}
