public import Calendars
public import Scheduling

/// Something that a scenario expects of its runs, and that `dialcast check` judges.
public struct Expectation: Equatable, Sendable {
  /// The sentence as it is written; `timeline`, `starts` or `golden` for what is no sentence.
  public let text: String
  /// Its line in the document, from 1; nil if it comes from an override.
  public let line: Int?
  /// What is required.
  public let requirement: Requirement
}

/// What is required of the runs of a scenario.
public enum Requirement: Equatable, Sendable {
  /// Work is done by a time, with a probability.
  case milestone(ExpectedMilestone)
  /// The mean of a measure lies on one side of a value.
  case bound(ExpectedBound)
  /// Something occurs in no run.
  case never(Prohibition)
  /// The calls of a scripted run, minute by minute.
  case timeline(ExpectedTimeline)
  /// The calls of a scripted run, in the order of their starts; all of them.
  case starts([ExpectedStart])
  /// The first run is as recorded.
  case golden
}

/// Whom an expectation is about: the organisation, a workspace or a campaign.
public struct ExpectationSubject: Equatable, Sendable {
  /// As it is printed: `organisation`, `north`, `north/reminders`.
  public let name: String
  /// Its pool in the slot tree.
  public let pool: PoolID
  /// The places of its campaigns in the model, in ascending order.
  public let campaigns: [Int]
  /// The clock by which its times are told.
  public let clock: ZoneClock
  /// When its first campaign starts.
  public let start: Instant
}

/// How much is done, by when, how surely.
public struct ExpectedMilestone: Equatable, Sendable {
  /// Whose work.
  public let subject: ExpectationSubject
  /// How much of the work.
  public let extent: Extent
  /// The latest instant that will do.
  public let deadline: Instant
  /// In which share of all runs it must be so, above 0; 1: in every run that is made.
  public let probability: Double

  /// How much of the work is done (R43).
  public enum Extent: Equatable, Sendable {
    /// Every task has come to its own end.
    case completed
    /// 95 % of the tasks have.
    case resolved95
    /// 99 % of the tasks have.
    case resolved99
  }
}

/// A bound on a mean.
public struct ExpectedBound: Equatable, Sendable {
  /// What is measured.
  public let measure: ExpectationMeasure
  /// Of whom.
  public let subject: ExpectationSubject
  /// The side of the value on which the mean must lie.
  public let side: Side
  /// The value, in its unit.
  public let value: MeasuredValue

  /// The side of a value.
  public enum Side: Equatable, Sendable {
    /// No less than the value.
    case atLeast
    /// No more than the value.
    case atMost
  }
}

/// A value in its unit.
public enum MeasuredValue: Equatable, Sendable {
  /// A number of calls or contacts.
  case count(Double)
  /// A share, 0 … 1.
  case share(Double)
  /// A time in milliseconds.
  case milliseconds(Double)

  /// The value without its unit.
  public var number: Double {
    switch self {
    case .count(let number), .share(let number), .milliseconds(let number): number
    }
  }
}

/// The calls of a scripted run as text.
public struct ExpectedTimeline: Equatable, Sendable {
  /// One row a slot, one character a column, without trailing dots.
  public let rows: [String]
  /// How long a column is.
  public let column: TimeSpan
}

/// A call that a scripted run must make.
public struct ExpectedStart: Equatable, Sendable {
  /// The place of the campaign in the model.
  public let campaign: Int
  /// The row of the contact in its list, or its number from 1 where there is no list.
  public let row: Int
  /// 1 for the first call of the contact.
  public let attempt: Int
  /// When the call starts.
  public let at: Instant
  /// The slot on which it runs, the lowest free one from 0; nil: on any.
  public let slot: Int?
  /// The name of its outcome; nil: however it ends.
  public let outcome: String?
}
