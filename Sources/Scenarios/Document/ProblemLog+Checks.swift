extension ProblemLog {
  /// Reports values that occur more than once in a list.
  func reportDuplicates(_ names: [Located<String>], what: String) {
    for (index, name) in names.enumerated() {
      guard let first = names[..<index].first(where: { $0.value == name.value }) else { continue }
      report(
        name.place, "the name \"\(name.value)\" is taken",
        hint: "\(first.place.keyPath) has it already; \(what) need different names")
    }
  }

  /// Reports two keys of which one is allowed.
  func reportConflict(_ first: Place?, _ second: Place?, keeping hint: String) {
    guard first != nil, let second else { return }
    report(second, "contradicts another key", hint: hint)
  }
}
