/// Ranges of numbers as people write them, for advice on how `dialcast sweep` does.
enum RangeText {
  /// `2..5/1` for `2-5`, `2..5`, `2 to 5` and `15..60/5 min` for `15-60 min`, with a step that
  /// gives about ten values; nil if the text is no range, or one as it should be.
  static func range(meantBy text: String) -> String? {
    let ends = #/([0-9]{1,9}) *(?:\.{2,3}|-|–|…| to ) *([0-9]{1,9})/#
    let rest = #/(?: *(?:\/|step|by) *([0-9]{1,9}))?( ?[a-z%]+)?/#
    guard let range = text.prefixMatch(of: ends), let low = Int(range.1), let high = Int(range.2),
      low < high, let end = text[range.range.upperBound...].wholeMatch(of: rest)
    else { return nil }
    let step = end.1.flatMap { Int($0) } ?? max(1, (high - low) / 10)
    guard step > 0 else { return nil }
    let meant = "\(low)..\(high)/\(step)\(end.2 ?? "")"
    return meant == text ? nil : meant
  }

  /// What is wrong with a variation, `key=2-5`, whose only value is a range in other words; nil:
  /// nothing, or something else.
  static func mistake(inVariation text: String) -> String? {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let range = range(meantBy: parts[1]) else { return nil }
    return "--vary \"\(text)\": a range is written low..high/step; did you mean"
      + " \(parts[0])=\(range)?"
  }
}
