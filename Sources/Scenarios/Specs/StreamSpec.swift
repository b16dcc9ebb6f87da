import Scheduling

/// Calls that are started through the API, as they are written.
struct ApiSpec: DocumentObject {
  var arrivals: Located<ArrivalsSpec>?
  var calls: Located<TelephonyForm>?
  var duration: Located<DistributionSpec>?
  var whenFull: Located<WhenFull>?
  var patience: Located<PatienceForm>?

  /// What becomes of a call for which there is no slot.
  enum WhenFull { case wait, reject }

  static let objectName = "api"
  static let summary = """
    Calls that are started one by one through the API, in the slots that `api_share` reserves for \
    them (R17). Each is one attempt.
    """
  static var keys: [Key<Self>] {
    [
      Key("arrivals", \.arrivals, ArrivalsSpec.type, required: true, "When they are asked for."),
      Key("calls", \.calls, TelephonyForm.form, callsDocumentation),
      Key("duration", \.duration, DistributionSpec.form, durationDocumentation),
      Key(
        "when_full", \.whenFull, .word([("wait", .wait), ("reject", .reject)]), default: "wait",
        "Without a slot a call waits for one, or is rejected, which counts as blocked."),
      Key("patience", \.patience, PatienceForm.form, default: "no end", PatienceForm.documentation),
    ]
  }

  static let callsDocumentation = """
    How they end: the name of a telephony profile, or telephony written in place.
    """
  static let durationDocumentation = """
    In place of `calls`: every call is completed, and takes its slot for this long.
    """
}

/// Calls that come in and slots kept free for them, as they are written.
struct InboundSpec: DocumentObject {
  var reserve: Located<Int>?
  var meaning: Located<InboundMeaning>?
  var arrivals: Located<ArrivalsSpec>?
  var calls: Located<TelephonyForm>?
  var duration: Located<DistributionSpec>?

  /// The two readings of a reserve.
  enum InboundMeaning { case free, ceiling }

  static let objectName = "inbound"
  static let summary = """
    Calls that come in, and slots that are kept free for them (R18). A call that comes in takes \
    any free slot before all others; one that finds none is blocked, and counted.
    """
  static var keys: [Key<Self>] {
    [
      Key(
        "reserve", \.reserve, .whole(0...1_000_000), default: "none",
        "How many slots are kept free for them."),
      Key(
        "meaning", \.meaning, .word([("free", .free), ("ceiling", .ceiling)]),
        default: "free",
        """
        `free`: an outbound call may start only if the reserve is still free afterwards. \
        `ceiling`: outbound calls never exceed the slots less the reserve.
        """),
      Key(
        "arrivals", \.arrivals, ArrivalsSpec.type, default: "nobody calls",
        "When people call."),
      Key("calls", \.calls, TelephonyForm.form, ApiSpec.callsDocumentation),
      Key("duration", \.duration, DistributionSpec.form, ApiSpec.durationDocumentation),
    ]
  }
}

/// How long a task waits for its first call before it is given up: `none`, or a length of time.
enum PatienceForm {
  /// Not at all: it starts at once or is blocked.
  case none
  case lasting(DistributionSpec)

  static let documentation = """
    How long somebody waits for the first call, drawn for each; who has waited longer is given \
    up: *expired*. `none`: a call that cannot start at once never does: *blocked*.
    """

  static var form: ValueType<Self> {
    let waiting = DistributionSpec.form.map { PatienceForm.lasting($0) }
    return .forms(
      "duration, distribution or `none`",
      expected: "a duration such as \"2 min\", a distribution, or none",
      scalar: .orNone(waiting), mapping: DistributionSpec.type.map { .lasting($0) })
  }
}

extension ValueType where Value == PatienceForm {
  /// The word `none`, or another scalar.
  fileprivate static func orNone(_ other: ValueType) -> ValueType {
    let word = ValueType.word([("none", .none)])
    return ValueType(
      label: other.label, expected: other.expected,
      schema: [
        "anyOf": [word.schema, ["type": "string", "pattern": .string("^\(durationPattern)$")]]
      ],
      objects: { [] }
    ) { node, keyPath, log in
      if case .scalar(let scalar) = node.content, scalar.string == "none" {
        return PatienceForm.none
      }
      return other.read(node, keyPath, log)
    }
  }
}
