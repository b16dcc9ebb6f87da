public import Calendars
public import ContactLists
public import Scheduling

/// The names behind the integers of a model, and the clocks by which its instants are written.
public struct ScenarioDirectory: Sendable {
  /// The name of the organisation.
  public let organisation: String
  /// The clock on the organisation's wall.
  public let clock: ZoneClock
  /// The names of the pools, in the order of their ids: the organisation's own, `north`,
  /// `north/campaigns`, `north/api`, `north/reminders`.
  public let pools: [String]
  /// The campaigns, in the order of their ids.
  public let campaigns: [CampaignEntry]
  /// The outcomes that the document names itself, the first being `Outcome.firstCustom`.
  public let customOutcomes: [String]
  /// What the document calls the faults of the model, in their order.
  public let faults: [String]

  /// What people call a campaign and its contacts.
  public struct CampaignEntry: Sendable {
    /// The name of the workspace; empty for calls that come in for the organisation.
    public let workspace: String
    /// The name of the campaign in its workspace.
    public let name: String
    /// The clock of its start and its end.
    public let clock: ZoneClock
    /// Its contacts; nil if the document only says how many.
    public let contacts: CampaignContacts?
    /// The numbers that it shows, as the document names them; empty if it names none.
    public let callerIDs: [String]

    /// Workspace and name: `north/reminders`.
    public var path: String { workspace.isEmpty ? name : "\(workspace)/\(name)" }

    /// The row of a contact in its list, as a spreadsheet counts; nil if there is no list.
    ///
    /// - Parameter ordinal: its place among the campaign's contacts, from 0.
    public func row(of ordinal: Int) -> Int? {
      contacts.map { Int($0.list.rows[$0.place(of: ordinal)]) }
    }

    /// The number of a contact; nil if there is no list.
    public func phone(of ordinal: Int) -> PhoneNumber? {
      contacts.map { $0.list.primaryNumbers[$0.place(of: ordinal)] }
    }
  }

  /// The name of an outcome; nil if neither the rule book nor the document knows it.
  public func name(of outcome: Outcome) -> String? {
    OutcomeNames(customs: customOutcomes).name(of: outcome)
  }

  /// The names of the outcomes by their raw values; empty text where there is no outcome.
  public var outcomeNames: [String] {
    let names = OutcomeNames(customs: customOutcomes)
    return (0..<Outcome.limit).map { names.name(of: Outcome(rawValue: UInt8($0))) ?? "" }
  }
}
