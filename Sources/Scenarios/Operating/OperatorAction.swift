import Calendars
import Scheduling

/// What an operator does at one moment, right as far as the document goes.
///
/// Campaigns are known by their place: those of the document first, then those that actions make,
/// in order of time.
struct OperatorAction {
  let at: Instant
  /// Where it stands.
  let place: Place
  let kind: Kind

  enum Kind {
    /// A command that needs nothing more.
    case command(Command)
    /// Other settings.
    case update(Int, SettingsChange)
    /// More contacts.
    case add(Int, CampaignDraft.Contacts)
    /// Numbers that nobody calls any more.
    case forbid(DoNotCallDraft)
    /// Something that is done to the contact in this row of a campaign.
    case contact(Int, row: Located<Int>, ContactAction)
    /// A new campaign like this one.
    case duplicate(Int, name: String, starts: Bool)
  }
}

/// Settings that replace others; nil: as before.
struct SettingsChange {
  var priority: CampaignPriority?
  var retry: RetryPolicy?
  var hours: (form: CallingHours?, place: Place)?
  var start: (instant: Instant, place: Place)?
  var end: Instant?
  var pace: Pace?
  var throttle: TimeSpan?
}
