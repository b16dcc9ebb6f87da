/// Everybody whom an expectation can be about, by their names.
struct ExpectationSubjects {
  /// A subject and what it is called.
  struct Named {
    /// `campaign`, `workspace` or `organisation`.
    let kind: String
    /// The name in its workspace, and the whole path; one of them is enough if it is clear.
    let names: [String]
    let subject: ExpectationSubject
  }

  let all: [Named]

  /// The whole organisation, which comes first.
  var organisation: ExpectationSubject { all[0].subject }

  /// The subject that a text names: `north`, `north/reminders`, `campaign reminders`.
  ///
  /// - Parameter kind: what it must be; nil: anything.
  func subject(
    _ text: String, kind: String? = nil
  ) throws(SentenceMistake) -> ExpectationSubject {
    for kind in ["campaign", "workspace"] where text.hasPrefix(kind + " ") {
      return try subject(String(text.dropFirst(kind.count + 1)), kind: kind)
    }
    let name = WrittenTime.unquoted(text == "the organisation" ? "organisation" : text)
    let candidates = all.filter { kind == nil || $0.kind == kind }
    let found = candidates.filter { $0.names.contains(name) }
    if found.count == 1 { return found[0].subject }
    if let first = found.first {
      let meanings = found.map { "\($0.kind) \($0.subject.name)" }
      throw SentenceMistake(
        "\"\(name)\" can be \(meanings.joined(separator: " or "))",
        hint: "write \(first.kind) \(first.subject.name)")
    }
    throw SentenceMistake(
      "there is no \(kind ?? "campaign or workspace") \"\(name)\"",
      hint: Spelling.suggestion(for: name, among: candidates.flatMap(\.names)))
  }
}
