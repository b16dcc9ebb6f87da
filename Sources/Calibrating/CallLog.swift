public import Calendars
public import Scheduling

/// The calls of a log, as far as they can be read.
public struct CallLog: Sendable {
  /// One call.
  public struct Call: Equatable, Sendable {
    /// Who was called, by a number of the log's own; nil: the row does not say.
    public var contact: Int?
    /// Whose attempts are counted, by a number of the log's own: the contact or, in `attempts.csv`,
    /// where a contact is one of several numbers, all of them; nil: the row does not say.
    public var task: Int?
    /// How it ended.
    public var end: End
    /// Milliseconds since 1970, for the order only; nil: the log has no times.
    public var timeMs: Int64?
    /// The hour of the week on the wall clock that was said, else that of the log,
    /// 0 = Monday 00:00; nil: the log has none.
    public var hourOfWeek: Int?
    /// The how-many-eth call to the contact it was; nil: the row does not say.
    public var attempt: Int?
    /// The row, as a spreadsheet counts.
    public var row: UInt32
    /// Seconds of ringing; nil: the row does not say.
    public var ring: Double?
    /// Seconds of talking; nil: the row does not say.
    public var talk: Double?
  }

  /// How a call ended.
  public enum End: Equatable, Sendable {
    /// So.
    case outcome(Outcome)
    /// As if it had not been made: it says nothing of the contact.
    case nothing
    /// The row does not say.
    case unknown
  }

  /// Something that rows have in common which are not used, or not as a whole.
  public struct Remark: Equatable, Sendable {
    /// What it is.
    public internal(set) var kind: Kind
    /// The first of the rows.
    public let firstRow: UInt32
    /// How many there are.
    public internal(set) var rows = 1
  }

  /// What may be wrong with a row.
  public enum Kind: String, CaseIterable, Sendable {
    /// Broken as a whole.
    case damaged = "a field is too long or holds a zero byte"
    /// The separator is in a field without quotes.
    case tooManyFields = "more fields than the header has columns"
    /// Nothing in the column of the outcome.
    case noOutcome = "no outcome"
    /// The outcome says nothing of the contact.
    case nothing = "an outcome that says nothing of the contact"
    /// Nothing in the column of the contact.
    case noContact = "no contact: only its lengths count"
    /// The time cannot be read.
    case noTime = "not a time, so that its contact counts only if attempts tell the order"
    /// No time in the whole log can be read.
    case noTimes = "no row has a time such as 2026-10-01 09:12:30, so that none is used"
    /// A length that cannot be read.
    case noLength = "a length that is none: not used"

    /// Whether nothing of the row is used.
    public var leavesOut: Bool {
      switch self {
      case .damaged, .tooManyFields, .noOutcome, .nothing: true
      case .noContact, .noTime, .noTimes, .noLength: false
      }
    }
  }

  /// The name of the file, without its folder.
  public let file: String
  /// SHA-256 of its bytes, in hexadecimal digits.
  public let sha256: String
  /// Which column holds what.
  public let columns: LogColumns
  /// The calls, in the order of the file; some have no outcome.
  public let calls: [Call]
  /// How many contacts there are.
  public let contacts: Int
  /// What is not used, in the order in which it was met.
  public let remarks: [Remark]
  /// The days of the first and the last call; nil: the log has no times.
  public let days: ClosedRange<CivilDate>?
  /// Whether times are those of Greenwich, and nobody said whose clock to count hours on.
  public internal(set) var hasUTC = false
  /// The zone on whose clock hours are counted; nil: as they are written.
  public internal(set) var timezone: String?
  /// A zone that was said and changes nothing, since no time has an offset.
  public internal(set) var unusedTimezone: String?
  /// Whether no time is more than a day, or the midnight of one as it is written.
  public internal(set) var isByDay = false
  /// The words whose meaning was said and that no call has, as they were said.
  public var unusedWords: [String] = []

  /// The calls of which something is used.
  public var used: Int {
    calls.count {
      guard case .outcome = $0.end else { return false }
      return true
    }
  }

  /// The rows of which nothing is.
  public var leftOut: Int { remarks.reduce(0) { $0 + ($1.kind.leavesOut ? $1.rows : 0) } }
}
