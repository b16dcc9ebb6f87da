import Calendars

/// A scenario as it is written.
struct ScenarioSpec: DocumentObject {
  var name: Located<String>?
  var description: Located<String>?
  var seed: Located<Int>?
  var replications: Located<Int>?
  var deadline: Located<DeadlineSpec>?
  var probability: Located<Double>?
  var organisation: Located<OrganisationSpec>?
  var calibration: Located<[Located<String>]>?
  var telephony: Located<[Named<TelephonySpec>]>?
  var workspaces: Located<[Located<WorkspaceSpec>]>?
  var campaigns: Located<[Located<CampaignSpec>]>?
  var timeline: Located<[Located<ActionSpec>]>?
  var faults: Located<[Located<FaultSpec>]>?
  var prices: Located<PricesSpec>?
  var expect: Located<[Located<ExpectSpec>]>?

  static let objectName = "scenario"
  static let summary =
    "One situation to be planned: who has how many slots, and who is to be called when."
  static var keys: [Key<Self>] {
    [
      Key("scenario", \.name, .slug, required: true, "Names the scenario and its report folder."),
      Key("description", \.description, .text, "What the scenario shows, for its readers."),
      Key(
        "seed", \.seed, .whole(0...Int.max), default: "1",
        "The number from which all luck follows; the same seed gives the same run."),
      Key(
        "replications", \.replications, .whole(1...1_000_000), default: "200",
        "How often the scenario is simulated, each time with fresh luck."),
      Key(
        "deadline", \.deadline, DeadlineSpec.form,
        "When the work should be done, on the organisation's wall clock."),
      Key(
        "probability", \.probability, .certainty, default: "95 %",
        unless: "deadline.probability",
        "How sure the deadline should be met."),
      Key("organisation", \.organisation, OrganisationSpec.type, required: true, "Owns the slots."),
      Key(
        "calibration", \.calibration, CalibrationSpec.paths,
        """
        The file, or files, with telephony that was counted from call logs, beside this one; \
        campaigns name it like that under `telephony`.
        """),
      Key(
        "telephony", \.telephony, TelephonySpec.type.named(by: .profileName),
        "Telephony of your own, to be named by campaigns; five profiles are built in."),
      Key(
        "workspaces", \.workspaces, WorkspaceSpec.type.list(atLeast: 1),
        "The teams of the organisation and their campaigns."),
      Key(
        "campaigns", \.campaigns, CampaignSpec.type.list(atLeast: 1),
        "The campaigns of an organisation without workspaces; in place of `workspaces`."),
      Key("timeline", \.timeline, ActionSpec.type.list(), "What operators do, and when."),
      Key("faults", \.faults, FaultSpec.type.list(), "What goes wrong, and when."),
      Key("prices", \.prices, PricesSpec.type, "What slots and calls cost."),
      Key(
        "expect", \.expect, ExpectSpec.list,
        "What `dialcast check` expects of the runs; [checking.md](checking.md) has the sentences."),
    ]
  }
}

/// When the work should be done, and how surely.
struct DeadlineSpec: DocumentObject {
  var at: Located<WallTime>?
  var probability: Located<Double>?

  static let objectName = "deadline"
  static let summary = "A deadline with the probability of meeting it."
  static var keys: [Key<Self>] {
    [
      Key("at", \.at, .wallTime, required: true, "On the organisation's wall clock."),
      Key(
        "probability", \.probability, .certainty, default: "95 %",
        "How sure the deadline should be met."),
    ]
  }

  /// A bare wall time, or the object.
  static var form: ValueType<Self> {
    let scalar = ValueType<WallTime>.wallTime.located.map { DeadlineSpec(at: $0) }
    return .forms(
      "wall time or deadline",
      expected: "a date and a time of day such as \"2026-11-27 18:00\"", scalar: scalar,
      mapping: type)
  }
}

/// The organisation as it is written.
struct OrganisationSpec: DocumentObject {
  var name: Located<String>?
  var timezone: Located<String>?
  var slots: Located<Int>?
  var startsPerSecond: Located<Int>?
  var breaker: Located<Bool>?
  var inbound: Located<InboundSpec>?
  var doNotCall: Located<DoNotCallSpec>?

  static let objectName = "organisation"
  static let summary =
    "The owner of the slots. One slot is one simultaneous call, ringing included."
  static var keys: [Key<Self>] {
    [
      Key("name", \.name, .text, default: "the scenario's name", "As it is printed."),
      Key(
        "timezone", \.timezone, .zone, default: "UTC",
        "Times are printed in it, and campaigns that name no zone of their own follow it."),
      Key("slots", \.slots, .slots, required: true, "The calls that can run at once."),
      Key(
        "starts_per_second", \.startsPerSecond, .whole(1...1000),
        default: "no limit",
        "The most calls that the trunk starts in a second, evenly spaced, for all together (R34)."),
      Key(
        "breaker", \.breaker, .flag, default: "true",
        """
        Whether outbound calls pause while the provider fails: more than half of at least 20 calls \
        of the last 120 s ended as `system_fault`. One probe every 30 s finds out when it works \
        again (R40).
        """),
      Key(
        "inbound", \.inbound, InboundSpec.type,
        "Calls that come in, and slots that are kept free for them (R18)."),
      Key(
        "do_not_call", \.doNotCall, DoNotCallSpec.form, default: "none",
        "The numbers that no campaign calls (R28)."),
    ]
  }
}

extension ValueType where Value == Int {
  /// A number of slots: at least 1.
  static var slots: ValueType {
    whole(1...1_000_000)
  }
}
