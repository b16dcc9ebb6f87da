import Calendars

/// How the hour of the week matters, as it is written: by a word, or hours by hours.
enum HourEffectForm {
  case none
  case usMobile
  case factors([Named<HourFactorSpec>])

  static var form: ValueType<Self> {
    let mapping = HourFactorSpec.form.named(
      by: .textOfHours, emptyHint: "write none if hours make no difference")
    let words: [(name: String, form: Self)] = [("none", .none), ("us_mobile", .usMobile)]
    let names = words.map(\.name)
    let expected = "none, us_mobile or factors such as {Mon-Fri 17:00-20:00: 1.5, Sat: 1.1}"
    return ValueType<Self>.forms(
      "`none`, `us_mobile` or \(mapping.label)", expected: expected,
      scalar: .scalar(
        "word", expected: expected,
        schema: ["type": "string", "enum": .list(names.map { .string($0) })],
        hint: { scalar in
          Spelling.closest(to: scalar.text, among: names, limit: 1).first.map {
            "did you mean \"\($0)\"?"
          }
        },
        parse: { scalar in words.first { $0.name == scalar.string }?.form }),
      mapping: mapping.map { .factors($0) })
  }
}

/// By which factor the odds of an answer differ in some hours, as it is written.
struct HourFactorSpec: DocumentObject {
  var factor: Located<Double>?
  var observed: Located<Int>?

  static let objectName = "hour_factor"
  static let summary = """
    By which factor the odds of a person answering, p / (1 − p), differ in some hours of the week, \
    on the wall clock of who is called: with 1.5, who answers 40 % of calls answers half of them. \
    A number alone is the factor.
    """
  static var keys: [Key<Self>] {
    [
      Key("factor", \.factor, .factor, required: true, "1 where the hours make no difference."),
      Key(
        "observed", \.observed, .whole(1...1_000_000_000),
        """
        From how many first calls in these hours, to numbers that exist, it was counted. Every run \
        then draws it as they allow. Without it the factor is taken for known.
        """),
    ]
  }

  static var form: ValueType<Self> {
    .forms(
      "factor or \(objectName)",
      expected: "a factor such as 1.5, or a mapping with the keys of \(objectName)",
      scalar: ValueType<Double>.factor.located.map { factor in
        var spec = HourFactorSpec()
        spec.factor = factor
        return spec
      },
      mapping: type)
  }
}

extension ValueType where Value == Double {
  /// By how much odds are multiplied. Beyond a hundred it is never or always, which nobody counted.
  fileprivate static var factor: ValueType {
    let range = 0.01...100.0
    return scalar(
      "factor", expected: "a factor from 0.01 to 100 such as 1.5",
      schema: [
        "type": "number", "minimum": .number(range.lowerBound),
        "maximum": .number(range.upperBound),
      ],
      hint: { $0.number == 0 ? "that nobody answers, hours of the campaign say best" : nil },
      parse: { $0.number.flatMap { range.contains($0) ? $0 : nil } })
  }
}

extension ValueType where Value == HoursOfWeek {
  /// Hours of the week as `Mon-Fri 09:00-12:00`, `Sat` or `18:00-20:00`.
  static var hoursOfWeek: ValueType {
    ValueType(
      label: "hours of the week", expected: "hours such as Mon-Fri 09:00-12:00",
      schema: ["type": "string", "minLength": 1], objects: { [] }
    ) { node, keyPath, log in
      let place = Place(position: node.position, keyPath: keyPath)
      guard case .scalar(let scalar) = node.content else {
        log.report(place, "expected hours such as Mon-Fri 09:00-12:00, found \(node.found)")
        return nil
      }
      do {
        let window = try CallingHours.Window(parsing: scalar.text)
        if let hours = HoursOfWeek(window) { return hours }
        log.report(
          place, "expected whole hours, found \(window)",
          hint: "let it begin and end on the hour")
      } catch {
        log.report(place, "\(error)")
      }
      return nil
    }
  }
}

extension ValueType where Value == String {
  /// The text of hours of the week, as the key of a mapping.
  fileprivate static var textOfHours: ValueType {
    let hours = ValueType<HoursOfWeek>.hoursOfWeek
    return ValueType(
      label: hours.label, expected: hours.expected, schema: hours.schema, objects: { [] }
    ) { node, keyPath, log in
      guard case .scalar(let scalar) = node.content else { return nil }
      return hours.read(node, keyPath, log).map { _ in scalar.text }
    }
  }
}
