/// Whose clock the calling hours of a sketched campaign follow (R7), as far as the list tells.
enum HoursClock: Equatable, Sendable {
  /// Each contact's own, as a column with so many different zones says.
  case column(String, zones: Int)
  /// That of each number's country and area code.
  case numbers
  /// One for all.
  case organisation

  /// For whoever reads the hours in the scenario.
  var asComment: String {
    switch self {
    case .column(let name, let zones) where zones > 1:
      "By the clock of each contact, as column \(name.prefix(20)) says: \(zones) zones."
    case .column(let name, _):
      "By the clock that column \(name.prefix(20)) names, the same for all."
    case .numbers: "By the clock of each number's country and area code."
    case .organisation: "By one clock for all, that of the organisation."
    }
  }
}
