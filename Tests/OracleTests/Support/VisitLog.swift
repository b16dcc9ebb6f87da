import Statistics

/// What happened to one caller or task: it came, it was called or not, it was gone.
///
/// All times are in milliseconds since the start of the scenario.
struct Visit: Equatable {
  /// The campaign or stream, by its number.
  var source = 0
  var arrival: Int64
  /// When a slot was given to it; nil: never.
  var start: Int64?
  /// When its call ended, or it left or was blocked; `.max` if that was never seen.
  var end: Int64

  /// The time in the queue, of those who left as well.
  var waitMs: Int64 { (start ?? end) - arrival }
  /// The slot time that it took.
  var busyMs: Int64 { start.map { end - $0 } ?? 0 }
  var isAnswered: Bool { start != nil }
}

/// The visits of a run: what planners of call centers measure, from a log of who came when.
///
/// Whoever came before the end of the warm-up is there to be waited for, and is not counted.
struct VisitLog {
  /// In the order of arrivals.
  let visits: [Visit]
  /// The stretch that is counted, in milliseconds since the start of the scenario.
  let window: Range<Int64>
  private let counted: Range<Int>

  /// A log of these visits, in any order.
  init(_ visits: [Visit], window: Range<Int64>) {
    self.visits = visits.sorted { ($0.arrival, $0.source) < ($1.arrival, $1.source) }
    self.window = window
    counted = self.visits.partition(window.lowerBound)..<self.visits.partition(window.upperBound)
  }

  /// Those who came within the window, of one source or of all.
  func arrivals(from source: Int? = nil) -> [Visit] {
    visits[counted].filter { source == nil || $0.source == source }
  }

  /// The log of one source alone.
  func only(_ source: Int) -> VisitLog {
    VisitLog(visits.filter { $0.source == source }, window: window)
  }

  /// The window cut into so many equal parts.
  func parts(_ count: Int) -> [VisitLog] {
    let length = (window.upperBound - window.lowerBound) / Int64(count)
    return (0..<Int64(count)).map { part in
      let begin = window.lowerBound + part * length
      return VisitLog(sorted: visits, window: begin..<begin + length)
    }
  }

  private init(sorted visits: [Visit], window: Range<Int64>) {
    self.visits = visits
    self.window = window
    counted = visits.partition(window.lowerBound)..<visits.partition(window.upperBound)
  }
}

extension VisitLog {
  /// How many came.
  var count: Double { Double(counted.count) }

  /// How many of those who came are like this.
  func count(where condition: (Visit) -> Bool) -> Double {
    Double(visits[counted].count(where: condition))
  }

  /// How many had to wait: they were not given a slot in the millisecond of their arrival.
  var waited: Double { count { $0.waitMs > 0 || !$0.isAnswered } }

  /// How many were never given a slot: they left, or were blocked.
  var lost: Double { count { !$0.isAnswered } }

  /// How many were given a slot, and waited less than so many seconds for it.
  func answered(within seconds: Double) -> Double {
    count { $0.isAnswered && Double($0.waitMs) < seconds * 1000 }
  }

  /// How many were in the queue for at least so many seconds.
  func waitedAtLeast(_ seconds: Double) -> Double {
    count { Double($0.waitMs) >= seconds * 1000 }
  }

  /// The seconds that those who came were in the queue.
  var secondsWaited: Double {
    Double(visits[counted].reduce(0) { $0 + $1.waitMs }) / 1000
  }

  /// The seconds of it that those spent who were given a slot.
  var secondsWaitedByAnswered: Double {
    Double(visits[counted].reduce(0) { $0 + ($1.isAnswered ? $1.waitMs : 0) }) / 1000
  }

  /// The slot seconds within the window, of whoever came at whatever time.
  var busySeconds: Double {
    overlap { visit in visit.start.map { $0..<max($0, visit.end) } }
  }

  /// The seconds in the queue within the window, of whoever came at whatever time.
  var queueSeconds: Double {
    overlap { visit in visit.arrival..<max(visit.arrival, visit.start ?? visit.end) }
  }

  /// The length of the window in seconds.
  var seconds: Double { Double(window.upperBound - window.lowerBound) / 1000 }

  private func overlap(_ span: (Visit) -> Range<Int64>?) -> Double {
    var milliseconds: Int64 = 0
    for visit in visits {
      guard let span = span(visit), span.overlaps(window) else { continue }
      milliseconds += Int64(span.clamped(to: window).count)
    }
    return Double(milliseconds) / 1000
  }
}

extension [Visit] {
  /// The place of the first visit at or after an instant.
  fileprivate func partition(_ instant: Int64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].arrival < instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
