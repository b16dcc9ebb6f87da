import Calendars
import Scheduling

/// At most so many calls in a period, as it is written.
struct CapSpec: DocumentObject {
  var atMost: Located<Int>?
  var per: Located<Period>?
  var timezone: Located<String>?
  var scope: Located<AttemptCap.Scope>?

  /// A length of time that rolls, or a unit of the calendar.
  enum Period {
    case rolling(TimeSpan)
    case calendar(CalendarUnit)
  }

  static let objectName = "cap"
  static let summary = """
    At most so many calls in a period, counted when they start (R26). A contact that a cap holds \
    is called when the oldest call has left the period, in its place in the order.
    """
  static var keys: [Key<Self>] {
    [
      Key("at_most", \.atMost, .whole(1...1_000_000), required: true, "How many calls."),
      Key(
        "per", \.per, periodForm, required: true,
        "A length of time, which ends now at any time (`24 h`); or `day` or `week` on the calendar."
      ),
      Key(
        "timezone", \.timezone, .zone, default: "the campaign's",
        "With `day` or `week`: the zone in which they begin."),
      Key(
        "scope", \.scope,
        .word([("number", .number), ("contact", .contact), ("campaign", .campaign)]),
        default: "number",
        """
        What counts together. `number`: the calls to a number by all campaigns of the \
        organisation. `contact`: the calls of this campaign to a contact on any number. \
        `campaign`: all calls of this campaign.
        """),
    ]
  }

  private static var periodForm: ValueType<Period> {
    .text(
      "`day`, `week` or duration", expected: "day, week or a duration such as \"24 h\"",
      pattern: "(day|week|\(durationPattern))",
      hint: { $0.number == nil ? nil : "the unit is missing: ms, s, min, h or days" },
      parse: { text in
        switch text {
        case "day": .calendar(.day)
        case "week": .calendar(.week)
        default:
          TimeSpan(durationText: text).flatMap { $0 > .zero ? .rolling($0) : nil }
        }
      })
  }
}

/// The numbers that a campaign shows, as they are written.
struct CallerIDsSpec: DocumentObject {
  var numbers: Located<[Located<String>]>?
  var strategy: Located<NumberStrategy>?

  static let objectName = "caller_ids"
  static let summary = "The numbers that a campaign shows to those it calls (R27)."
  static var keys: [Key<Self>] {
    [
      Key(
        "numbers", \.numbers, ValueType.callerID.list(atLeast: 1), required: true,
        "The numbers, or names for them, as the call log writes them."),
      Key(
        "strategy", \.strategy, .numberStrategy, default: "rolling",
        """
        Which of them an attempt shows. `rolling`: one after the other, again and again. `clamp`: \
        one after the other, then the last. `custom`: one for each attempt; `max_attempts` of them.
        """),
    ]
  }

  /// A bare list, or the object.
  static var form: ValueType<Self> {
    .forms(
      "list of numbers or caller_ids", expected: "a list of numbers, or {numbers: [...]}",
      mapping: type,
      list: ValueType.callerID.list(atLeast: 1).located.map { CallerIDsSpec(numbers: $0) })
  }
}

/// The numbers that nobody calls, as they are written.
struct DoNotCallSpec: DocumentObject {
  var numbers: Located<[Located<String>]>?
  var file: Located<String>?
  var columns: Located<[Named<String>]>?
  var region: Located<String>?

  static let objectName = "do_not_call"
  static let summary = """
    Numbers that no campaign calls (R28). A contact with another number is called on that one; one \
    without fails before its first call.
    """
  static var keys: [Key<Self>] {
    [
      Key("numbers", \.numbers, ValueType.callerID.list(atLeast: 1), "The numbers themselves."),
      Key(
        "file", \.file, .path,
        "A CSV file with a header and the column `phone`, relative to this one."),
      Key(
        "columns", \.columns, ContactsSpec.columnsForm, default: "as in `contacts`",
        "With `file`: which columns hold the numbers, as in `contacts`."),
      Key(
        "region", \.region, .region, default: "none: every number needs its country code",
        "The country of numbers that are written without a country code."),
    ]
  }

  /// A bare path, a bare list, or the object.
  static var form: ValueType<Self> {
    .forms(
      "path, list of numbers or do_not_call",
      expected: "a file such as list.csv, or a list of numbers",
      scalar: ValueType.path.located.map { DoNotCallSpec(file: $0) }, mapping: type,
      list: ValueType.callerID.list(atLeast: 1).located.map { DoNotCallSpec(numbers: $0) })
  }
}

extension ValueType where Value == NumberStrategy {
  /// Which of several numbers an attempt uses.
  static var numberStrategy: ValueType {
    .word([("rolling", .rolling), ("clamp", .clamp), ("custom", .custom)])
  }
}

extension ValueType where Value == String {
  /// A telephone number in quotes, or a name for one.
  static var callerID: ValueType {
    scalar(
      "number", expected: "a telephone number in quotes such as \"+44 20 7946 0123\"",
      schema: ["type": "string", "minLength": 1],
      hint: { $0.number == nil ? nil : "put it into quotes" },
      parse: { $0.string.flatMap { $0.isEmpty ? nil : $0 } })
  }
}
