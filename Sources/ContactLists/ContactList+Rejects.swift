internal import CCSV

extension ContactList {
  /// What was left out of some lists, as a CSV file that a spreadsheet opens:
  /// `list,row,column,value,reason` in UTF-8, one line per rejection, list by list and row by row.
  ///
  /// - Parameter lists: the lists with the names by which their owner knows them.
  /// - Returns: the bytes of the file; empty if nothing was left out.
  public static func rejectsFile(of lists: [(name: String, list: ContactList)]) -> [UInt8] {
    guard lists.contains(where: { !$0.list.rejected.isEmpty }) else { return [] }
    var text = Array("list,row,column,value,reason\n".utf8)
    for (name, list) in lists {
      for rejection in list.rejected {
        text += quoted(name)
        text += ",\(rejection.row)".utf8
        for field in [rejection.column, rejection.value, rejection.reason.description] {
          text.append(UInt8(ascii: ","))
          text += quoted(field)
        }
        text.append(UInt8(ascii: "\n"))
      }
    }
    return text
  }

  /// The field in double quotes, those within doubled (RFC 4180).
  private static func quoted(_ field: String) -> [UInt8] {
    let bytes = Array(field.utf8)
    // At worst every byte is a quote.
    return [UInt8](unsafeUninitializedCapacity: 2 * bytes.count + 2) { target, count in
      count = csv_write(target.baseAddress, target.count, bytes, bytes.count)
    }
  }
}
