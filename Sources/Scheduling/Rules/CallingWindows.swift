/// When calls may start: half-open intervals of absolute time, in order (R4).
///
/// Local hours, weekdays, holidays and daylight saving are compiled into these by `Calendars`;
/// the scheduler only compares integers. The list covers the span it was compiled for; after its
/// last edge everything is closed.
public struct CallingWindows: Hashable, Sendable {
  /// Opening and closing instants in turn, strictly increasing; an even number of them.
  public let edges: [Instant]

  /// Open at all times (a campaign that names no hours, R4).
  public static let always = CallingWindows(edges: [.distantPast, .distantFuture])
  /// Never open.
  public static let never = CallingWindows(edges: [])

  /// Open from one instant until before another; never, if the second is not later.
  public static func between(_ opening: Instant, _ closing: Instant) -> CallingWindows {
    opening < closing ? CallingWindows(edges: [opening, closing]) : .never
  }

  /// Windows from opening and closing instants in turn.
  ///
  /// - Precondition: an even number of strictly increasing instants.
  public init(edges: [Instant]) {
    precondition(edges.count.isMultiple(of: 2), "every opening needs a closing")
    precondition(
      zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "edges must increase strictly")
    self.edges = edges
  }

  /// How many edges lie at or before the instant; odd means open. O(log windows).
  public func edgeCount(through now: Instant) -> Int {
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= now { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a call may start at the instant. O(log windows).
  public func isOpen(at now: Instant) -> Bool { !edgeCount(through: now).isMultiple(of: 2) }

  /// The first instant at or after the given one at which a call may start; nil if there is none.
  public func nextOpening(notBefore now: Instant) -> Instant? {
    let count = edgeCount(through: now)
    if !count.isMultiple(of: 2) { return now }
    return count < edges.count ? edges[count] : nil
  }

  /// The open time between two instants. O(windows in between).
  public func openTime(from start: Instant, to end: Instant) -> TimeSpan {
    guard start < end else { return .zero }
    var open: Int64 = 0
    var index = edgeCount(through: start) & ~1
    while index + 1 < edges.count, edges[index] < end {
      let from = max(edges[index], start).milliseconds
      let to = min(edges[index + 1], end).milliseconds
      if from < to { open += to - from }
      index += 2
    }
    return TimeSpan(milliseconds: open)
  }

  /// The earliest instant by which `span` of open time has passed since `start`, for intervals
  /// that count open hours only (R10); nil if the windows end before.
  public func instant(after start: Instant, openTime span: TimeSpan) -> Instant? {
    var rest = span.milliseconds
    guard rest > 0 else { return start }
    var index = edgeCount(through: start) & ~1
    while index + 1 < edges.count {
      let from = max(edges[index], start)
      let length = edges[index + 1].milliseconds &- from.milliseconds
      // A window without end is longer than any integer can say: the difference wraps.
      if from < edges[index + 1], rest <= length || length < 0 {
        return from + TimeSpan(milliseconds: rest)
      }
      if from < edges[index + 1] { rest -= length }
      index += 2
    }
    return nil
  }

  /// The times at which both are open (R7, R8).
  public func intersection(_ other: CallingWindows) -> CallingWindows {
    var result: [Instant] = []
    var i = 0
    var j = 0
    while i + 1 < edges.count, j + 1 < other.edges.count {
      let from = max(edges[i], other.edges[j])
      let to = min(edges[i + 1], other.edges[j + 1])
      if from < to {
        result.append(from)
        result.append(to)
      }
      if edges[i + 1] <= other.edges[j + 1] { i += 2 } else { j += 2 }
    }
    return CallingWindows(edges: result)
  }

  /// The times at which at least one is open.
  public func union(_ other: CallingWindows) -> CallingWindows {
    func pairs(_ windows: CallingWindows) -> [(Instant, Instant)] {
      stride(from: 0, to: windows.edges.count, by: 2).map {
        (windows.edges[$0], windows.edges[$0 + 1])
      }
    }
    var result: [Instant] = []
    for (from, to) in (pairs(self) + pairs(other)).sorted(by: { $0 < $1 }) {
      if let last = result.last, from <= last {
        result[result.count - 1] = max(last, to)
      } else {
        result.append(from)
        result.append(to)
      }
    }
    return CallingWindows(edges: result)
  }
}
