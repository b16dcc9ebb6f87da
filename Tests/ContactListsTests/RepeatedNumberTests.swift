import Testing

@testable import ContactLists

@Suite("Numbers that a list repeats")
struct RepeatedNumberTests {
  @Test("are judged like the first of them, each in its own row (R28)")
  func rows() throws {
    let list = try load(
      """
      phone,phone_2
      020 7946 0001,12
      12,020 7946 0001
      020 7946 0002,020 7946 0001
      020 7946 0002,
      +44 20 7946 0001,
      020 7946 0003,12
      """)
    #expect(list.digits == [442_079_460_001, 442_079_460_002, 442_079_460_003])
    #expect(list.alternates(of: 1).map(\.digits) == [442_079_460_001])
    let expected: [RejectedRow] = [
      .init(
        row: 2, column: "phone_2", value: "12", reason: .phone(.tooShort(region: "GB")),
        keepsContact: true),
      .init(row: 3, column: "phone", value: "12", reason: .phone(.tooShort(region: "GB"))),
      .init(
        row: 5, column: "phone", value: "020 7946 0002", reason: .duplicate(ofRow: 4)),
      .init(
        row: 6, column: "phone", value: "+44 20 7946 0001", reason: .duplicate(ofRow: 2)),
      .init(
        row: 7, column: "phone_2", value: "12", reason: .phone(.tooShort(region: "GB")),
        keepsContact: true),
    ]
    #expect(list.rejected == expected)
  }

  @Test("are the same list for 1 and 4 threads, whatever stands before them")
  func threads() throws {
    let countries = ["+44 20 7946 0", "+1 604 555 0", "+1 212 555 0", "+1 555 555 0", "0"]
    var text = "phone,phone_2,phone_3\n"
    for row in 0..<900 {
      let number = { (step: Int) in
        countries[row * step % countries.count] + String(100 + row * step % 320)
      }
      text += "\(number(1)),\(number(7)),\(row % 3 == 0 ? number(11) : "")\n"
    }
    let one = try load(text, region: nil, threads: 1)
    let four = try load(text, region: nil, threads: 4)
    #expect(one.primaryNumbers == four.primaryNumbers && one.rows == four.rows)
    #expect(one.alternateNumbers == four.alternateNumbers)
    #expect(one.alternateEnds == four.alternateEnds)
    #expect(one.rejected == four.rejected)
    #expect(one.count > 100 && one.alternateNumbers.count > 100 && one.rejected.count > 500)
  }

  @Test("have the place of their first appearance, up to the capacity")
  func places() {
    var known = KnownTexts(capacity: 3)
    func place(_ text: String) -> Int? {
      let next = known.count
      let (place, isNew) = Array(text.utf8).withUnsafeBytes { known.place(of: $0) }
      #expect(isNew == (place == nil || place == next))
      return place
    }
    #expect(["a", "", "a", "b", "", "c", "c"].map(place) == [0, 1, 0, 2, 1, nil, nil])
    #expect(known.count == 3)
  }

  @Test("are told apart by every byte and their length")
  func texts() {
    let long = String(repeating: "1", count: 23)
    let texts = ["", "\0", "\0\0", "1", "1\0", "12", "21", long, long.dropLast() + "2"]
    var known = KnownTexts()
    for round in 0...1 {
      for (place, text) in texts.enumerated() {
        let found = Array(text.utf8).withUnsafeBytes { known.place(of: $0) }
        #expect(found == (place, round == 0), "\(text.debugDescription)")
      }
    }
    // Too long to be kept: new each time.
    let page = Array((long + "1").utf8)
    for _ in 0...1 { #expect(page.withUnsafeBytes { known.place(of: $0) } == (nil, true)) }
  }

  /// Long texts are read each time, between others that are not.
  @Test("are answered in the order of the records, batch after batch")
  func order() throws {
    let long = "+44 20 7946 0001" + String(repeating: " ", count: 20) + "2"
    var text = "phone,phone_2,name\n"
    // More than the quarter of a megabyte that is read at a time.
    for row in 0..<600 {
      let number = "020 7946 0\(100 + row % 300)"
      text += row % 5 == 0 ? "\(long),\(number)" : "\(number),\(row % 7 == 0 ? long : "")"
      text += "," + String(repeating: "x", count: 1000) + "\n"
    }
    #expect(text.utf8.count > 2 << 18)
    let lists = try [1, 4].map { try load(text, threads: $0) }
    #expect(lists[0].primaryNumbers == lists[1].primaryNumbers)
    #expect(lists[0].rejected == lists[1].rejected)
    let expected = (0..<300).filter { $0 % 5 != 0 }.map { 442_079_460_100 + UInt64($0) }
    #expect(lists[0].digits == expected)
    let isLong = lists[0].rejected.filter { $0.value == long }
    #expect(isLong.count == 120 + (0..<300).count { $0 % 7 == 0 && $0 % 5 != 0 })
    #expect(lists[0].rejected.count == isLong.count + 240)
  }
}
