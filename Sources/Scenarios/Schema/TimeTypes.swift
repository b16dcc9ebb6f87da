import Calendars
public import Scheduling

extension ValueType where Value == TimeSpan {
  /// A length of time with its unit, or a sum of them: `30 s`, `1 h 30 min`, `1500 ms`.
  static var duration: ValueType {
    text(
      "duration", expected: "a duration such as \"30 min\"", pattern: durationPattern,
      hint: { scalar in
        guard scalar.number != nil else {
          return TimeSpan(meantBy: scalar.text).map { "did you mean \"\($0.text)\"?" }
        }
        return "the unit is missing: ms, s, min, h or days"
      }, parse: TimeSpan.init(durationText:))
  }
}

/// One or more quantities with a unit each.
let durationPattern: String = {
  let quantity = "[0-9]{1,12}(\\.[0-9]{1,3})? ?(ms|s|min|h|days?)"
  return "\(quantity)( \(quantity))*"
}()

extension TimeSpan {
  /// The length of a text such as `1 h 30 min`, to the millisecond; nil if it is no sum of
  /// quantities with a unit each, or longer than a hundred years, which no campaign is.
  public init?(durationText text: String) {
    guard !text.isEmpty else { return nil }
    let unitMs: [(name: String, ms: Double)] = [
      ("ms", 1), ("s", 1000), ("min", 60_000), ("h", 3_600_000), ("day", 86_400_000),
      ("days", 86_400_000),
    ]
    var total = 0.0
    var rest = text[...]
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest[number.endIndex...].drop { $0 == " " }
      let unit = rest.prefix { $0.isLetter }
      rest = rest[unit.endIndex...].drop { $0 == " " }
      guard let quantity = Double(number), let ms = unitMs.first(where: { $0.name == unit })?.ms
      else { return nil }
      total += quantity * ms
    }
    guard total <= 100 * 366 * 86_400_000 else { return nil }
    self.init(milliseconds: Int64(total.rounded()))
  }

  /// As a person would write it: `1 h 30 min`, `1500 ms`, `0 s`.
  var text: String {
    guard milliseconds != 0 else { return "0 s" }
    var rest = milliseconds
    var parts: [String] = []
    let units: [(Int64, String)] = [
      (86_400_000, "days"), (3_600_000, "h"), (60_000, "min"), (1000, "s"), (1, "ms"),
    ]
    for (size, name) in units where rest >= size {
      parts.append("\(rest / size) \(rest / size == 1 && name == "days" ? "day" : name)")
      rest %= size
    }
    return parts.joined(separator: " ")
  }

  /// The length in seconds.
  var seconds: Double { Double(milliseconds) / 1000 }
}

extension ValueType {
  /// Text that `Calendars` reads and whose mistakes it explains.
  fileprivate static func calendar(
    _ label: String, expected: String, schema: JSON,
    parse: @escaping (String) throws(CalendarError) -> Value
  ) -> ValueType {
    ValueType(label: label, expected: expected, schema: schema, objects: { [] }) {
      node, keyPath, log in
      let place = Place(position: node.position, keyPath: keyPath)
      guard case .scalar(let scalar) = node.content, let text = scalar.string else {
        log.report(place, "expected \(expected), found \(node.found)")
        return nil
      }
      do {
        return try parse(text)
      } catch {
        log.report(place, "\(error)")
        return nil
      }
    }
  }
}

extension ValueType where Value == WallTime {
  /// A date and a time of day, in the zone of the object it stands in.
  static var wallTime: ValueType {
    calendar(
      "wall time", expected: "a date and a time of day such as \"2026-11-23 09:00\"",
      schema: [
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$",
      ], parse: WallTime.init(parsing:))
  }
}

extension ValueType where Value == CivilDate {
  /// A date.
  static var date: ValueType {
    calendar(
      "date", expected: "a date such as \"2026-12-25\"",
      schema: ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"],
      parse: CivilDate.init(parsing:))
  }
}

extension ValueType where Value == LocalTime {
  /// A time of day, 00:00 to 24:00.
  static var timeOfDay: ValueType {
    calendar(
      "time of day", expected: "a time of day such as \"09:00\"",
      schema: ["type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$"],
      parse: LocalTime.init(parsing:))
  }
}

extension ValueType where Value == Weekdays {
  /// Weekdays as a text, or as a list of them.
  static var weekdays: ValueType {
    forms(
      "weekdays", expected: "weekdays such as \"Mon-Fri\" or [Mon, Wed]", scalar: days,
      list: days.list(atLeast: 1).map { $0.reduce(into: Weekdays()) { $0.formUnion($1.value) } })
  }

  private static var days: ValueType {
    calendar(
      "weekdays", expected: "weekdays such as \"Mon-Fri\"",
      schema: ["type": "string", "minLength": 1], parse: Weekdays.init(parsing:))
  }
}

extension ValueType where Value == String {
  /// The name of an IANA zone.
  static var zone: ValueType {
    calendar(
      "time zone", expected: "an IANA zone such as \"Europe/London\"",
      schema: ["type": "string", "pattern": "^(UTC|GMT|[A-Za-z_]+/[A-Za-z0-9_+/-]+)$"]
    ) { (name) throws(CalendarError) in
      _ = try ZoneClock(named: name, from: .epoch, to: .epoch)
      return name
    }
  }
}

extension ValueType where Value == LegalEnvelope {
  /// The name of a legal envelope.
  static var envelope: ValueType {
    calendar(
      "legal envelope",
      expected: "one of \(LegalEnvelope.all.map(\.name).joined(separator: ", "))",
      schema: ["type": "string", "enum": .list(LegalEnvelope.all.map { .string($0.name) })],
      parse: LegalEnvelope.init(named:))
  }
}

extension Instant {
  /// 1970-01-01T00:00:00Z.
  static let epoch = Instant(milliseconds: 0)
}
