extension ValueType where Value == String {
  /// Free text in one line or several.
  static var text: ValueType {
    scalar(
      "text", expected: "text", schema: ["type": "string", "minLength": 1],
      hint: { $0.isNull ? nil : "put it into quotes" },
      parse: { $0.string.flatMap { $0.isEmpty ? nil : $0 } })
  }

  /// The name of a workspace or campaign; without the characters that mean something in the path
  /// of an override.
  static var name: ValueType {
    text(
      "name", expected: "a name without dots, slashes, brackets and equals signs",
      pattern: "[^./=\\[\\]\\s]([^./=\\[\\]\\n]*[^./=\\[\\]\\s])?",
      hint: { $0.number == nil ? nil : "put it into quotes" }, parse: { $0 })
  }

  /// The name of a scenario, which is also that of a folder.
  static var slug: ValueType {
    text(
      "slug", expected: "lower-case letters, digits and hyphens, such as harbour-clinics",
      pattern: "[a-z0-9][a-z0-9-]*", parse: { $0 })
  }

  /// The name of a telephony profile.
  static var profileName: ValueType {
    text(
      "profile name", expected: "lower-case letters, digits and hyphens, such as our-patients",
      pattern: "[a-z][a-z0-9-]*", parse: { $0 })
  }

  /// The name of an outcome; whether it is known is seen when all are.
  static var outcomeName: ValueType {
    text(
      "outcome", expected: "an outcome in lower_snake, such as no_answer",
      pattern: "[a-z][a-z0-9_]*", parse: { $0 })
  }

  /// A path relative to the document.
  static var path: ValueType {
    scalar(
      "path", expected: "a path relative to this file, such as contacts/list.csv",
      schema: ["type": "string", "minLength": 1],
      parse: { $0.string.flatMap { $0.isEmpty ? nil : $0 } })
  }

  /// The name of a column of a contact list.
  static var columnName: ValueType {
    // Spreadsheets write names of several lines.
    text("column", expected: "the name of a column", pattern: "[\\s\\S]+", parse: { $0 })
  }

  /// What a column of a contact list is for.
  static var columnRole: ValueType {
    text(
      "what a column is for", expected: "phone, phone_2 … phone_9 or timezone",
      pattern: "phone|phone_[2-9]|timezone", parse: { $0 })
  }

  /// What a field of a contact list holds, as it is written there: `north`, but also `007` and
  /// `true`; `""` where it is empty.
  static var field: ValueType {
    scalar(
      "field", expected: "the text of a field, such as north",
      schema: ["anyOf": [["type": "string"], ["type": "number"], ["type": "boolean"]]],
      hint: { $0.isNull ? "write \"\" for an empty field" : nil },
      parse: { $0.isNull ? nil : $0.text })
  }

  /// A country as libphonenumber and ISO 3166-1 name it.
  static var region: ValueType {
    text(
      "country", expected: "a country of two capital letters, such as GB", pattern: "[A-Z]{2}",
      parse: { $0 })
  }
}

extension ValueType where Value == Int {
  /// A whole number in a range.
  static func whole(_ range: ClosedRange<Int>) -> ValueType {
    let expected =
      range.upperBound == .max
      ? "a whole number of at least \(range.lowerBound)"
      : "a whole number from \(range.lowerBound) to \(range.upperBound.inWords)"
    var schema: [String: JSON] = ["type": "integer", "minimum": .integer(range.lowerBound)]
    if range.upperBound != .max { schema["maximum"] = .integer(range.upperBound) }
    return scalar(
      "whole number", expected: expected, schema: .object(schema),
      hint: { scalar in
        let digits = scalar.text.filter { $0 != "_" && $0 != "," && $0 != " " }
        guard scalar.integer == nil, digits != scalar.text || scalar.isQuoted,
          let meant = Int(digits), range.contains(meant)
        else { return nil }
        return "write \(meant)"
      },
      parse: { scalar in scalar.integer.flatMap { range.contains($0) ? $0 : nil } })
  }
}

extension ValueType where Value == Bool {
  /// `true` or `false`.
  static var flag: ValueType {
    scalar(
      "true or false", expected: "true or false", schema: ["type": "boolean"],
      hint: { scalar in
        switch scalar.text.lowercased() {
        case "yes", "on": "write true"
        case "no", "off": "write false"
        default: nil
        }
      }, parse: \.bool)
  }
}

extension ValueType where Value == Double {
  /// A number.
  ///
  /// - Parameter minimum: the bound, which itself is refused; nil: any number.
  static func number(over minimum: Double? = nil) -> ValueType {
    var schema: [String: JSON] = ["type": "number"]
    if let minimum { schema["exclusiveMinimum"] = .number(minimum) }
    let expected = minimum.map { "a number over \($0.plain)" } ?? "a number"
    return scalar("number", expected: expected, schema: .object(schema)) { scalar in
      scalar.number.flatMap { number in minimum.map { number > $0 } ?? true ? number : nil }
    }
  }

  /// A share from 0 to 1, as `0.35` or `35 %`.
  static var share: ValueType {
    let pattern = "(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?) ?%"
    let schema: JSON = [
      "anyOf": [
        ["type": "number", "minimum": 0, "maximum": 1],
        ["type": "string", "pattern": .string("^\(pattern)$")],
      ]
    ]
    return scalar(
      "share", expected: "a share from 0 to 1 such as 0.35, or from 0 % to 100 %",
      schema: schema,
      hint: { scalar in
        guard let number = scalar.number, number > 1, number <= 100 else { return nil }
        return "did you mean \(number.plain) %?"
      },
      parse: { scalar in
        if let number = scalar.number { return (0...1).contains(number) ? number : nil }
        guard let text = scalar.string, Pattern(pattern).matches(text) else { return nil }
        return Double(text.filter { $0 != "%" && $0 != " " }).map { $0 / 100 }
      })
  }

  /// How surely something should be so, as `0.95` or `95 %`: never 0 and never 1.
  ///
  /// Less than 1 % is refused: whoever writes `0.9 %` means 90 %, and nobody plans for less.
  static var certainty: ValueType {
    let pattern = "[1-9][0-9]?(\\.[0-9]+)? ?%"
    let schema: JSON = [
      "anyOf": [
        ["type": "number", "exclusiveMinimum": .number(0), "exclusiveMaximum": .number(1)],
        ["type": "string", "pattern": .string("^\(pattern)$")],
      ]
    ]
    return scalar(
      "probability", expected: "a probability between 0 and 1 such as 0.95, or 95 %",
      schema: schema,
      hint: { scalar in
        let digits = scalar.text.filter { $0 != "%" && $0 != " " }
        guard let number = Double(digits) else { return nil }
        let isPercent = scalar.text.hasSuffix("%")
        if number == (isPercent ? 100 : 1) { return "nothing is certain: write 99 % or 99.9 %" }
        if isPercent { return meantPercent(number).map { "did you mean \($0) %?" } }
        return number > 1 && number < 100 ? "did you mean \(number.plain) %?" : nil
      },
      parse: { scalar in
        if let number = scalar.number { return number > 0 && number < 1 ? number : nil }
        guard let text = scalar.string, Pattern(pattern).matches(text) else { return nil }
        return Double(text.filter { $0 != "%" && $0 != " " }).map { $0 / 100 }
      })
  }

  /// The per cent that somebody meant who wrote a share and a percent sign: 90 for 0.9.
  private static func meantPercent(_ number: Double) -> String? {
    number >= 0.01 && number < 1 ? ((number * 1e8).rounded() / 1e6).plain : nil
  }
}

extension Int {
  /// In figures, but for whole millions: `250`, `100 million`.
  fileprivate var inWords: String {
    self >= 1_000_000 && isMultiple(of: 1_000_000) ? "\(self / 1_000_000) million" : "\(self)"
  }
}

extension Double {
  /// Without a fraction where there is none: `3`, `0.25`.
  var plain: String { self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : "\(self)" }
}
