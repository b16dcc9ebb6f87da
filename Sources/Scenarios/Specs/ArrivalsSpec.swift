import Calendars
import Scheduling

/// Who comes when, as it is written: by chance, or from a file.
struct ArrivalsSpec: DocumentObject {
  var perHour: Located<[Located<Double>]>?
  var periods: Located<TimeSpan>?
  var weekly: Located<[Located<WeeklyRateSpec>]>?
  var from: Located<WallTime>?
  var until: Located<WallTime>?
  var busyness: Located<BusynessSpec>?
  var file: Located<String>?
  var column: Located<String>?
  var columns: Located<[Named<String>]>?
  var region: Located<String>?
  var filter: Located<[Named<[Located<String>]>]>?
  var tasks: Located<String>?

  static let objectName = "arrivals"
  static let summary = """
    Who comes when. By chance (a Poisson process): `per_hour`, one rate or one for each of \
    several `periods`, or `weekly`, rates by the hours of the week. Or as it is written in a \
    `file` of contacts with the time of each, or in a file of `tasks`.
    """
  static var keys: [Key<Self>] { rateKeys + fileKeys }

  private static var rateKeys: [Key<Self>] {
    [
      Key(
        "per_hour", \.perHour, ratesForm,
        "The mean number that come in an hour; with `periods`, one for each."),
      Key(
        "periods", \.periods, .duration,
        "How long each rate of the list holds, from `from` on: `1 h`."),
      Key(
        "weekly", \.weekly, WeeklyRateSpec.type.list(atLeast: 1),
        """
        In place of `per_hour`: rates by weekday and time of day on the wall clock. Where several \
        hold at once they add up, where none does nobody comes.
        """),
      Key(
        "from", \.from, .wallTime, default: "the start of the campaign",
        "Nobody comes before. Calls without a campaign: the first start of one."),
      Key(
        "until", \.until, .wallTime,
        default: "the end of the campaign, or of the last period",
        "Nobody comes then or later."),
      Key(
        "busyness", \.busyness, BusynessSpec.type, default: "every day is alike",
        "How much runs differ from one another as a whole."),
    ]
  }

  private static var fileKeys: [Key<Self>] {
    [
      Key(
        "file", \.file, .path,
        """
        A CSV file of contacts, relative to this one, as `contacts.file` describes it, with a \
        column of the times at which they come: `2026-03-16 09:12:30` on the wall clock of the \
        campaign, `2026-03-16T09:12:30+01:00`, or milliseconds since 1970 (UTC).
        """),
      Key(
        "column", \.column, .columnName, default: "arrived_at",
        "With `file`: the column of the times."),
      Key(
        "columns", \.columns, ContactsSpec.columnsForm, default: "as in `contacts`",
        "With `file`: which columns hold the numbers and the time zone, as in `contacts`."),
      Key(
        "region", \.region, .region, default: "none: every number needs its country code",
        "With `file` or `tasks`: the country of numbers that are written without a country code."),
      Key(
        "where", \.filter, ContactsSpec.wantedForm.named(by: .columnName),
        default: "everybody in the file",
        "With `file`: only the contacts with these values in these columns, as in `contacts`."),
      Key(
        "tasks", \.tasks, .path,
        """
        A file of realtime tasks in JSON, one object per line or an array, relative to this one; \
        each may bring a configuration of its own. [Realtime](realtime.md) describes the keys.
        """),
    ]
  }

  /// A rate, or a list of rates.
  private static var ratesForm: ValueType<[Located<Double>]> {
    .forms(
      "rate or list of rates", expected: "a rate such as 120, or a list of them",
      scalar: ValueType.perHour.located.map { [$0] }, list: ValueType.perHour.list(atLeast: 1))
  }
}

/// A rate that holds for some hours of the week, as it is written.
struct WeeklyRateSpec: DocumentObject {
  var days: Located<Weekdays>?
  var from: Located<LocalTime>?
  var to: Located<LocalTime>?
  var perHour: Located<Double>?

  static let objectName = "weekly_rate"
  static let summary = """
    A rate on some days and between two times of day. Hours that end before they begin cross \
    midnight and belong to the day on which they begin (R5).
    """
  static var keys: [Key<Self>] {
    [
      Key("days", \.days, .weekdays, default: "daily", "As in `hours`."),
      Key("from", \.from, .timeOfDay, default: "00:00", "The rate holds from then on."),
      Key("to", \.to, .timeOfDay, default: "24:00", "The first moment at which it does not."),
      Key("per_hour", \.perHour, .perHour, required: true, "The mean number that come in an hour."),
    ]
  }
}

/// How much runs differ as a whole, as it is written.
struct BusynessSpec: DocumentObject {
  var gamma: Located<Double>?

  static let objectName = "busyness"
  static let summary = """
    A factor on all rates, drawn once for each run: some days are busy and some are not, from \
    morning to evening.
    """
  static var keys: [Key<Self>] {
    [
      Key(
        "gamma", \.gamma, .number(over: 0), required: true,
        """
        The shape of a gamma distribution with mean 1: its standard deviation is one divided by \
        the square root of the shape; 10 gives 32 %, 400 gives 5 %.
        """)
    ]
  }
}

extension ValueType where Value == Double {
  /// A mean number per hour: not negative.
  static var perHour: ValueType {
    let most = 10_000_000
    return scalar(
      "number per hour", expected: "a number per hour from 0 to 10 million, such as 120",
      schema: ["type": "number", "minimum": 0, "maximum": .integer(most)]
    ) { scalar in
      scalar.number.flatMap { (0...Double(most)).contains($0) ? $0 : nil }
    }
  }
}
