import Scheduling

/// Whom a campaign calls first, as it is written: a word, or a mapping with one key.
enum AttemptPriorityForm {
  case strategy(AttemptPriority)
  case figures(AttemptPrioritySpec)

  static var form: ValueType<Self> {
    let words = ValueType<AttemptPriority>.word([
      ("first_attempts_first", .firstAttemptsFirst), ("due_first", .dueFirst),
    ])
    return .forms(
      "\(words.label), or attempt_priority",
      expected: "first_attempts_first, due_first, or a mapping such as {mix: 3}",
      scalar: words.map { .strategy($0) }, mapping: AttemptPrioritySpec.type.map { .figures($0) })
  }
}

/// The strategies of attempt priority that have figures, as they are written.
struct AttemptPrioritySpec: DocumentObject {
  var mix: Located<Int>?
  var byAttempt: Located<[Located<Int>]>?

  static let objectName = "attempt_priority"
  static let summary = "Whom a campaign calls first (R30): one of these."
  static var keys: [Key<Self>] {
    [
      Key(
        "mix", \.mix, .whole(1...1000),
        "So many calls that are due again for each new contact, as long as both are to be had."),
      Key(
        "by_attempt", \.byAttempt, ValueType<Int>.whole(0...100).list(atLeast: 1),
        """
        A priority for the first call, the second …; the higher goes first and the last one \
        repeats. 100 stands beside the first calls of other campaigns.
        """),
    ]
  }
}
