extension ProblemLog {
  /// Reports values that occur more than once in a list.
  func reportDuplicates(_ names: [Located<String>], what: String) {
    var places: [String: Place] = [:]
    for name in names {
      guard let first = places[name.value] else {
        places[name.value] = name.place
        continue
      }
      report(
        name.place, "the name \"\(name.value)\" is taken",
        hint: "\(first.keyPath) has it already; \(what) need different names")
    }
  }

  /// Reports two keys of which one is allowed.
  func reportConflict(_ first: Place?, _ second: Place?, keeping hint: String) {
    guard first != nil, let second else { return }
    report(second, "contradicts another key", hint: hint)
  }
}
