extension [String] {
  /// `north`, `north and coast`, `north, coast and south`; empty for none.
  var listed: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and \(last)"
  }
}
