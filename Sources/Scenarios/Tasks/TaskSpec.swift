import Scheduling

/// A realtime task as it is pushed: the keys of one object of a file of tasks.
///
/// The keys are those of a platform's *create task* request, so that its bodies can be replayed as
/// they are; hence their case, and `retries`, which counts all attempts here (R23).
struct TaskSpec: DocumentObject {
  var phone: Located<String>?
  var from: Located<String>?
  var agent: Located<String>?
  var start: Located<Int>?
  var end: Located<Int>?
  var timezone: Located<String>?
  var startAfter: Located<Int>?
  var endAfter: Located<Int>?
  var priorities: Located<[Located<Int>]>?
  var retries: Located<Int>?
  var intervals: Located<[Located<Int>]>?
  var retryOutcomes: Located<[Located<String>]>?
  var context: Located<[Named<String>]>?
  var campaign: Located<String>?

  static let objectName = "task"
  static let summary = "One person to be called, with a configuration of its own."
  static var keys: [Key<Self>] { whoKeys + whenKeys + retryKeys }

  private static var whoKeys: [Key<Self>] {
    [
      Key("phone", \.phone, .quoted("a telephone number"), required: true, "Who is called."),
      Key("from", \.from, .quoted("a telephone number"), "The number shown to who is called."),
      Key("agent", \.agent, .quoted("the name of an agent"), "Who speaks."),
      Key("context", \.context, contextForm, "What the agent knows: text by name."),
      Key("campaign", \.campaign, .quoted("the name of a campaign"), "Whose task it is."),
    ]
  }

  private static var whenKeys: [Key<Self>] {
    [
      Key("start", \.start, .clockDigits, "Calls start from this time of day on."),
      Key("end", \.end, .clockDigits, "No call starts at this time of day or later."),
      Key("timezone", \.timezone, .quoted("an IANA zone"), "The zone of start and end."),
      Key("startAfter", \.startAfter, .epochMilliseconds, "The first call starts no earlier."),
      Key("endAfter", \.endAfter, .epochMilliseconds, "The task ends then."),
    ]
  }

  private static var retryKeys: [Key<Self>] {
    [
      Key(
        "priorities", \.priorities, ValueType<Int>.whole(0...100).list(atLeast: 1),
        "One per attempt, the higher first."),
      Key("retries", \.retries, .whole(1...250), "All attempts, the first included."),
      Key(
        "intervals", \.intervals, ValueType<Int>.whole(0...Self.longestMs).list(),
        "Milliseconds between attempts: retries − 1 of them."),
      Key(
        "retryOutcomes", \.retryOutcomes, ValueType<String>.quoted("an outcome").list(),
        "Outcomes after which is called again, besides those that always are."),
    ]
  }

  /// A hundred years.
  private static let longestMs = 100 * 366 * 86_400_000

  /// Text by name; what is no text keeps the form in which it is written.
  private static var contextForm: ValueType<[Named<String>]> {
    ValueType<String>.anything.named(by: .quoted("a name"))
  }
}

extension ValueType where Value == String {
  /// Text that JSON has in quotes.
  fileprivate static func quoted(_ what: String) -> ValueType {
    scalar(
      "text", expected: "\(what) in quotes", schema: ["type": "string", "minLength": 1],
      hint: { $0.number == nil ? nil : "put it into quotes" },
      parse: { $0.text.isEmpty || ($0.string == nil && !$0.isQuoted) ? nil : $0.text })
  }

  /// Whatever a key of the user's own holds.
  fileprivate static var anything: ValueType {
    ValueType(label: "anything", expected: "anything", schema: [:], objects: { [] }) { node, _, _ in
      if case .scalar(let scalar) = node.content { scalar.text } else { node.found }
    }
  }
}

extension ValueType where Value == Int {
  /// A time of day as a number of four digits, in minutes since midnight.
  fileprivate static var clockDigits: ValueType {
    scalar(
      "time of day", expected: "a time of day such as 1000 for 10:00, up to 2400",
      schema: ["type": "integer", "minimum": 0, "maximum": 2400]
    ) { scalar in
      guard let digits = scalar.integer, (0...2400).contains(digits), digits % 100 < 60 else {
        return nil
      }
      return digits / 100 * 60 + digits % 100
    }
  }

  /// An instant of this century.
  fileprivate static var epochMilliseconds: ValueType {
    scalar(
      "instant", expected: "milliseconds since 1970 (UTC) such as 1748629800000",
      schema: ["type": "integer"],
      hint: { scalar in
        guard let seconds = scalar.integer, (1_000_000_000..<10_000_000_000).contains(seconds)
        else { return nil }
        return "that looks like seconds: write \(seconds)000"
      }
    ) { scalar in
      scalar.integer.flatMap { (946_684_800_000..<4_102_444_800_000).contains($0) ? $0 : nil }
    }
  }
}
