import Calendars
import Scheduling

/// A fault as it is written: exactly one kind.
struct FaultSpec: DocumentObject {
  var outage: Located<OutageSpec>?
  var rateLimit: Located<RateLimitSpec>?
  var lateEnds: Located<LateEndsSpec>?
  var lostEnds: Located<LostEndsSpec>?
  var repeatedEnds: Located<LateEndsSpec>?
  var lostSlots: Located<LostSlotsSpec>?
  var answers: Located<AnswersSpec>?
  var clock: Located<ClockStepSpec>?

  static let objectName = "fault"
  static let summary = """
    Something that goes wrong: exactly one kind. A run with it and a run without meet the same \
    people with the same luck, so that the difference is the fault's.
    """
  static var keys: [Key<Self>] {
    [
      Key("outage", \.outage, OutageSpec.type, "The provider is down, or fails now and then."),
      Key("rate_limit", \.rateLimit, RateLimitSpec.type, "The provider refuses what is too fast."),
      Key(
        "late_ends", \.lateEnds, LateEndsSpec.type,
        "The platform hears late that a call ended: its slot stays taken."),
      Key(
        "lost_ends", \.lostEnds, LostEndsSpec.type,
        """
        The platform never hears that a call ended: its slot stays taken until the lease of the \
        call ends, or for ever if it has none (R39).
        """),
      Key(
        "repeated_ends", \.repeatedEnds, LateEndsSpec.type,
        "The platform hears once more that a call ended, which changes nothing (R39)."),
      Key("lost_slots", \.lostSlots, LostSlotsSpec.type, "Slots are out of order."),
      Key("answers", \.answers, AnswersSpec.type, "People answer less, or more, than expected."),
      Key("clock", \.clock, ClockStepSpec.type, "The platform's clock is wrong (R2)."),
    ]
  }
}

/// When a fault lasts; the keys that all faults share.
protocol LastingFault: DocumentObject {
  var from: Located<WallTime>? { get set }
  var until: Located<WallTime>? { get set }
}

extension LastingFault {
  /// `from` and `until`.
  static var spanKeys: [Key<Self>] {
    [
      Key(
        "from", \.from, .wallTime, required: true,
        "When it begins, on the organisation's wall clock."),
      Key("until", \.until, .wallTime, default: "for ever", "The first moment when it is over."),
    ]
  }
}

/// A provider that fails, as it is written.
struct OutageSpec: LastingFault {
  var from: Located<WallTime>?
  var until: Located<WallTime>?
  var probability: Located<Double>?
  var after: Located<DistributionSpec>?

  static let objectName = "outage"
  static let summary = "Calls that start meanwhile end as `system_fault` (R21)."
  static var keys: [Key<Self>] {
    spanKeys + [
      Key(
        "probability", \.probability, .share, default: "100 %",
        "How likely a call fails; below 100 % it is a burst of errors."),
      Key("after", \.after, DistributionSpec.form, default: "1 s", "How long such a call takes."),
    ]
  }
}

/// A limit of the provider, as it is written.
struct RateLimitSpec: LastingFault {
  var from: Located<WallTime>?
  var until: Located<WallTime>?
  var perSecond: Located<Int>?
  var after: Located<DistributionSpec>?

  static let objectName = "rate_limit"
  static let summary = """
    Calls beyond so many in a second of the clock end as `system_fault` (R21).
    """
  static var keys: [Key<Self>] {
    spanKeys + [
      Key(
        "per_second", \.perSecond, .whole(0...100_000), required: true,
        "The calls that the provider takes in a second."),
      Key(
        "after", \.after, DistributionSpec.form, default: "200 ms",
        "How long a refused call takes."),
    ]
  }
}

/// Late or repeated news, as it is written.
struct LateEndsSpec: LastingFault {
  var from: Located<WallTime>?
  var until: Located<WallTime>?
  var probability: Located<Double>?
  var delay: Located<DistributionSpec>?

  static let objectName = "late_ends"
  static let summary = "News of calls that end meanwhile come late, or once more."
  static var keys: [Key<Self>] {
    spanKeys + [
      Key("probability", \.probability, .share, default: "100 %", "How likely."),
      Key(
        "delay", \.delay, DistributionSpec.form, required: true,
        "How much later than the end, or than the first news of it."),
    ]
  }
}

/// Lost news, as it is written.
struct LostEndsSpec: LastingFault {
  var from: Located<WallTime>?
  var until: Located<WallTime>?
  var probability: Located<Double>?

  static let objectName = "lost_ends"
  static let summary = "News of calls that end meanwhile never come."
  static var keys: [Key<Self>] {
    spanKeys + [
      Key("probability", \.probability, .share, required: true, "How likely.")
    ]
  }
}

/// Slots out of order, as they are written.
struct LostSlotsSpec: LastingFault {
  var from: Located<WallTime>?
  var until: Located<WallTime>?
  var slots: Located<Int>?

  static let objectName = "lost_slots"
  static let summary = """
    Slots of the organisation, whoever owns them, cannot be used. Calls that run are not cut (R19).
    """
  static var keys: [Key<Self>] {
    spanKeys + [Key("slots", \.slots, .slots, required: true, "How many.")]
  }
}

/// Other answers than expected, as they are written.
struct AnswersSpec: LastingFault {
  var from: Located<WallTime>?
  var until: Located<WallTime>?
  var factor: Located<Double>?
  var logOddsPerHour: Located<Double>?

  static let objectName = "answers"
  static let summary = """
    The probability that a person answers is not what the telephony says. Scripted calls stay as \
    they are written.
    """
  static var keys: [Key<Self>] {
    spanKeys + [
      Key(
        "factor", \.factor, .number(over: 0),
        "Meanwhile the probability is multiplied by this; more than 1 is never reached."),
      Key(
        "log_odds_per_hour", \.logOddsPerHour, .number(),
        """
        In place of `factor`: the log-odds of an answer change steadily, and stay where they are \
        when it is over. −0.1 an hour makes 50 % a little less than 31 % in eight hours.
        """),
    ]
  }
}

/// A wrong clock, as it is written.
struct ClockStepSpec: LastingFault {
  var from: Located<WallTime>?
  var until: Located<WallTime>?
  var ahead: Located<TimeSpan>?
  var behind: Located<TimeSpan>?

  static let objectName = "clock"
  static let summary = """
    The platform's clock jumps, and back when it is over; the world goes on as before. Time that \
    goes backwards stands still for the scheduler until the clock has caught up (R2).
    """
  static var keys: [Key<Self>] {
    spanKeys + [
      Key("ahead", \.ahead, .duration, "How far the clock jumps forwards."),
      Key("behind", \.behind, .duration, "In place of `ahead`: how far it jumps backwards."),
    ]
  }
}
