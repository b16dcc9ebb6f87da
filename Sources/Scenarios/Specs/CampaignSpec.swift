import Calendars
import Scheduling

/// A campaign as it is written.
struct CampaignSpec: DocumentObject {
  var name: Located<String>?
  var kind: Located<CampaignKind>?
  var priority: Located<CampaignPriority>?
  var slots: Located<Int>?
  var mode: Located<AllotmentMode>?
  var max: Located<Int>?
  var lend: Located<Bool>?
  var start: Located<WallTime>?
  var draft: Located<Bool>?
  var end: Located<WallTime>?
  var timezone: Located<String>?
  var hours: Located<HoursForm>?
  var holidays: Located<[Located<CivilDate>]>?
  var legal: Located<LegalEnvelope>?
  var zoneOf: Located<ZoneOf>?
  var contacts: Located<ContactsSpec>?
  var arrivals: Located<ArrivalsSpec>?
  var patience: Located<PatienceForm>?
  var retry: Located<RetrySpec>?
  var startsPerMinute: Located<Int>?
  var burst: Located<Int>?
  var throttle: Located<TimeSpan>?
  var attemptPriority: Located<AttemptPriorityForm>?
  var aging: Located<TimeSpan>?
  var lease: Located<LeaseSpec>?
  var order: Located<TaskOrder>?
  var alternates: Located<NumberStrategy>?
  var callerIDs: Located<CallerIDsSpec>?
  var caps: Located<[Located<CapSpec>]>?
  var quietAfterConversation: Located<TimeSpan>?
  var telephony: Located<TelephonyForm>?

  static let objectName = "campaign"
  static let summary = "Contacts to be called, alike but for their numbers."
  static var keys: [Key<Self>] { slotKeys + timeKeys + callKeys + numberKeys }

  private static var slotKeys: [Key<Self>] {
    [
      Key(
        "name", \.name, .name, required: true,
        "Tells it from the other campaigns of its workspace, and names its luck."),
      Key(
        "kind", \.kind, .word([("batch", .batch), ("realtime", .realtime)]), default: "batch",
        """
        `batch`: the campaign calls a list, its `contacts`. `realtime`: its contacts come one by \
        one, as `arrivals` says; the campaign is over when the last that came is done.
        """),
      Key(
        "priority", \.priority,
        .word([("high", .high), ("normal", .normal), ("low", .low)]), default: "normal",
        """
        The higher comes first among campaigns that own free slots, and among those that borrow; \
        but whoever owns comes before whoever borrows (R14, R29). Campaigns that name no slots own \
        an equal share each (R16), so that between them priority decides only what is left over.
        """),
      Key(
        "slots", \.slots, .whole(0...1_000_000),
        default: "an equal share of what the other campaigns leave of the workspace (R16)",
        """
        The slots that are its own. With 0 it owns none and borrows all it uses: between such \
        campaigns priority alone decides.
        """),
      Key(
        "mode", \.mode, .allotmentMode, default: "soft",
        "With `slots`. \(AllotmentMode.documentation)"),
      Key(
        "max", \.max, .slots, default: "as many as the workspace may use",
        "The most calls that it runs at once, whether it has slots of its own or not."),
      Key(
        "lend", \.lend, .flag, default: "true",
        "Whether others may use its slots while they are idle (R13)."),
    ]
  }

  private static var timeKeys: [Key<Self>] {
    [
      Key("start", \.start, .wallTime, required: true, "No call starts before."),
      Key(
        "draft", \.draft, .flag, default: "false",
        "Whether nothing starts, not even at `start`, until an action starts the campaign (R35)."),
      Key(
        "end", \.end, .wallTime, default: "no end",
        "No call starts then or later; what is not done by then is archived (R9)."),
      Key(
        "timezone", \.timezone, .zone, default: "the organisation's",
        "The zone of `start` and `end`, and of the hours of contacts that have no other."),
      Key(
        "hours", \.hours, HoursForm.form, default: "any time",
        """
        When calls may start, on the wall clock of the person called; `default` is Mon-Fri \
        09:00 to 19:00 (R4).
        """),
      Key(
        "holidays", \.holidays, ValueType.date.list(),
        "Dates on which no calling window opens."),
      Key(
        "legal", \.legal, .envelope,
        "Legal calling hours, which narrow the hours of the campaign (R8)."),
      Key(
        "zone_of", \.zoneOf,
        .word([("contact", .contact), ("campaign", .campaign), ("number", .number)]),
        default: "contact",
        """
        Whose wall clock counts (R7). `contact`: the `timezone` column of the list, else the \
        campaign's. `campaign`: the campaign's alone. `number`: the column, else every zone of \
        the number's country and area code, else the campaign's.
        """),
    ]
  }

  private static var callKeys: [Key<Self>] {
    [
      Key("contacts", \.contacts, ContactsSpec.form, "Who is called; needed for `batch`."),
      Key("arrivals", \.arrivals, ArrivalsSpec.type, "Who comes when; needed for `realtime`."),
      Key("patience", \.patience, PatienceForm.form, default: "no end", PatienceForm.documentation),
      Key(
        "retry", \.retry, RetrySpec.type, default: "one attempt",
        "Whether and when a contact is called again."),
      Key(
        "starts_per_minute", \.startsPerMinute, .whole(1...60_000),
        default: "no limit",
        "The most calls that start in a minute, evenly spaced (R32)."),
      Key(
        "burst", \.burst, .whole(1...1_000_000), default: "1",
        "With `starts_per_minute`: the calls that may start at once after a pause (R32)."),
      Key(
        "throttle", \.throttle, .duration, default: "none",
        "The least time between the starts of two calls of the campaign (R33)."),
      Key(
        "attempt_priority", \.attemptPriority, AttemptPriorityForm.form,
        default: "first_attempts_first; for realtime all alike, who is due first goes first",
        """
        `first_attempts_first`: everybody is called once before anybody is called again. \
        `due_first`: calls that are due again come before new contacts. Or a mix of both, or a \
        priority for each attempt (R30).
        """),
      Key(
        "aging", \.aging, .duration, default: "waiting changes nothing",
        """
        A contact that has waited so long since it was due counts as of the next higher priority, \
        after twice as long of the one above (R31).
        """),
      Key(
        "lease", \.lease, LeaseSpec.type,
        default: "none: a call whose end is never heard of holds its slot",
        "How long a call may hold its slot without a word from the provider (R39)."),
      Key(
        "order", \.order, .word([("shuffled", .shuffled), ("as_listed", .asListed)]),
        default: "shuffled, but as_listed for realtime",
        """
        The order of contacts that are equal in everything else (R29); those who come one by one \
        are listed in the order of their coming.
        """),
      Key(
        "telephony", \.telephony, TelephonyForm.form, required: true,
        "How people answer: the name of a profile, or telephony written in place."),
    ]
  }
}

extension CampaignSpec {
  private static var numberKeys: [Key<Self>] {
    [
      Key(
        "alternates", \.alternates, .numberStrategy, default: "only the primary number is called",
        """
        Which number of a contact each attempt calls, where the list has alternates (R27). \
        `rolling`: the primary, then the alternates in turn. `clamp`: the primary, each alternate, \
        then the last. `custom`: the primary, each alternate, then the primary. A number that is \
        invalid, in a call or not to be called is passed over for the next (R28).
        """),
      Key(
        "caller_ids", \.callerIDs, CallerIDsSpec.form, default: "one",
        "The numbers that the campaign shows (R27)."),
      Key(
        "caps", \.caps, CapSpec.type.list(), default: "none",
        "The most calls in a period (R26)."),
      Key(
        "quiet_after_conversation", \.quietAfterConversation, .duration, default: "none",
        """
        For so long after the end of a conversation, by whichever campaign, its number is not \
        called (R26).
        """),
    ]
  }
}

/// Whose wall clock counts (R7).
enum ZoneOf { case contact, campaign, number }

/// The order of contacts that are equal in everything else.
enum TaskOrder { case shuffled, asListed }
