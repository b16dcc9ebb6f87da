import ContactLists
import Testing

@Suite("Telephone numbers")
struct PhoneNumberTests {
  @Test(
    "are normalised to E.164",
    arguments: [
      ("+44 20 7946 0123", nil, 442_079_460_123), ("+442079460123", nil, 442_079_460_123),
      ("020 7946 0123", "GB", 442_079_460_123), ("020.7946.0123", "GB", 442_079_460_123),
      ("(020) 7946-0123", "GB", 442_079_460_123), ("0044 20 7946 0123", "GB", 442_079_460_123),
      ("011 44 20 7946 0123", "US", 442_079_460_123), ("442079460123", "GB", 442_079_460_123),
      ("  212-555-0123\t", "US", 12_125_550_123), ("1 (212) 555 0123", "US", 12_125_550_123),
      ("+1 604 555 0123", "GB", 16_045_550_123), ("tel:+16045550123", nil, 16_045_550_123),
      ("＋４４２０７９４６０１２３", nil, 442_079_460_123),
      // The zero after Italy's country code belongs to the number.
      ("06 12345678", "IT", 390_612_345_678),
    ] as [(String, String?, UInt64)])
  func normalisation(text: String, region: String?, digits: UInt64) throws {
    #expect(try PhoneNumber(text, defaultRegion: region).digits == digits)
  }

  @Test(
    "are refused with a reason",
    arguments: [
      ("", "GB", .empty), ("  ", "GB", .empty), ("n/a", "GB", .notANumber),
      ("ask 020 7946 0123", "GB", .notANumber), ("020 79", "GB", .tooShort(region: "GB")),
      ("555-0123", "US", .tooShort(region: "US")), ("+1212", nil, .tooShort(region: "US")),
      ("020 7946 01234567", "GB", .tooLong(region: "GB")),
      ("+12125550123456789012", nil, .tooLong(region: nil)),
      ("+999 123 456 789", nil, .unknownCountryCode),
      ("020 7946 0123", nil, .missingCountryCode),
      ("0044 20 7946 0123", nil, .diallingPrefix),
      ("+1 212 555 0123 ext. 7", nil, .hasExtension),
      ("+1 555 555 0123", nil, .notInNumberingPlan(region: "US")),
      ("4.42E+11", "GB", .damaged(.scientificNotation)),
      ("4,42E+11", "DE", .damaged(.scientificNotation)),
      ("+4.42e11", nil, .damaged(.scientificNotation)),
      ("442079460123.0", "GB", .damaged(.decimalFraction)),
    ] as [(String, String?, PhoneNumberRefusal)])
  func refusal(text: String, region: String?, expected: PhoneNumberRefusal) {
    #expect(throws: expected) { try PhoneNumber(text, defaultRegion: region) }
    #expect(!expected.description.isEmpty)
  }

  /// The library would search a megabyte of these for an hour; `make fuzz` found it.
  @Test("as long as a page are no numbers, and that is seen at once", .timeLimit(.minutes(1)))
  func endless() {
    for piece in ["--1", "+4420", "1 ", "ext. 1", "٤"] {
      let text = "+1212" + String(repeating: piece, count: 300_000)
      #expect(throws: PhoneNumberRefusal.notANumber) { try PhoneNumber(text) }
    }
  }

  @Test("know their country", arguments: [("+442079460123", "GB"), ("+16045550123", "CA")])
  func region(text: String, region: String) throws {
    #expect(try PhoneNumber(text).region == region)
  }

  @Test("of no country have no region")
  func noRegion() throws {
    #expect(try PhoneNumber("+80012345678").region == nil)
  }

  @Test(
    "tell their zones by country, state and province (R7)",
    arguments: [
      ("+442079460123", ["Europe/London"]), ("+12125550123", ["America/New_York"]),
      ("+18085550123", ["Pacific/Honolulu"]),
      ("+16025550123", ["America/Denver", "America/Phoenix"]),
      ("+19025550123", ["America/Halifax"]),
      (
        "+16135550123",
        [
          "America/Atikokan", "America/Toronto", "America/Winnipeg",
        ]
      ),
      ("+80012345678", []),
    ])
  func zones(text: String, expected: [String]) throws {
    #expect(try NumberZones().zones(of: PhoneNumber(text)) == expected)
  }

  @Test("keep every zone of the country where the state is unknown")
  func zonesOfTollFreeNumber() throws {
    let zones = try NumberZones().zones(of: PhoneNumber("+18005550123"))
    #expect(zones.count > 10 && zones.contains("Pacific/Honolulu"))
    #expect(zones == zones.sorted())
  }

  @Test("need a zone table")
  func missingTable() {
    #expect(throws: ContactListError.self) { try NumberZones(zoneTable: "/nowhere/zone.tab") }
  }
}
