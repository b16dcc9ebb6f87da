import Calendars

/// Calling hours as they are written: `default`, one window, or several.
enum HoursForm {
  case standard
  case windows([Located<HoursSpec>])

  /// A word, an object, or a list of objects.
  static var form: ValueType<Self> {
    let example = "calling hours such as {days: Mon-Fri, from: \"09:00\", to: \"19:00\"}"
    return .forms(
      "hours, list of hours, or default", expected: example,
      scalar: .word(
        [("default", .standard)], expected: "\(example), or default",
        hint: HoursSpec.advice),
      mapping: HoursSpec.type.located.map { .windows([$0]) },
      list: HoursSpec.type.list(atLeast: 1).map { .windows($0) })
  }
}

/// A daily calling window as it is written.
struct HoursSpec: DocumentObject {
  var days: Located<Weekdays>?
  var from: Located<LocalTime>?
  var to: Located<LocalTime>?

  static let objectName = "hours"
  static let summary = """
    A daily calling window on the wall clock. A window that ends before it begins crosses \
    midnight and belongs to the day on which it opens (R5); 00:00 to 24:00 is all day.
    """

  static func advice(on text: String) -> String? {
    HoursText.mapping(meantBy: text).map { "write \($0)" }
  }

  static var keys: [Key<Self>] {
    [
      Key(
        "days", \.days, .weekdays, default: "Mon-Fri",
        "`Mon-Fri`, `Mon, Wed`, `weekdays`, `weekend` or `daily`."),
      Key("from", \.from, .timeOfDay, default: "09:00", "The first moment for a call to start."),
      Key("to", \.to, .timeOfDay, default: "19:00", "The first moment that is too late."),
    ]
  }
}
