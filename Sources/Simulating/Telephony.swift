internal import Scheduling

/// The one seam to the world: decides how a call ends, and who asks for one.
protocol Telephony: ~Copyable {
  /// Whether anything can go wrong (`Model.canGoWrong`); constant, so that a run without faults is
  /// compiled without them.
  static var isFaulty: Bool { get }
  /// The fate of a call that is placed now.
  mutating func fate(of call: Call, at now: Instant) -> Fate
  /// How the scheduler hears of the end of a call; asked only if something can go wrong.
  mutating func report(of call: Call, _ fate: Fate, endingAt end: Instant) -> EndReport
  /// The next task that comes to a campaign; nil: none will.
  mutating func nextArrival(of campaign: Int) -> Arrival?
  /// What people are like, by campaign, for another run of the replication; this one is over.
  mutating func takePeople() -> [PeopleRows?]
  /// For each fault of the model how many calls it struck.
  var strikes: [Int] { get }
}

/// A call as the network sees it.
struct Call: Sendable, BitwiseCopyable {
  /// The campaign, by its place in the model.
  var campaign: Int
  /// The contact's place among the tasks of its campaign.
  var contact: Int
  /// The task.
  var task: Int
  /// The class of a contact that was not there from the start.
  var lateClass: UInt16
  /// 1 for the first call of the contact; counts every call.
  var number: Int
  /// Which of the contact's numbers is called, 0 for the primary.
  var destination: Int
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

  /// A hundred years: nobody waits so long, and an instant so much later still is one. A
  /// lognormal distribution with a large sigma draws times that no integer can hold.
  private static let longestSeconds = 100.0 * 366 * 86_400

  /// Seconds as drawn to whole milliseconds, halves up; draws below 0 count as 0, those above a
  /// hundred years as a hundred years.
  @inline(__always)
  static func milliseconds(_ seconds: Double) -> Int64 {
    Int64(min(max(0, seconds), longestSeconds) * 1000 + 0.5)
  }
}
