public import Scheduling

/// The hours in which the law of a place lets a call start, in the wall time of the person called.
///
/// Named by a scenario and intersected with the campaign's hours (R8). An aid for planning, not
/// legal advice: each envelope says where it comes from, so that it can be checked.
public struct LegalEnvelope: Hashable, Sendable {
  /// The name in scenarios: the country, then what tells it apart; in lower_snake.
  public let name: String
  /// The hours of the wall of the person called.
  public let hours: CallingHours
  /// The law or rule, by its citation.
  public let source: String
  /// Whether public holidays are closed too. The envelope knows no holidays: they are given as
  /// excluded dates.
  public let closesOnPublicHolidays: Bool
  /// The most calls to a person (R26); every one of them holds.
  public let caps: [Cap]
  /// How long nobody is called after a conversation; nil: no matter.
  public let quietAfterConversation: TimeSpan?

  /// At most so many calls to a person in a span of time that rolls.
  public struct Cap: Hashable, Sendable {
    /// How many.
    public let count: Int
    /// In how much time.
    public let per: TimeSpan
  }

  /// The envelope of a name.
  ///
  /// - Throws: `CalendarError.unknownEnvelope` with the closest names.
  public init(named name: String) throws(CalendarError) {
    guard let envelope = Self.all.first(where: { $0.name == name }) else {
      throw .unknownEnvelope(name, closest: closestNames(to: name, among: Self.all.map(\.name)))
    }
    self = envelope
  }

  private init(
    _ name: String, _ windows: [CallingHours.Window], source: String,
    closesOnPublicHolidays: Bool = false, caps: [Cap] = [],
    quietAfterConversation: TimeSpan? = nil
  ) {
    self.name = name
    self.hours = CallingHours(windows)
    self.source = source
    self.closesOnPublicHolidays = closesOnPublicHolidays
    self.caps = caps
    self.quietAfterConversation = quietAfterConversation
  }

  /// Every envelope, by name.
  public static let all: [LegalEnvelope] = [
    auTelemarketing, caTelemarketing, frTelemarketing, usDebtCollection, usFederal, usFlorida,
  ]

  /// Australia, telemarketing calls: Mon–Fri 09:00–20:00, Sat 09:00–17:00, never on Sundays and
  /// national public holidays. Telecommunications (Telemarketing and Research Calls) Industry
  /// Standard 2017. Research calls have longer hours.
  public static let auTelemarketing = LegalEnvelope(
    "au_telemarketing",
    [
      .init(known: .workdays, .hour(9), .hour(20)),
      .init(known: Weekdays(.saturday), .hour(9), .hour(17)),
    ],
    source: "Telecommunications (Telemarketing and Research Calls) Industry Standard 2017",
    closesOnPublicHolidays: true)

  /// Canada, telemarketing: Mon–Fri 09:00–21:30, Sat–Sun 10:00–18:00. CRTC Unsolicited
  /// Telecommunications Rules, Part III (Telemarketing Rules), section 23.
  public static let caTelemarketing = LegalEnvelope(
    "ca_telemarketing",
    [
      .init(known: .workdays, .hour(9), .hour(21, 30)),
      .init(known: .weekend, .hour(10), .hour(18)),
    ],
    source: "CRTC Unsolicited Telecommunications Rules, Part III, s. 23")

  /// France, unsolicited sales calls to consumers: Mon–Fri 10:00–13:00 and 14:00–20:00, never on
  /// public holidays, at most four times in thirty days. Code de la consommation, art. D. 223-9
  /// (décret n° 2022-1313).
  public static let frTelemarketing = LegalEnvelope(
    "fr_telemarketing",
    [
      .init(known: .workdays, .hour(10), .hour(13)),
      .init(known: .workdays, .hour(14), .hour(20)),
    ],
    source: "Code de la consommation, art. D. 223-9", closesOnPublicHolidays: true,
    caps: [Cap(count: 4, per: .hours(24 * 30))])

  /// United States, debt collection: every day 08:00–21:00 unless the consumer says otherwise.
  /// 15 U.S.C. 1692c(a)(1); 12 CFR 1006.6(b)(1)(i) (Regulation F). More than seven calls in seven
  /// days, or one within seven days after a conversation, are presumed to be harassment: 12 CFR
  /// 1006.14(b)(2).
  public static let usDebtCollection = LegalEnvelope(
    "us_debt_collection", [.init(known: .daily, .hour(8), .hour(21))],
    source: "15 U.S.C. 1692c(a)(1); 12 CFR 1006.6(b)(1)(i); 12 CFR 1006.14(b)(2)",
    caps: [Cap(count: 7, per: .hours(24 * 7))], quietAfterConversation: .hours(24 * 7))

  /// United States, telemarketing: every day 08:00–21:00. 16 CFR 310.4(c) (Telemarketing Sales
  /// Rule); 47 CFR 64.1200(c)(1).
  public static let usFederal = LegalEnvelope(
    "us_federal", [.init(known: .daily, .hour(8), .hour(21))],
    source: "16 CFR 310.4(c); 47 CFR 64.1200(c)(1)")

  /// Florida, commercial telephone solicitation: every day 08:00–20:00, at most three calls to a
  /// person in 24 hours. Fla. Stat. 501.616(6).
  public static let usFlorida = LegalEnvelope(
    "us_florida", [.init(known: .daily, .hour(8), .hour(20))], source: "Fla. Stat. 501.616(6)",
    caps: [Cap(count: 3, per: .hours(24))])
}
