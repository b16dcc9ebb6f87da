import Scheduling

extension TimeSpan {
  private static let unitsMs: [(names: [String], ms: Double)] = [
    (["ms", "msec", "msecs", "millisecond", "milliseconds"], 1),
    (["s", "sec", "secs", "second", "seconds"], 1000),
    (["m", "min", "mins", "minute", "minutes"], 60_000),
    (["h", "hr", "hrs", "hour", "hours"], 3_600_000),
    (["d", "day", "days"], 86_400_000),
    (["w", "week", "weeks"], 7 * 86_400_000),
  ]

  /// The length that somebody meant who wrote it otherwise than scenarios do: `2m`, `2 minutes`,
  /// `2:00` (minutes and seconds), `1:30:00`; nil if that is no length either, or none but zero.
  init?(meantBy text: String) {
    guard text.utf8.count <= 60 else { return nil }
    let text = text.lowercased()
    let milliseconds = Self.clockMs(text) ?? Self.sumMs(text)
    guard let milliseconds, milliseconds >= 1, milliseconds <= 100 * 366 * 86_400_000 else {
      return nil
    }
    self.init(milliseconds: Int64(milliseconds.rounded()))
  }

  /// `2:00` and `1:30:00`.
  private static func clockMs(_ text: String) -> Double? {
    guard let match = text.wholeMatch(of: #/(?:(\d{1,3}):)?(\d{1,3}):(\d\d)/#) else { return nil }
    let parts = [match.1 ?? "0", match.2, match.3].compactMap { Double($0) }
    return ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000
  }

  /// `1h 30m`, `2 minutes`.
  private static func sumMs(_ text: String) -> Double? {
    let quantity = #/(\d{1,12}(?:\.\d{1,3})?)\s*([a-z]+)\.?(?:\s+and\s+|[\s,]*)/#
    var (rest, total) = (text[...], 0.0)
    while !rest.isEmpty {
      guard let match = rest.prefixMatch(of: quantity), let count = Double(match.1),
        let unit = unitsMs.first(where: { $0.names.contains(String(match.2)) })
      else { return nil }
      total += count * unit.ms
      rest = rest[match.range.upperBound...]
    }
    return total
  }
}
