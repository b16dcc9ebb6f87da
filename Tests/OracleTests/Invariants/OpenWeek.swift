import TestSupport

/// Calling hours as a table of the minutes of a week, Monday 00:00 local time first: no zones, no
/// edges, nothing that the product's calendar does.
struct OpenWeek {
  /// The minutes by which the local clock is ahead of UTC, and the zone of which that is true.
  let offsetMinutes: Int64
  let zone: String
  /// As they are written.
  let text: String
  private let isOpen: [Bool]
  /// Minutes to wait from each minute until the next open one.
  private let wait: [Int]
  /// Open minutes before each minute.
  private let openBefore: [Int]
  private static let length = 7 * 1440

  /// One or two windows a day, on some days of the week; some cross midnight.
  init(_ generator: inout RepeatableGenerator) {
    (zone, offsetMinutes) = generator.pick([("UTC", 0), ("Asia/Kolkata", 330)])
    let (days, included) = generator.pick([
      ("daily", 0...6), ("Mon-Fri", 0...4), ("weekend", 5...6), ("Wed", 2...2),
    ])
    var isOpen = [Bool](repeating: false, count: Self.length)
    var texts: [String] = []
    for _ in 1...generator.pick(1...2) {
      let from = 15 * generator.pick(0...95)
      let to = (from + 15 * generator.pick(1...60)) % 1440
      for day in included {
        var minute = 1440 * day + from
        repeat {
          isOpen[minute % Self.length] = true
          minute += 1
        } while minute % 1440 != to
      }
      texts.append("{days: \(days), from: \"\(Self.time(from))\", to: \"\(Self.time(to))\"}")
    }
    text = "[\(texts.joined(separator: ", "))]"
    self.isOpen = isOpen
    var wait = [Int](repeating: 0, count: Self.length)
    var next = isOpen.firstIndex(of: true) ?? 0
    next += Self.length
    for minute in isOpen.indices.reversed() {
      if isOpen[minute] { next = minute }
      wait[minute] = next - minute
    }
    self.wait = wait
    var before = 0
    openBefore = isOpen.map { isOpen in
      defer { before += isOpen ? 1 : 0 }
      return before
    }
  }

  /// The first open millisecond at or after an instant.
  func nextOpening(notBefore now: Int64) -> Int64 {
    let waitMinutes = Int64(wait[minute(now)])
    return waitMinutes == 0 ? now : (floor(now) + waitMinutes) * 60_000
  }

  /// Open milliseconds between two instants.
  func openTime(from start: Int64, to end: Int64) -> Int64 {
    openTime(before: end) - openTime(before: start)
  }

  /// Open milliseconds since an arbitrary Monday.
  private func openTime(before now: Int64) -> Int64 {
    let place = minute(now)
    let weeks = (floor(now) + offsetMinutes - Int64(place)) / Int64(Self.length)
    let openOfWeek = openBefore[Self.length - 1] + (isOpen[Self.length - 1] ? 1 : 0)
    let whole = weeks * Int64(openOfWeek) + Int64(openBefore[place])
    return whole * 60_000 + (isOpen[place] ? now - floor(now) * 60_000 : 0)
  }

  private func floor(_ now: Int64) -> Int64 { now / 60_000 }
  private func minute(_ now: Int64) -> Int {
    Int((floor(now) + offsetMinutes) % Int64(Self.length))
  }

  private static func time(_ minute: Int) -> String {
    let hours = minute / 60
    let minutes = minute % 60
    return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
  }
}
