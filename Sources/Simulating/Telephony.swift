internal import Scheduling

/// The one seam to the world: decides how a call ends.
protocol Telephony: ~Copyable {
  /// The fate of a call that is placed now.
  mutating func fate(of call: Call, at now: Instant) -> Fate
}

/// A call as the network sees it.
struct Call: Sendable, BitwiseCopyable {
  /// The campaign, by its place in the model.
  var campaign: Int
  /// The contact's place among the tasks of its campaign.
  var contact: Int
  /// 1 for the first call of the contact; counts every call.
  var number: Int
}

/// How a call ends.
struct Fate: Equatable, Sendable, BitwiseCopyable {
  var outcome: Outcome
  /// Ringing, in milliseconds; not negative.
  var ringMs: Int64
  /// Talking, in milliseconds; not negative.
  var talkMs: Int64
  /// From the end of the call to the time at which the person wants to be called, in
  /// milliseconds; negative: none was named.
  var callbackAfterMs: Int64 = -1

  /// No draw is longer than a hundred years: families with heavy tails know no bounds, milliseconds
  /// do.
  private static let longestSeconds = 100.0 * 366 * 86_400

  /// Seconds as drawn to whole milliseconds, halves up; draws below 0 count as 0.
  @inline(__always)
  static func milliseconds(_ seconds: Double) -> Int64 {
    Int64(min(max(0, seconds), longestSeconds) * 1000 + 0.5)
  }
}
