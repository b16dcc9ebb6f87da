/// The rule that held a call until it started: the one whose hold ended at that instant.
public enum HoldRule: String, Equatable, Hashable, Sendable, CaseIterable {
  /// The hours of its contact opened.
  case hours = "R10"
  /// A slot became free.
  case slots = "R11"
  /// A call of its own pool ended, which had all the slots it may use.
  case ceiling = "R12"
  /// A slot became free, while idle ones of others were not lent.
  case unlent = "R13"
  /// A slot became free, after others had gone back to their owners.
  case owners = "R14"
  /// The slots of the workspace were divided anew among its campaigns.
  case division = "R16"
  /// A slot became free, while others were kept for inbound calls.
  case reserve = "R18"
  /// The interval since the last attempt was over.
  case interval = "R24"
  /// The time for which the callback was asked had come.
  case callback = "R25"
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
  /// The task came, and was called at once.
  case arrival = "R36"

  /// The number of the rule: `R10`.
  public var rule: String { rawValue }

  /// What the rule did, in words that follow "because".
  public var words: String {
    switch self {
    case .hours: "its hours open then"
    case .slots: "every slot was taken"
    case .ceiling: "its pool had all it may use"
    case .unlent: "idle slots are not lent"
    case .reserve: "slots are kept for inbound calls"
    case .owners: "slots went back to their owners"
    case .division: "slots were divided anew"
    case .interval: "the interval after its last call"
    case .callback: "the time asked for"
    case .order: "others came first"
    case .pace: "the campaign's pace"
    case .throttle: "the pause after the last start"
    case .trunk: "the trunk's starts per second"
    case .campaignStart: "the campaign starts then"
    case .arrival: "it came then"
    }
  }
}
