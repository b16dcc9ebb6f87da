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

  /// A command of an instant.
  public init(at: Instant, _ command: Command) {
    self.at = at
    self.command = command
  }
}

extension Command {
  /// Whether a campaign would come into being that the model does not know.
  var opensCampaign: Bool {
    switch self {
    case .openCampaign, .duplicateCampaign: true
    default: false
    }
  }
}
