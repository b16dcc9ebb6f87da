import Foundation
import Testing

@testable import ContactLists

@Suite("Contact lists")
struct ContactListTests {
  @Test("keep alternates in the order of their numbers, and variables by name")
  func columns() throws {
    let list = try load(
      """
      phone_3,Phone,phone_number_2,name,name_2,Timezone
      020 7946 0013,020 7946 0001,020 7946 0012,Ann,Bo,Europe/London
      ,020 7946 0002,,Cy,,
      020 7946 0033,020 7946 0003,,Di,,America/New_York
      """)
    #expect(list.digits == [442_079_460_001, 442_079_460_002, 442_079_460_003])
    let alternates = (0..<3).map { list.alternates(of: $0).map(\.digits) }
    #expect(alternates == [[442_079_460_012, 442_079_460_013], [], [442_079_460_033]])
    #expect(list.variables.map(\.name) == ["name", "name_2"])
    #expect(list.values("name_2") == ["Bo", "", ""])
    #expect(
      (0..<3).map { list.zone(of: $0).map { list.zones[$0] } } == [
        "Europe/London", nil, "America/New_York",
      ])
    #expect(list.rejected.isEmpty && list.notes.isEmpty)
  }

  /// Columns that are named, and the numbers, zone and variables that follow from it.
  static let named:
    [(columns: [String: String], numbers: [String], zone: String?, rest: [String])] =
      [
        ([:], ["Phone", "phone_2"], "timezone", ["Mobile", "TZ"]),
        (["phone": "Mobile"], ["Mobile", "phone_2"], "timezone", ["Phone", "TZ"]),
        (["phone": " mobile"], ["Mobile", "phone_2"], "timezone", ["Phone", "TZ"]),
        (["phone_2": "Mobile"], ["Phone", "Mobile"], "timezone", ["phone_2", "TZ"]),
        (["phone_3": "Mobile"], ["Phone", "phone_2", "Mobile"], "timezone", ["TZ"]),
        (
          ["phone": "phone_2", "phone_2": "Phone"], ["phone_2", "Phone"], "timezone",
          ["Mobile", "TZ"]
        ),
        (["timezone": "TZ"], ["Phone", "phone_2"], "TZ", ["Mobile", "timezone"]),
      ]

  @Test("read the columns that are named for a role, and no other for it", arguments: named.indices)
  func namedColumns(row: Int) throws {
    let (columns, numbers, zone, rest) = Self.named[row]
    var names = ColumnNames()
    for (role, column) in columns { names[role] = column }
    let roles = try ColumnRoles(
      header: ["Phone", "phone_2", "Mobile", "timezone", "TZ"], path: "list.csv", own: names)
    #expect(roles.phoneColumns.map { roles.names[$0] } == numbers)
    #expect(roles.zone.map { roles.names[$0] } == zone)
    #expect(roles.variables.map { roles.names[$0] } == rest)
  }

  @Test("find the columns of numbers by what they hold")
  func numberColumns() throws {
    let text = """
      Invoice;Mobile;Landline;Born
      20079460;020 7946 0001;+44 20 7946 0011;1970-03-19
      20079461;;+44 20 7946 0012;1971-03-19
      20079462;020 7946 0003;none;1972-03-19
      """
    let file = try TemporaryFile(text)
    func found(_ region: String?) -> [String]? {
      NumberColumns.found(inFile: file.path, defaultRegion: region)?.map {
        "\($0.name) \($0.numbers) of \($0.rows)"
      }
    }
    #expect(found("GB") == ["Mobile 2 of 3", "Landline 2 of 3"])
    #expect(found(nil) == ["Landline 2 of 3"])
    #expect(NumberColumns.found(inFile: "/nowhere", defaultRegion: nil) == [])
    let empty = try TemporaryFile("Mobile,Name\n")
    #expect(NumberColumns.found(inFile: empty.path, defaultRegion: nil) == nil)
  }

  @Test("drop duplicates and name the row that is kept (R28)")
  func duplicates() throws {
    let list = try load(
      "phone\n020 7946 0001\n12\n+442079460001\n020 7946 0002\n0044 20 7946 0001\n")
    #expect(list.rows == [2, 5])
    #expect(
      list.rejected.map(\.description) == [
        "row 3, phone “12”: too few digits for a number of region GB",
        "row 4, phone “+442079460001”: same number as row 2, which is kept",
        "row 6, phone “0044 20 7946 0001”: same number as row 2, which is kept",
      ])
  }

  @Test("lose a bad alternate, not its contact")
  func badAlternates() throws {
    let list = try load(
      "phone,phone_2,phone_3\n020 7946 0001,12,020 7946 0009\n"
        + "020 7946 0002,+442079460002,020 7946 0009\n")
    #expect(list.count == 2)
    #expect(
      (0..<2).map { list.alternates(of: $0).map(\.digits) } == [
        [442_079_460_009], [442_079_460_009],
      ])
    #expect(list.rejected.map(\.column) == ["phone_2", "phone_2"])
    #expect(list.rejected.map(\.keepsContact) == [true, true])
    #expect(list.rejected[1].reason == .repeatedInRow)
  }

  @Test(
    "never guess a time zone (R1)",
    arguments: ["Eastern", "PST", "EST", "America/Bosten", "+01:00", "GMT+2", "europe/london"])
  func unknownZones(zone: String) throws {
    let list = try load("phone,timezone\n020 7946 0001,\(zone)\n020 7946 0002,UTC\n")
    #expect(list.rows == [3])
    #expect(list.zones == ["UTC"])
    #expect(list.rejected.map(\.reason) == [.unknownZone])
    #expect(list.rejected.map(\.value) == [zone])
  }

  @Test("do not hold a number against a later row when its own row was rejected")
  func rejectedRowsLeaveTheirNumberFree() throws {
    let list = try load("phone,timezone\n020 7946 0001,Mars\n020 7946 0001,UTC\n")
    #expect(list.rows == [3])
    #expect(list.rejected.count == 1)
  }

  @Test("are the same for any number of threads", arguments: [1, 2, 3, 8])
  func threads(threads: Int) throws {
    let rows = (0..<400).map { "020 7946 0\(($0 * 37) % 300),\($0),\($0 % 5 == 0 ? "x" : "")" }
    let text = "phone,order,phone_2\n" + rows.joined(separator: "\n")
    let one = try load(text, threads: 1)
    let many = try load(text, threads: threads)
    #expect(one.primaryNumbers == many.primaryNumbers && one.rows == many.rows)
    #expect(one.values("order") == many.values("order"))
    #expect(one.rejected == many.rejected)
    #expect(one.count > 0 && one.rejected.count > 80)
    #expect(one.rows == one.rows.sorted())
  }

  @Test("tell their progress and can be cancelled")
  func progressAndCancelling() throws {
    let file = try TemporaryFile("phone,name\n020 7946 0001,Ann\n020 7946 0002,Bo\n")
    var rows: [Int] = []
    _ = try ContactList.load(
      path: file.path, options: .init(defaultRegion: "GB"),
      progress: {
        rows.append($0.rows)
        #expect($0.bytes == $0.totalBytes)
      })
    #expect(rows == [3])
    #expect(throws: ContactListError.cancelled) {
      try ContactList.load(path: file.path, isCancelled: { true })
    }
  }

  @Test("are read in pieces, so that memory does not grow with the file")
  func streaming() throws {
    let reader = CSVReader(separator: UInt8(ascii: ","))
    let text = Array((0..<20_000).map { "\($0),\"name, \($0)\"\r\n" }.joined().utf8)
    var read = 0
    for start in stride(from: 0, to: text.count, by: 1000) {
      try text[start..<min(start + 1000, text.count)].withUnsafeBytes { try reader.read($0) }
      #expect(reader.batch.bytes.count < 2000 && reader.batch.count < 200)
      for record in 0..<reader.batch.count {
        let fields = reader.batch.fields(of: record)
        let name = reader.batch.field(at: fields.upperBound - 1)
        #expect(fields.count == 2 && name.elementsEqual("name, \(read)".utf8))
        read += 1
      }
      reader.batch.removeAll()
    }
    try reader.finish()
    #expect(read == 20_000 && reader.row == 20_001 && reader.blankRows == 0)
  }

  @Test("spell out a column whose values all differ, and keep one that repeats itself")
  func manyDifferentValues() throws {
    let starts: [UInt64] = [442_079_460_000, 441_134_960_000]
    let numbers = starts.flatMap { start in (0..<1000).map { start + $0 } }
    let rows = numbers.enumerated().map { "+\($1),value \($0),\($0 % 3)" }
    let list = try load("phone,order,clinic\n" + rows.joined(separator: "\n"))
    #expect(list.digits == numbers)
    #expect(list.values("order") == (0..<2000).map { "value \($0)" })
    #expect(list.values("clinic") == (0..<2000).map { String($0 % 3) })
  }
}
