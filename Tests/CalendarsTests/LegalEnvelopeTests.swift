import Calendars
import Scheduling
import Testing

@Suite("Legal envelopes (R8)")
struct LegalEnvelopeTests {
  @Test(
    "the hours of every envelope",
    arguments: [
      ("au_telemarketing", "Mon-Fri 09:00-20:00, Sat 09:00-17:00"),
      ("ca_telemarketing", "Mon-Fri 09:00-21:30, Sat-Sun 10:00-18:00"),
      ("fr_telemarketing", "Mon-Fri 10:00-13:00, Mon-Fri 14:00-20:00"),
      ("us_debt_collection", "daily 08:00-21:00"), ("us_federal", "daily 08:00-21:00"),
      ("us_florida", "daily 08:00-20:00"),
    ])
  func hours(name: String, hours: String) throws {
    let envelope = try LegalEnvelope(named: name)
    #expect("\(envelope.hours)" == hours)
    #expect(!envelope.source.isEmpty)
  }

  @Test("envelopes are listed by name, in lower_snake, with their country first")
  func names() {
    let names = LegalEnvelope.all.map(\.name)
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]{2}(_[a-z]+)+/) != nil })
  }

  @Test("an unknown name is refused with the closest")
  func unknown() {
    #expect(
      throws: CalendarError.unknownEnvelope("us_federel", closest: ["us_federal"])
    ) { try LegalEnvelope(named: "us_federel") }
  }

  @Test("an envelope is intersected with the campaign's hours")
  func intersection() throws {
    let clock = try clock("America/New_York", 2026, through: 2026)
    let (start, end) = (try utc("2026-07-01 04:00"), try utc("2026-07-02 04:00"))
    let florida = try LegalEnvelope(named: "us_florida").hours
    let campaign = try CalendarsTests.hours("daily 10:00-22:00")
    let both = campaign.windows(in: clock, from: start, to: end)
      .intersection(florida.windows(in: clock, from: start, to: end))
    #expect(lines(both) == ["2026-07-01 14:00 - 2026-07-02 00:00"])
  }
}
