import ContactLists

/// One thing that is wrong with a scenario, where it is, and what would be right.
public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The document as the user named it, or the override, such as `--set organisation.slots=0`.
  public let file: String
  /// The line in the file, from 1; nil if the problem lies in an override or in the file itself.
  public let line: Int?
  /// The column in the line, from 1, in Unicode scalars; nil where `line` is.
  public let column: Int?
  /// The path of keys to the value, such as `workspaces[0].campaigns[1].retry.interval`; empty
  /// for the document as a whole.
  public let keyPath: String
  /// What is wrong, and what was expected.
  public let message: String
  /// How to put it right, where that is not in the message; nil if it is.
  public let hint: String?

  /// A problem at a place.
  init(at place: Place, _ message: String, hint: String? = nil) {
    file = place.position.origin.description
    if place.position.isInFile {
      line = place.position.line
      column = place.position.column
    } else {
      line = nil
      column = nil
    }
    keyPath = place.keyPath.onOneLine(limit: 200)
    self.message = message.onOneLine(limit: 400)
    // Long enough for all keys of an object: a list cut short hides the very key that is meant.
    self.hint = hint?.onOneLine(limit: 600)
  }

  /// The same wherever an alias leads to it; a problem without a line stays as it is.
  fileprivate var withoutPath: Problem { line == nil ? self : Problem(self, keyPath: "") }

  private init(_ other: Problem, keyPath: String) {
    (file, line, column) = (other.file, other.line, other.column)
    (self.keyPath, message, hint) = (keyPath, other.message, other.hint)
  }

  /// One line: `harbour.yaml:14:9: organisation.slots: expected …, found 0; hint`.
  public var description: String {
    var text = file
    if let line, let column { text += ":\(line):\(column)" }
    if !keyPath.isEmpty { text += ": \(keyPath)" }
    text += ": \(message)"
    if let hint { text += "; \(hint)" }
    return text
  }
}

/// A scenario that cannot be run, with everything that is wrong with it.
public struct ScenarioError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The problems in the order of their positions; those of overrides come last.
  public let problems: [Problem]

  /// One line per problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// Collects problems while a document is read, so that all of them are reported at once.
final class ProblemLog {
  private var found: [(position: Position, problem: Problem)] = []
  private var known: Set<Problem> = []
  /// The paths of keys below which a mistake stands that was noted at another use of its alias.
  private var repeatedPaths: [String] = []
  /// Whether there were more than anybody reads.
  private var isFull = false

  /// What holds because the document does not say, in the order of reading.
  private(set) var defaults: [ScenarioInput] = []

  /// The paths of keys in `defaults`.
  private var pathsOfDefaults: Set<String> = []

  /// Notes what holds where a key is absent; once, as calibration files are read by themselves
  /// and as part of the scenario.
  func noteDefault(_ place: Place, _ text: String) {
    guard pathsOfDefaults.insert(place.keyPath).inserted else { return }
    defaults.append(ScenarioInput(path: place.keyPath, value: text, origin: .default))
  }

  /// The most that are listed.
  static let mostProblems = 1000

  /// Whether nothing was reported.
  var isEmpty: Bool { found.isEmpty }

  /// Notes a problem.
  func report(_ place: Place, _ message: String, hint: String? = nil) {
    let problem = Problem(at: place, message, hint: hint)
    // An alias is read once per use; its mistake is still one mistake.
    guard known.insert(problem.withoutPath).inserted else {
      if repeatedPaths.count < Self.mostProblems { repeatedPaths.append(problem.keyPath) }
      return
    }
    guard found.count < Self.mostProblems else {
      isFull = true
      return
    }
    found.append((place.position, problem))
  }

  /// Whether nothing was reported about a value or anything in it. What could not be read was
  /// reported once; what follows from its absence need not be.
  func isClean(below place: Place) -> Bool {
    func isBelow(_ keyPath: String) -> Bool {
      guard keyPath.hasPrefix(place.keyPath) else { return false }
      let next = keyPath.dropFirst(place.keyPath.count).first
      return place.keyPath.isEmpty || next == nil || next == "." || next == "["
    }
    return !found.contains { isBelow($0.problem.keyPath) }
      && !repeatedPaths.contains(where: isBelow)
  }

  /// Everything found so far, by position.
  var error: ScenarioError {
    let sorted = found.enumerated().sorted { a, b in
      a.element.position == b.element.position
        ? a.offset < b.offset : a.element.position < b.element.position
    }
    var problems = sorted.map(\.element.problem)
    if isFull, let last = sorted.last {
      let place = Place(position: last.element.position, keyPath: "")
      problems.append(Problem(at: place, "these are the first \(Self.mostProblems) problems"))
    }
    return ScenarioError(problems: problems)
  }

  /// Throws everything found so far; does nothing if that is nothing.
  func throwIfAny() throws(ScenarioError) { if !isEmpty { throw error } }
}
