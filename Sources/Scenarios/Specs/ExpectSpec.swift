import Scheduling

/// An entry under `expect`: a sentence, or something exact.
enum ExpectSpec {
  /// `campaign reminders: completed by "Fri 18:00" with 95 %`.
  case sentence(String)
  /// A timeline, a table of starts or a golden trace.
  case exact(ExactExpectationSpec)

  /// The list under `expect`.
  static var list: ValueType<[Located<ExpectSpec>]> { entry.list(atLeast: 1) }

  /// YAML reads `never: call outside hours` as a mapping; for its author it is a sentence.
  private static var entry: ValueType<ExpectSpec> {
    let exact = ExactExpectationSpec.type
    let begins = "never|organisation|(campaign|workspace) .+"
    let schema: JSON = [
      "anyOf": [
        ["type": "string", "minLength": 1],
        [
          "type": "object", "propertyNames": ["pattern": .string("^(\(begins))$")],
          "additionalProperties": ["type": "string"], "minProperties": 1,
        ],
        exact.schema,
      ]
    ]
    return ValueType(
      label: "sentence or expectation",
      expected: "a sentence such as \"utilization of north ≥ 70 %\", or timeline, starts, golden",
      schema: schema, objects: exact.objects, read: read)
  }

  private static func read(
    _ node: DocumentNode, _ keyPath: String, _ log: ProblemLog
  ) -> ExpectSpec? {
    switch node.content {
    case .scalar(let scalar):
      if let text = scalar.string { return .sentence(text) }
    case .mapping(let entries):
      guard let first = entries.first, isSentence(first.key) else {
        return ExactExpectationSpec.type.read(node, keyPath, log).map(ExpectSpec.exact)
      }
      if entries.count == 1, case .scalar(let scalar) = first.value.content, !scalar.isNull {
        return .sentence("\(first.key): \(scalar.text)")
      }
    case .list: break
    }
    log.report(
      Place(position: node.position, keyPath: keyPath),
      "expected \(entry.expected), found \(node.found)")
    return nil
  }
}

extension ExpectSpec {
  /// Whether a key begins a sentence.
  private static func isSentence(_ key: String) -> Bool {
    key == "never" || key == "organisation" || key.hasPrefix("campaign ")
      || key.hasPrefix("workspace ")
  }
}

/// What must come out exactly, as it is written.
struct ExactExpectationSpec: DocumentObject {
  var timeline: Located<String>?
  var column: Located<TimeSpan>?
  var starts: Located<String>?
  var golden: Located<Bool>?

  static let objectName = "expectation"
  static let summary = """
    Something that must come out exactly. Everything else that is expected is written as a \
    sentence; [checking.md](checking.md) lists them.
    """
  static var keys: [Key<Self>] {
    [
      Key(
        "timeline", \.timeline, .text,
        """
        The calls of a scripted run: one row a slot, one column a minute, a letter a contact (`a` \
        is the first), a dot for an idle minute.
        """),
      Key("column", \.column, .duration, default: "1 min", "What a column of the timeline is."),
      Key(
        "starts", \.starts, .text,
        """
        The calls of a scripted run as a table with a heading: `row`, `attempt` and `time`; if \
        wanted `campaign`, `slot` and `outcome`. Columns are two spaces or a bar apart.
        """),
      Key(
        "golden", \.golden, .flag,
        """
        `true`: the first run is as in the trace that `dialcast check --record` wrote beside the \
        scenario.
        """),
    ]
  }
}
