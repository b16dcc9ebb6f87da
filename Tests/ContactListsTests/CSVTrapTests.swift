import Foundation
import Testing

@testable import ContactLists

@Suite("CSV files as people have them")
struct CSVTrapTests {
  @Test(
    "load whatever their line ends, marks, quotes and separators",
    arguments: [
      "phone,name\n020 7946 0001,Ann\n020 7946 0002,Bo\n",
      "phone,name\r\n020 7946 0001,Ann\r\n020 7946 0002,Bo\r\n",
      "phone,name\r020 7946 0001,Ann\r020 7946 0002,Bo\r",
      "phone,name\n020 7946 0001,Ann\n020 7946 0002,Bo",
      "\u{FEFF}phone,name\n020 7946 0001,Ann\n020 7946 0002,Bo\n",
      "\u{FEFF}\"phone\",\"name\"\n\"020 7946 0001\",\"Ann\"\n\"020 7946 0002\",Bo\n",
      "phone;name\n020 7946 0001;Ann\n020 7946 0002;Bo\n",
      "phone\tname\n020 7946 0001\tAnn\n020 7946 0002\tBo\n",
      "phone|name\n020 7946 0001|Ann\n020 7946 0002|Bo\n",
      "\n\n Phone Number , name \n020 7946 0001 , Ann\n020 7946 0002,Bo\n",
      "name,PHONE_NUMBER\nAnn,020 7946 0001\nBo,020 7946 0002\n",
      "phone,name,\n020 7946 0001,Ann,\n020 7946 0002,Bo,,,\n",
    ])
  func shapes(text: String) throws {
    let list = try load(text)
    #expect(list.digits == [442_079_460_001, 442_079_460_002])
    #expect(list.values("name") == ["Ann", "Bo"])
    #expect(list.rejected.isEmpty)
  }

  @Test("keep separators, quotes and line breaks within quotes")
  func quotedFields() throws {
    let list = try load(
      "phone,name\n020 7946 0001,\"Lee, \"\"Al\"\"\nJr\"\n020 7946 0002,Bo\nbad,x\n")
    #expect(list.values("name") == ["Lee, \"Al\"\nJr", "Bo"])
    #expect(list.rows == [2, 3])
    #expect(list.rejected.map(\.row) == [4])
  }

  @Test("count rows as a spreadsheet does", arguments: ["\n", "\r\n", "\r"])
  func rowNumbers(lineEnd: String) throws {
    let lines = ["phone,name", "020 7946 0001,a", "", "", "020 7946 0002,b", " ", ",", "12,c"]
    let list = try load(lines.joined(separator: lineEnd))
    #expect(list.rows == [2, 5])
    #expect(list.rejected.map(\.row) == [8])
    #expect(list.notes == ["blank rows skipped: 4"])
  }

  @Test("are UTF-8, Windows-1252 or both")
  func encodings() throws {
    let utf8 = Array("phone,name\n020 7946 0001,Zoë\n".utf8)
    let windows = Array("020 7946 0002,Ren".utf8) + [0xE9, 0x20, 0x80, 0x0A]
    let file = try TemporaryFile(utf8 + windows)
    let list = try ContactList.load(path: file.path, options: .init(defaultRegion: "GB"))
    #expect(list.values("name") == ["Zoë", "René €"])
    #expect(
      list.notes == ["fields that are not UTF-8, read as Windows-1252: 1, the first in row 3"])
  }

  @Test("keep a row cut short and reject one with too much")
  func fieldCounts() throws {
    let list = try load(
      "phone,name,city\n020 7946 0001,Ann\n020 7946 0002,Lee, Bo,Bath\n020 7946 0003,C,D\n")
    #expect(list.rows == [2, 4])
    #expect(list.values("city") == ["", "D"])
    #expect(list.rejected.map(\.reason) == [.tooManyFields(found: 4, expected: 3)])
    #expect(list.notes == ["rows with fewer fields than the header, the rest taken as empty: 1"])
  }

  @Test("with a zero byte lose that row only")
  func zeroByte() throws {
    let list = try load("phone,name\n020 7946 0001,A\0B\n020 7946 0002,Bo\n")
    #expect(list.rows == [3])
    #expect(list.rejected.map(\.reason) == [.containsNUL])
  }

  @Test("with line breaks and bells in a number are told of in one line")
  func oneLine() throws {
    let list = try load("phone,name\n\"0\r\n\u{7}\u{2028}2\",Ann\n020 7946 0002,Bo\n")
    let message = try #require(list.rejected.first?.description)
    #expect(message.hasPrefix("row 2, phone “0\\r\\n\\u{07}\\u{2028}2”"))
    #expect(list.rows == [3])
  }

  @Test("with a hundred thousand columns are told of in a few words")
  func manyColumns() throws {
    let header = (0..<100_000).map { "column\($0)" }.joined(separator: ",")
    let message = try #require(try failure((header + "\n").utf8)).description
    #expect(message.count < 1000)
    #expect(message.contains("Say which column holds the numbers"))
  }

  @Test("with a field beyond reason lose that row only")
  func overlongField() throws {
    let long = String(repeating: "x", count: ContactList.maximumFieldBytes + 1)
    let list = try load("phone,name\n020 7946 0001,\(long)\n020 7946 0002,Bo\n")
    #expect(list.rows == [3])
    #expect(list.rejected.map(\.reason) == [.fieldTooLong])
  }

  @Test("whose rows lie across the pieces read are whole")
  func pieces() throws {
    let name = String(repeating: "n", count: 50_000)
    let rows = (0..<60).map { "020 7946 00\($0 + 10),\(name)\($0)" }
    let list = try load("phone,name\n" + rows.joined(separator: "\n"))
    #expect(list.count == 60)
    #expect(list.values("name") == (0..<60).map { "\(name)\($0)" })
    #expect(list.rows == Array(2...61))
  }

  @Test("with a header only are empty lists")
  func headerOnly() throws {
    let list = try load("phone,name\n")
    #expect(list.count == 0)
    #expect(list.notes == ["the list has no contacts"])
  }
}

@Suite("Files that cannot be a list")
struct UnusableFileTests {
  @Test(
    "are refused with what would be right",
    arguments: [
      ("", "the file is empty; it needs a header line with a column “phone”"),
      ("\n\n", "the file is empty"),
      ("tel,name\n1,2\n", "row 1 has no column “phone” or “phone_number”; it names “tel”, “name”"),
      ("+442079460001,Ann\n", "That looks like a contact: put a header line before it"),
      ("phone,name,name\n", "columns 2 and 3 are both “name”"),
      ("phone,Phone Number\n", "columns 1 and 2 are both “phone”"),
      ("phone,phone_2,phone_number_2\n", "columns 2 and 3 are both “phone_2”"),
      ("phone,name\n1,a\n2,\"b\n3,c\n", "row 3: a double quote opens a field and none closes it"),
      ("PK\u{3}\u{4}xx", "a workbook or an archive"),
      ("sep=;\nphone;name\n", "Remove this line"),
      ("p\0h\0o\0n\0e\0\n", "zero bytes"),
    ])
  func errors(text: String, expected: String) throws {
    let message = try #require(try failure(text.utf8)).description
    #expect(message.contains(expected), "\(message)")
  }

  @Test("such as UTF-16 are named")
  func utf16() throws {
    #expect(try failure([0xFF, 0xFE, 0x70, 0])?.description.contains("UTF-16") == true)
    #expect(try failure([0xD0, 0xCF, 0x11, 0xE0, 0])?.description.contains(".xls") == true)
  }

  @Test("with a quote that swallows the rest are noticed before the end of the file")
  func swallowingQuote() throws {
    let text = "phone,name\n1,\"a\n" + String(repeating: "2,b\n", count: 800_000)
    let error = try #require(try failure(text.utf8))
    guard case .unterminatedQuote(_, let row) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(row == 2)
  }

  @Test("because they are missing or folders say so")
  func paths() {
    #expect(throws: ContactListError.missing(path: "/nowhere.csv")) {
      try ContactList.load(path: "/nowhere.csv")
    }
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: ContactListError.isDirectory(path: folder)) {
      try ContactList.load(path: folder)
    }
  }

  @Test("are not opened for a region nobody knows", arguments: ["UK", "gb", "England", ""])
  func region(region: String) {
    #expect(throws: ContactListError.unknownRegion(region)) {
      try ContactList.load(path: "/nowhere.csv", options: .init(defaultRegion: region))
    }
  }
}
