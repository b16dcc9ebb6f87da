import Calendars

/// One contact of a campaign, as it is written.
struct ContactActionSpec: DocumentObject {
  var campaign: Located<String>?
  var row: Located<Int>?

  static let objectName = "contact"
  static let summary = "One contact of a campaign."
  static var keys: [Key<Self>] {
    [
      Key("campaign", \.campaign, .reference, required: true, "The campaign."),
      Key("row", \.row, .row, required: true, ValueType.rowDocumentation),
    ]
  }
}

/// A time at which one contact is to be called, as it is written.
struct CallbackSpec: DocumentObject {
  var campaign: Located<String>?
  var row: Located<Int>?
  var due: Located<WallTime>?

  static let objectName = "callback"
  static let summary = """
    One contact of a campaign, and when it is to be called, in place of whatever it waited for.
    """
  static var keys: [Key<Self>] {
    [
      Key("campaign", \.campaign, .reference, required: true, "The campaign."),
      Key("row", \.row, .row, required: true, ValueType.rowDocumentation),
      Key(
        "due", \.due, .wallTime, required: true,
        "On the organisation's wall clock; outside of the hours, the next opening."),
    ]
  }
}

extension ValueType where Value == Int {
  fileprivate static var row: ValueType { whole(1...10_000_000) }

  fileprivate static var rowDocumentation: String {
    """
    The row of the list as a spreadsheet counts it, the header being row 1; without a list the \
    number of the contact, from 1 in the order of coming.
    """
  }
}
