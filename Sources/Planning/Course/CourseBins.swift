import Scheduling

/// How the time of a course is divided: bins of equal length, one of which ends at the deadline, so
/// that what has happened by then is known exactly.
struct CourseBins: Equatable {
  /// The beginning of the first bin: that of the world or, if the time from there to the edge is no
  /// multiple of a bin, less than a bin before it.
  let start: Instant
  /// The length of a bin, in milliseconds.
  let binMs: Int64
  /// How many bins there are.
  let count: Int

  /// Bins of the shortest of the usual lengths of which about so many reach from one instant to
  /// another, with an edge between these.
  init(from start: Instant, to end: Instant, edge: Instant, atMost limit: Int64) {
    binMs = Self.binMs(from: start, to: end, atMost: limit)
    let ahead = (edge - start).milliseconds % binMs
    self.start = ahead > 0 ? start + TimeSpan(milliseconds: ahead - binMs) : start
    let span = (end - self.start).milliseconds
    count = Int(max(1, (span + binMs - 1) / binMs))
  }

  /// The shortest of the usual lengths of which so many bins reach from the start to an instant.
  static func binMs(from start: Instant, to end: Instant, atMost count: Int64) -> Int64 {
    let span = max(1, (end - start).milliseconds)
    let minutes: [Int64] = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440]
    let lengths = minutes.map { TimeSpan.minutes($0).milliseconds }
    return lengths.first { span <= $0 * count }
      ?? (span + count - 1) / count / lengths[11] * lengths[11] + lengths[11]
  }

  /// How many bins are over at an instant: all that end at or before it.
  func bins(until instant: Instant) -> Int {
    min(count, max(0, Int((instant - start).milliseconds / binMs)))
  }
}
