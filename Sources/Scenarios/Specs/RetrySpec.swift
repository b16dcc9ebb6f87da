import Scheduling

/// Retries as they are written.
struct RetrySpec: DocumentObject {
  var maxAttempts: Located<Int>?
  var retries: Located<Int>?
  var interval: Located<TimeSpan>?
  var intervals: Located<[Located<TimeSpan>]>?
  var outcomes: Located<[Located<String>]>?
  var byOutcome: Located<[Named<[Located<TimeSpan>]>]>?
  var openHoursOnly: Located<Bool>?
  var maxCallbacks: Located<Int>?

  /// The outcomes after which a contact is called again where nobody says, as they are written.
  static let retriedByDefault = "[no_answer, busy, failed, callback]"
  static let objectName = "retry"
  static let summary = """
    Whether and when a contact is called again. The waiting time counts from the end of the last \
    call (R24); what comes due outside of the hours waits for the next opening (R10).
    """

  /// `retry: 2` says how often, but not when.
  static func advice(on text: String) -> String? {
    guard let retries = Int(text), (1...249).contains(retries) else { return nil }
    return "write how often and how much later: {retries: \(retries), interval: 2 h}"
  }

  static var keys: [Key<Self>] {
    [
      Key(
        "max_attempts", \.maxAttempts, .whole(1...250), default: "1", unless: "retries",
        "The calls that a contact may get, the first included (R23)."),
      Key(
        "retries", \.retries, .whole(0...249),
        "In place of `max_attempts`: the calls after the first."),
      Key(
        "interval", \.interval, .duration,
        "The time to wait after a call. Needed where there is more than one attempt."),
      Key(
        "intervals", \.intervals, ValueType.duration.list(atLeast: 1),
        "In place of `interval`: after the first call, the second …; the last one repeats (R23)."),
      Key(
        "outcomes", \.outcomes, ValueType.outcomeName.list(),
        default: retriedByDefault,
        """
        The outcomes after which a contact is called again: exactly these (R22). Somebody who \
        names a time is called then in any case, `max_callbacks` times (R25).
        """),
      Key(
        "by_outcome", \.byOutcome, intervalsForm.named(by: .outcomeName),
        "Other waiting times after some outcomes: a duration, or a list of them."),
      Key(
        "open_hours_only", \.openHoursOnly, .flag, default: "false",
        "Whether closed hours do not count towards the waiting time (R10)."),
      Key(
        "max_callbacks", \.maxCallbacks, .whole(0...250), default: "3",
        """
        How often a contact is called at the time it asked for, which uses up no attempt (R25).
        """),
    ]
  }

  private static var intervalsForm: ValueType<[Located<TimeSpan>]> {
    .forms(
      "duration or list of durations", expected: "a duration such as \"5 min\", or a list",
      scalar: ValueType.duration.located.map { [$0] },
      list: ValueType.duration.list(atLeast: 1))
  }
}
