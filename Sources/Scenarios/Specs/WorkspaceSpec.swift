/// A workspace as it is written.
struct WorkspaceSpec: DocumentObject {
  var name: Located<String>?
  var slots: Located<Int>?
  var mode: Located<AllotmentMode>?
  var max: Located<Int>?
  var lend: Located<Bool>?
  var apiShare: Located<Double>?
  var campaignShare: Located<Double>?
  var api: Located<ApiSpec>?
  var inbound: Located<InboundSpec>?
  var campaigns: Located<[Located<CampaignSpec>]>?

  static let objectName = "workspace"
  static let summary = "A team with slots of its own, and its campaigns."
  static var keys: [Key<Self>] {
    [
      Key("name", \.name, .name, required: true, "Tells it from the other workspaces."),
      Key(
        "slots", \.slots, .whole(0...1_000_000),
        default: "an equal share of what the organisation has not allotted",
        "The slots that are its own. With 0 it owns none and borrows all it uses."),
      Key("mode", \.mode, .allotmentMode, default: "soft", AllotmentMode.documentation),
      Key(
        "max", \.max, .slots, default: "as many as the organisation has",
        "With `soft`: the most it may use, borrowed slots included."),
      Key(
        "lend", \.lend, .flag, default: "true",
        "Whether others may use its slots while they are idle (R13)."),
      Key(
        "api_share", \.apiShare, .share, default: "100 %, as long as campaigns have 0 %",
        "The share of the slots that is reserved for calls started through the API (R17)."),
      Key(
        "campaign_share", \.campaignShare, .share, default: "0 %",
        """
        The share of the slots for campaigns. With 0 % they use whatever API calls leave idle, in \
        equal parts (R17).
        """),
      Key("api", \.api, ApiSpec.type, "Calls that are started through the API (R17)."),
      Key(
        "inbound", \.inbound, InboundSpec.type,
        "Calls that come in for the workspace, which take its free slots (R18)."),
      Key(
        "campaigns", \.campaigns, CampaignSpec.type.list(atLeast: 1),
        "Its campaigns; needed where there are neither `api` nor `inbound` calls."),
    ]
  }
}

/// What an allotment means.
enum AllotmentMode {
  /// A floor; more is borrowed.
  case soft
  /// A cap.
  case hard

  static let documentation = """
    `hard`: never more than its slots, even when others idle. `soft`: its slots are a floor, and \
    idle slots of others are borrowed (R12). Both lend what they leave idle, unless `lend` says no.
    """
}

extension ValueType where Value == AllotmentMode {
  static var allotmentMode: ValueType {
    word(
      [("soft", .soft), ("hard", .hard)],
      expected: "soft (may borrow free slots of others) or hard (never borrows)")
  }
}
