public import Scheduling

/// What an operator asks of the scheduler, and when.
///
/// A command that the scheduler refuses changes nothing; it is a line of the trace and counted in
/// the summary, as an operator who presses a button too late sees a message.
public struct TimedCommand: Equatable, Sendable {
  /// When; earlier than the model's start counts as at its start.
  public var at: Instant
  /// What; one that adds tasks continues the numbers of the campaign's contacts.
  public var command: Command
  /// The contact that it is about, where it is about one: which task that is, is known when it is
  /// carried out, and stands in the command in place of `unknownTask`.
  public let contact: ContactID?

  /// A command of an instant.
  public init(at: Instant, _ command: Command) {
    self.at = at
    self.command = command
    contact = nil
  }

  /// A command about one contact; refused if the contact has not come by then.
  ///
  /// - Parameter command: the command about a task.
  public init(at: Instant, about contact: ContactID, _ command: (TaskID) -> Command) {
    self.at = at
    self.command = command(Self.unknownTask)
    self.contact = contact
  }

  /// No task has this number.
  static let unknownTask = TaskID(rawValue: .max)
}

extension Command {
  /// The same about this task, if it is about one.
  func about(_ task: TaskID) -> Command {
    switch self {
    case .retryTask: .retryTask(task)
    case .skipTask: .skipTask(task)
    case .removeTask: .removeTask(task)
    case .setCallback(_, let due): .setCallback(task, at: due)
    default: self
    }
  }

  /// Whether a campaign would come into being that the model does not know.
  var opensCampaign: Bool {
    switch self {
    case .openCampaign, .duplicateCampaign: true
    default: false
    }
  }
}
