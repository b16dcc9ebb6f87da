import Scheduling
import Simulating

/// The rule that held a call until it started, as traces write it.
public enum HoldRule: String, Equatable, Hashable, Sendable, CaseIterable {
  /// The hours of its contact opened.
  case hours = "R10"
  /// A slot became free.
  case slots = "R11"
  /// A call of its own pool ended, which had all the slots it may use.
  case ceiling = "R12"
  /// A slot became free, while idle ones of others were not lent.
  case unlent = "R13"
  /// A slot that its own pool had lent came back.
  case reclaim = "R14"
  /// A slot became free, while others were kept for inbound calls.
  case reserve = "R18"
  /// The interval since the last attempt was over.
  case interval = "R24"
  /// The time for which the callback was asked had come.
  case callback = "R25"
  /// A cap on calls, or the quiet time after a conversation, let it through.
  case cap = "R26"
  /// The call that its number was in ended.
  case number = "R28"
  /// Others came first.
  case order = "R29"
  /// The campaign's starts per minute allowed one more.
  case pace = "R32"
  /// The pause after the campaign's last start was over.
  case throttle = "R33"
  /// The trunk's starts per second allowed one more.
  case trunk = "R34"
  /// The campaign started.
  case campaignStart = "R35"
  /// The task came, or was to be called no earlier.
  case arrival = "R36"
  /// The campaign was resumed, or the task brought back, by a command.
  case command = "R37"
  /// The provider works again, or was probed.
  case breaker = "R40"

  /// The rule behind a hold.
  ///
  /// - Parameters:
  ///   - hold: what the scheduler said before the start; nil if the task had not come yet.
  ///   - campaignStart: when the campaign of the call starts.
  init(of hold: Hold?, _ call: CallRecord, campaignStart: Instant) {
    let isNew = call.attempt == 1
    self =
      switch hold {
      case nil where isNew && call.start == campaignStart: .campaignStart
      case nil where isNew: .arrival
      case nil: .order
      case .start: .campaignStart
      case .interval, .calling: isNew ? .arrival : .interval
      case .callback: .callback
      case .hours: .hours
      case .cap: .cap
      case .number: .number
      case .pace: .pace
      case .throttle: .throttle
      case .trunk: .trunk
      case .breaker: .breaker
      case .slots: .slots
      case .ceiling: .ceiling
      case .unlent: .unlent
      case .reserve: .reserve
      case .reclaim: .reclaim
      case .pause, .closed: .command
      }
  }

  /// The number of the rule: `R10`.
  public var rule: String { rawValue }

  /// What the rule did, in words that follow "because".
  public var words: String {
    switch self {
    case .hours: "its hours open then"
    case .slots: "every slot was taken"
    case .ceiling: "its pool had all it may use"
    case .unlent: "idle slots are not lent"
    case .reclaim: "its own slot was lent"
    case .reserve: "slots are kept for inbound calls"
    case .interval: "the interval after its last call"
    case .callback: "the time asked for"
    case .cap: "a cap on calls"
    case .number: "its number was in a call"
    case .order: "others came first"
    case .pace: "the campaign's pace"
    case .throttle: "the pause after the last start"
    case .trunk: "the trunk's starts per second"
    case .campaignStart: "the campaign starts then"
    case .arrival: "it came then"
    case .command: "a command was awaited"
    case .breaker: "the provider failed"
    }
  }
}
