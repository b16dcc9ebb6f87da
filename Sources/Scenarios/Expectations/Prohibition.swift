public import Calendars
public import Scheduling

/// What must occur in no run: `never: more than 5 running in north`.
public struct Prohibition: Equatable, Sendable {
  /// What is forbidden.
  public let occurrence: Occurrence
  /// In whose calls.
  public let subject: ExpectationSubject
  /// Only the first so many runs are looked at; nil: all.
  public let runs: Int?

  /// What can be forbidden. A contact is one task: somebody in two campaigns counts twice.
  public enum Occurrence: Equatable, Sendable {
    /// A call starts outside the campaign's hours for its contact, or before its start, or at or
    /// after its end (R4 … R9).
    case callOutsideHours
    /// A call starts outside these times of day of its contact, from first to before second.
    case callOutside(LocalTime, LocalTime)
    /// A call starts on one of these weekdays of its contact.
    case callOn(Weekdays)
    /// A call starts before this instant.
    case callBefore(Instant)
    /// A call starts at or after this instant.
    case callAfter(Instant)
    /// More calls than this run at once (R11).
    case running(moreThan: Int)
    /// A contact is called more often than this, callbacks included.
    case attemptsOfContact(moreThan: Int)
    /// More calls than this start in any span so long (R32, R34).
    case starts(moreThan: Int, within: TimeSpan)
    /// A contact is called again within this time after the end of the last call, unless it asked
    /// for that (R24, R25).
    case retryWithin(TimeSpan)
    /// A contact is called while another call to it runs (R28).
    case contactCalledTwiceAtOnce
  }
}
