import Planning
import Scenarios

/// The values of a sweep with which a scenario can be run at all.
///
/// Fewer slots than the workspaces own, say, cannot be: such values are left out, and the others
/// are run. A value that is wrong by itself is a mistake, however many others are right.
struct PossibleValues {
  /// What is left.
  let design: SweepDesign
  /// The values that are left out, and why: a sentence for each variation.
  let leftOut: [String]

  /// What can be run; nil if everything can.
  ///
  /// - Parameters:
  ///   - path: the scenario as the user named it.
  ///   - read: how the reading of each cell of the design went.
  /// - Throws: what is wrong if it is not that values cannot be: the scenario as it is, a value by
  ///   itself, or two values with one another.
  init?(of design: SweepDesign, ofScenario path: String, read: [Result<Void, any Error>]) throws {
    let problems = read.map { result -> (any Error)? in
      if case .failure(let error) = result { error } else { nil }
    }
    guard problems.contains(where: { $0 != nil }) else { return nil }
    try problems[0].map { throw $0 }
    for (cell, problem) in zip(design.cells, problems) {
      guard let problem else { continue }
      guard let error = problem as? ScenarioError else { throw problem }
      let own = Set(cell.overrides.map { "--set \($0)" })
      if error.problems.contains(where: { own.contains($0.file) }) {
        throw Self.renamed(error, own)
      }
    }
    var left: [Variation] = []
    var leftOut: [String] = []
    for (place, variation) in design.variations.enumerated() {
      let impossible = variation.values.filter { value in
        let with = zip(design.cells, problems).filter { $0.0.values[place] == value }
        // With --tornado values in the middle are not tried.
        return !with.isEmpty && with.allSatisfy { $0.1 != nil }
      }
      let possible = variation.values.filter { !impossible.contains($0) }
      guard let first = impossible.first else {
        left.append(variation)
        continue
      }
      let why = zip(design.cells, problems).first { $0.0.values[place] == first }?.1
      let text = "\(variation.key)=\(impossible.joined(separator: ","))"
      let sentence = why.map { Self.sentence($0) } ?? ""
      guard !possible.isEmpty else {
        let plan = CommandText.dialcast(["plan", path, "--slots", first])
        throw Failure(
          "--vary \(text): no value can be run; with \(first): \(sentence)"
            + (variation.key == "organisation.slots" && Int(first) != nil
              ? "; \(plan) lowers the slots of all workspaces alike" : ""),
          .badInput)
      }
      left.append(Variation(key: variation.key, values: possible))
      leftOut.append("Left out: \(text); with \(first) \(sentence).")
    }
    guard !leftOut.isEmpty, let design = SweepDesign(design.kind, of: left) else {
      throw Self.together(design, problems)
    }
    self.design = design
    self.leftOut = leftOut
  }

  /// Values each of which can be, but not with one another.
  private static func together(_ design: SweepDesign, _ problems: [(any Error)?]) -> Failure {
    let first = zip(design.cells, problems).first { $0.1 != nil }
    let cell = first?.0.overrides.joined(separator: " with ") ?? ""
    return Failure(
      "--vary: \(cell) cannot be run: \(first?.1.map { sentence($0) } ?? "")", .badInput)
  }

  private static func sentence(_ error: any Error) -> String {
    guard let problem = (error as? ScenarioError)?.problems.first else { return "\(error)" }
    return problem.message + (problem.hint.map { " (\($0))" } ?? "")
  }

  /// The same, with what was varied called by the option that was typed.
  private static func renamed(_ error: ScenarioError, _ own: Set<String>) -> Failure {
    let lines = error.problems.map { problem in
      own.contains(problem.file) ? "--vary" + problem.description.dropFirst(5) : "\(problem)"
    }
    return Failure(lines.joined(separator: "\n"), .badInput)
  }
}
