import Calendars
import Scheduling

/// What an operator does at one moment, as it is written: exactly one action.
struct ActionSpec: DocumentObject {
  var at: Located<WallTime>?
  var start: Located<String>?
  var pause: Located<String>?
  var resume: Located<String>?
  var cancel: Located<String>?
  var archive: Located<String>?
  var fail: Located<String>?
  var slots: Located<SlotChangeSpec>?
  var startsPerSecond: Located<Int>?
  var addContacts: Located<AdditionSpec>?
  var priority: Located<PriorityChangeSpec>?
  var update: Located<UpdateSpec>?
  var duplicate: Located<DuplicateSpec>?
  var doNotCall: Located<DoNotCallSpec>?
  var retry: Located<ContactActionSpec>?
  var skip: Located<ContactActionSpec>?
  var remove: Located<ContactActionSpec>?
  var callback: Located<CallbackSpec>?

  static let objectName = "action"
  static let summary = """
    What an operator does at one moment: exactly one action. A campaign is named as `reminders`, \
    or as `north/reminders` where several have the name. What the state of the campaign does not \
    allow then is refused and changes nothing (R37); the trace and the summary say so.
    """
  static var keys: [Key<Self>] { campaignKeys + contactKeys }

  private static var campaignKeys: [Key<Self>] {
    [
      Key(
        "at", \.at, .wallTime, required: true, "When, on the organisation's wall clock."),
      Key(
        "start", \.start, .reference,
        "Starts a draft, or a scheduled campaign before its time; resumes a paused one."),
      Key("pause", \.pause, .reference, "Queued tasks wait; running calls finish."),
      Key("resume", \.resume, .reference, "What has become overdue is due at once."),
      Key("cancel", \.cancel, .reference, "Ends a campaign for good; queued tasks are archived."),
      Key("archive", \.archive, .reference, "Another word for `cancel`."),
      Key("fail", \.fail, .reference, "Ends a campaign for good, because of a fatal error."),
      Key("slots", \.slots, SlotChangeSpec.type, "Gives a pool other slots (R19)."),
      Key(
        "starts_per_second", \.startsPerSecond, .whole(1...1000),
        "The trunk starts so many calls a second from now on (R34)."),
      Key("add_contacts", \.addContacts, AdditionSpec.type, "Adds contacts to a campaign."),
      Key("priority", \.priority, PriorityChangeSpec.type, "Gives a campaign another priority."),
      Key(
        "update", \.update, UpdateSpec.type,
        "Changes settings of a campaign, for every task that is not completed (R38)."),
      Key(
        "duplicate", \.duplicate, DuplicateSpec.type,
        "Makes a new campaign of the settings and contacts of another, none of them called yet."),
      Key(
        "do_not_call", \.doNotCall, DoNotCallSpec.form,
        "Numbers that nobody calls any more: what waits for them ends, running calls finish (R42)."
      ),
    ]
  }

  private static var contactKeys: [Key<Self>] {
    [
      Key(
        "retry", \.retry, ContactActionSpec.type,
        "A contact that failed gets one more attempt, at once."),
      Key(
        "skip", \.skip, ContactActionSpec.type, "A contact that waits is not to be called."),
      Key(
        "remove", \.remove, ContactActionSpec.type,
        "A contact that waits leaves the campaign."),
      Key(
        "callback", \.callback, CallbackSpec.type,
        "A contact that waits is to be called at another time, before all others (R25, R29)."),
    ]
  }
}

/// Other slots, as they are written.
struct SlotChangeSpec: DocumentObject {
  var pool: Located<String>?
  var own: Located<Int>?
  var mode: Located<AllotmentMode>?
  var max: Located<Int>?

  static let objectName = "slot_change"
  static let summary = """
    Other slots for a pool. A limit below what runs cuts no call; nothing starts until enough have \
    ended (R19).
    """
  static var keys: [Key<Self>] {
    [
      Key(
        "pool", \.pool, .reference, required: true,
        "The name of the organisation, of a workspace, or of a campaign: `north/reminders`."),
      Key(
        "own", \.own, .slots, default: "as before", "The slots that are its own."),
      Key("mode", \.mode, .allotmentMode, default: "as before", AllotmentMode.documentation),
      Key(
        "max", \.max, .slots, default: "as before", "With `soft`: the most it may use."),
    ]
  }
}

/// Contacts that come later, as they are written.
struct AdditionSpec: DocumentObject {
  var to: Located<String>?
  var contacts: Located<ContactsSpec>?

  static let objectName = "addition"
  static let summary = "Contacts for a campaign that exists."
  static var keys: [Key<Self>] {
    [
      Key("to", \.to, .reference, required: true, "The campaign."),
      Key("contacts", \.contacts, ContactsSpec.form, required: true, "Who is called besides."),
    ]
  }
}

/// Another priority, as it is written.
struct PriorityChangeSpec: DocumentObject {
  var campaign: Located<String>?
  var priority: Located<CampaignPriority>?

  static let objectName = "priority_change"
  static let summary = "Another priority for a campaign."
  static var keys: [Key<Self>] {
    [
      Key("of", \.campaign, .reference, required: true, "The campaign."),
      Key(
        "is", \.priority, .word([("high", .high), ("normal", .normal), ("low", .low)]),
        required: true, "Its priority from now on."),
    ]
  }
}

/// Other settings, as they are written.
struct UpdateSpec: DocumentObject {
  var campaign: Located<String>?
  var retry: Located<RetrySpec>?
  var hours: Located<HoursForm>?
  var start: Located<WallTime>?
  var end: Located<WallTime>?
  var startsPerMinute: Located<Int>?
  var burst: Located<Int>?
  var throttle: Located<TimeSpan>?

  static let objectName = "update"
  static let summary = "Other settings for a campaign; what is not named stays as it is."
  static var keys: [Key<Self>] {
    [
      Key("campaign", \.campaign, .reference, required: true, "The campaign."),
      Key("retry", \.retry, RetrySpec.type, "Replaces all of its retries."),
      Key("hours", \.hours, HoursForm.form, "Replaces its hours; holidays stay."),
      Key(
        "start", \.start, .wallTime,
        "Another start for a campaign that has not begun, on the wall clock of the campaign."),
      Key("end", \.end, .wallTime, "On the wall clock of the campaign."),
      Key("starts_per_minute", \.startsPerMinute, .whole(1...60_000), "Its pace (R32)."),
      Key("burst", \.burst, .whole(1...1_000_000), default: "1", "With `starts_per_minute`."),
      Key("throttle", \.throttle, .duration, "The least time between two starts (R33)."),
    ]
  }
}

/// A new campaign like another, as it is written.
struct DuplicateSpec: DocumentObject {
  var campaign: Located<String>?
  var name: Located<String>?
  var starts: Located<Bool>?

  static let objectName = "duplicate"
  static let summary = """
    A new campaign in the pool of another, with its settings and contacts as they are then.
    """
  static var keys: [Key<Self>] {
    [
      Key("campaign", \.campaign, .reference, required: true, "The one that is duplicated."),
      Key("as", \.name, .name, required: true, "The name of the new one, which names its luck."),
      Key(
        "start", \.starts, .flag, default: "true",
        "Whether it starts at once; otherwise it is a draft until an action starts it."),
    ]
  }
}

extension ValueType where Value == String {
  /// The name of a campaign or pool, with or without its workspace.
  static var reference: ValueType {
    text(
      "name", expected: "a name such as reminders or north/reminders",
      pattern: "[^\\n]*[^\\s]", parse: { $0 })
  }
}
