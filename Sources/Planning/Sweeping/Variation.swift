/// A value of a scenario and what is tried for it: `organisation.slots=40,44,48`.
public struct Variation: Codable, Equatable, Sendable {
  /// The path of the value, as `--set` takes it.
  public let key: String
  /// What is tried, in the order given; at least one, none twice.
  public let values: [String]

  /// Values by hand, at least one and none twice.
  public init(key: String, values: [String]) {
    precondition(!values.isEmpty && Set(values).count == values.count, "values, each once")
    self.key = key
    self.values = values
  }

  /// The most values of one variation.
  public static let mostValues = 1000

  /// Reads `key=a,b,c` or `key=low..high/step`, such as `organisation.slots=40..60/5` or
  /// `campaigns.reminders.retry.interval=30..120/30 min`: the unit after the step goes to each.
  ///
  /// Numbers are decimal and exact: `0.1..0.3/0.1` has three values. The last value is the greatest
  /// that does not exceed `high`.
  public init(_ text: String) throws(VariationMistake) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw VariationMistake(text, "expected key=a,b,c or key=low..high/step")
    }
    key = String(text[..<equals]).trimmed
    let list = String(text[text.index(after: equals)...]).trimmed
    values = try Self.range(list, in: text) ?? Self.split(list)
    guard values.allSatisfy({ !$0.isEmpty }) else {
      throw VariationMistake(text, "one of the values is empty")
    }
    guard Set(values).count == values.count else {
      throw VariationMistake(text, "a value occurs twice")
    }
  }

  /// At commas, but not inside brackets, braces or quotes, which YAML may have.
  private static func split(_ list: String) -> [String] {
    var parts = [""]
    var depth = 0
    var quote: Character?
    for character in list {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if "[{".contains(character) {
        depth += 1
      } else if "]}".contains(character) {
        depth -= 1
      } else if character == ",", depth == 0 {
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
    }
    return parts.map(\.trimmed)
  }

  /// The values of `low..high/step unit`; nil if the text is no range.
  private static func range(
    _ list: String, in text: String
  ) throws(VariationMistake) -> [String]? {
    let number = #/-?[0-9]{1,9}(?:\.[0-9]{1,6})?/#
    guard let dots = list.firstRange(of: "..") else { return nil }
    let tail = list[dots.upperBound...]
    guard let slash = tail.firstIndex(of: "/") else {
      throw VariationMistake(text, "a range needs a step, such as 40..60/5")
    }
    let afterStep = tail[tail.index(after: slash)...]
    guard let step = String(afterStep).trimmed.prefixMatch(of: number) else {
      throw VariationMistake(text, "the step of a range is a number, with a unit or without")
    }
    let unit = String(String(afterStep).trimmed[step.range.upperBound...])
    let ends = [String(list[..<dots.lowerBound]), String(tail[..<slash])].map(\.trimmed)
    guard ends.allSatisfy({ $0.wholeMatch(of: number) != nil }) else {
      throw VariationMistake(text, "the ends of a range are numbers; the unit follows the step")
    }
    let texts = ends + [String(step.output)]
    let places = texts.map(Self.decimalPlaces).max() ?? 0
    let scaled = texts.map { Self.scaled($0, places: places) }
    guard scaled[2] > 0, scaled[0] <= scaled[1] else {
      throw VariationMistake(text, "a range goes up: low..high/step with a step above 0")
    }
    guard (scaled[1] - scaled[0]) / scaled[2] < mostValues else {
      throw VariationMistake(text, "a range has at most \(mostValues) values")
    }
    return stride(from: scaled[0], through: scaled[1], by: Int(scaled[2])).map {
      Self.text($0, places: places) + unit
    }
  }

  private static func decimalPlaces(_ number: String) -> Int {
    number.firstIndex(of: ".").map { number.distance(from: $0, to: number.endIndex) - 1 } ?? 0
  }

  /// The number without its point, with so many decimals.
  private static func scaled(_ number: String, places: Int) -> Int {
    let zeros = String(repeating: "0", count: places - decimalPlaces(number))
    return Int(number.filter { $0 != "." } + zeros) ?? 0
  }

  private static func text(_ scaled: Int, places: Int) -> String {
    guard places > 0 else { return String(scaled) }
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let fraction = String(padded.suffix(places).reversed().drop { $0 == "0" }.reversed())
    return (scaled < 0 ? "-" : "") + padded.dropLast(places)
      + (fraction.isEmpty ? "" : "." + fraction)
  }
}

/// A variation that cannot be read.
public struct VariationMistake: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was written, and what would be right.
  public let description: String

  init(_ text: String, _ problem: String) { description = "\"\(text)\": \(problem)" }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
