import ContactLists
import Foundation
import Scenarios

/// A contact list of which nobody has said yet what its columns hold.
struct FoundList {
  /// The list as it was read.
  let contacts: ContactList
  /// The columns that were read though their names do not say what they hold: as the user named
  /// them, or as they were found.
  let columns: ColumnNames

  /// Reads a list. Where no column is called `phone` and the user names none, the only column that
  /// holds telephone numbers is taken; of several none is.
  ///
  /// - Throws: `Failure` with what is wrong with the file or its columns.
  init(
    path: String, region: String?, columns: ColumnNames, progress: (Int) -> Void,
    isCancelled: () -> Bool
  ) throws {
    func read(_ columns: ColumnNames) throws(ContactListError) -> ContactList {
      try ContactList.load(
        path: path, options: .init(defaultRegion: region, columns: columns),
        progress: { progress(100 * $0.bytes / max(1, $0.totalBytes)) }, isCancelled: isCancelled)
    }
    do throws(ContactListError) {
      (contacts, self.columns) = (try read(columns), columns)
    } catch {
      guard case .noPhoneColumn(_, let header) = error, !error.isWithoutHeader else {
        throw Self.failure(error)
      }
      let found = NumberColumns.found(inFile: path, defaultRegion: region)
      guard let found else {
        throw Failure(
          "\(path): no column is called phone, and there is no contact below the header", .badInput)
      }
      guard found.count == 1 else { throw Self.failure(header, found, of: path, region) }
      var guessed = columns
      guessed.phone = found[0].name
      do throws(ContactListError) {
        (contacts, self.columns) = (try read(guessed), guessed)
      } catch {
        throw Self.failure(error)
      }
    }
  }

  /// `numbers in Mobile, the only column that holds any; time zones in TZ`.
  ///
  /// - Parameter named: the columns that the user named; what was read besides was found.
  func columnsRead(besides named: ColumnNames) -> String {
    let isFound = named.phone == nil && columns.phone != nil
    return "numbers in \(contacts.numberColumns.joined(separator: ", "))"
      + (isFound ? ", the only column that holds any" : "")
      + (contacts.zoneColumn.map { "; time zones in \($0)" } ?? "; no column of time zones")
  }

  /// The columns to name instead where no row can be called: a line for each that holds numbers.
  func otherColumns(inFile path: String, region: String?) -> [String] {
    let found = NumberColumns.found(inFile: path, defaultRegion: region) ?? []
    return found.filter { !contacts.numberColumns.contains($0.name) }.map { column in
      "  numbers that can be called stand in “\(column.name)” (in \(column.numbers) of the"
        + " first \(column.rows) rows): --column " + CommandText.quoted("phone=\(column.name)")
    }
  }

  private static func failure(
    _ header: [String], _ found: [NumberColumns.Found], of path: String, _ region: String?
  ) -> Failure {
    let named = header.filter { !$0.isEmpty }
    if found.isEmpty {
      let columns = named.prefix(12).map { "“\($0)”" }.joined(separator: ", ")
      return Failure(
        "\(path): no column is called phone, and none holds numbers that can be called; there are "
          + "\(columns). Say which column holds them, --column phone=HEADER"
          + (region == nil
            ? ", and the country of numbers without a country code, such as --region GB" : ""),
        .badInput)
    }
    let columns = found.prefix(6).map { "“\($0.name)” (\($0.numbers))" }
    let ranked = found.sorted { $0.numbers > $1.numbers }
    let rows = found[0].rows == 1 ? "the first row" : "the first \(found[0].rows) rows"
    return Failure(
      "\(path): several columns hold numbers that can be called, in \(rows):"
        + " \(columns.joined(separator: " and ")); say which is called first, --column "
        + CommandText.quoted("phone=\(ranked[0].name)")
        + ", and which next, if any, --column "
        + CommandText.quoted("phone_2=\(ranked[1].name)"), .badInput)
  }

  private static func failure(_ error: ContactListError) -> Failure {
    switch error {
    case .cancelled: .interrupted
    case .missing(let path):
      Failure(
        "\(error)"
          + (NearbyFiles.suggestion(for: path, endings: [".csv", ".tsv", ".txt"])
            .map { "; \($0)" } ?? ""),
        .missingInput)
    case .isDirectory, .unreadable: Failure("\(error)", .missingInput)
    case .noColumn, .columnOfTwoRoles: Failure("\(error); see --column", .badInput)
    default: Failure("\(error)", .badInput)
    }
  }
}
