import Calendars
import ContactLists
import Scheduling
import Simulating

/// The realtime tasks of a file that belong to one campaign, in the order in which they come.
struct TaskList {
  /// Whom they call: the line of each in the file; `from`, `agent` and the context are variables.
  var contacts: ContactList
  /// The configurations that occur, each once; the campaign's own first.
  var classes: [TaskClass]
  /// The clock on the wall of the contacts of each class.
  var clocks: [LocalClock]
  /// When each comes, with its class and its end.
  var arrivals: [ListedArrival]
}

/// What a task brings of its own; what is nil is the campaign's.
struct TaskConfiguration: Hashable {
  /// Minutes since midnight.
  var start: Int?
  var end: Int?
  var zone: String?
  var priorities: [UInt8]?
  var retry: Retry?

  /// Attempts, the time between them and after what they are made.
  struct Retry: Hashable {
    var maxAttempts: Int
    var intervals: [TimeSpan]
    var retried: OutcomeSet
  }
}

/// Sorts configurations into classes: tasks that bring the same one are of the same class.
struct TaskClasses {
  private let draft: CampaignDraft
  private let last: Instant
  private var places: [TaskConfiguration: UInt16] = [:]
  private(set) var all: [TaskClass] = []
  private(set) var clocks: [LocalClock] = []

  /// - Parameter last: until when windows are worked out.
  init(of draft: CampaignDraft, until last: Instant) {
    self.draft = draft
    self.last = last
    _ = place(of: TaskConfiguration(), in: draft.clock)
  }

  /// The class of a configuration; nil if there are as many as can be told apart.
  ///
  /// - Parameter clock: of the configuration's zone, or the campaign's.
  mutating func place(of configuration: TaskConfiguration, in clock: ZoneClock) -> UInt16? {
    if let place = places[configuration] { return place }
    guard all.count <= Int(UInt16.max) else { return nil }
    let place = UInt16(all.count)
    places[configuration] = place
    var retry = draft.retry
    if let own = configuration.retry {
      retry = RetryPolicy(
        maxAttempts: own.maxAttempts, retried: own.retried, intervals: own.intervals,
        maxCallbacks: draft.retry.maxCallbacks,
        countsOpenHoursOnly: draft.retry.countsOpenHoursOnly)
    }
    all.append(
      TaskClass(
        windows: draft.windows(hours(of: configuration), in: [clock], until: last), retry: retry,
        attemptPriority: configuration.priorities.map { .byAttempt($0) } ?? draft.attemptPriority))
    clocks.append(clock.localClock)
    return place
  }

  /// The hours of a task: its own on every day but holidays, else the campaign's.
  private func hours(of configuration: TaskConfiguration) -> CallingHours? {
    guard let from = configuration.start.flatMap({ LocalTime(secondsOfDay: 60 * $0) }),
      let to = configuration.end.flatMap({ LocalTime(secondsOfDay: 60 * $0) }),
      let window = try? CallingHours.Window(.daily, from: from, to: to)
    else { return draft.hours }
    return CallingHours([window], excluding: draft.hours?.excludedDates ?? [])
  }
}
