public import Foundation
import FoundationXML
import Scenarios

/// Results as JUnit XML, which continuous integration shows as tests.
///
/// Without times and dates: the same results give the same bytes.
public enum JUnitReport {
  /// Tests that belong together.
  public struct Suite: Equatable, Sendable {
    /// Its name, such as the path of a scenario.
    public var name: String
    /// Its tests.
    public var cases: [Case]

    /// A suite.
    public init(name: String, cases: [Case]) {
      self.name = name
      self.cases = cases
    }
  }

  /// One test.
  public struct Case: Equatable, Sendable {
    /// What was expected.
    public var name: String
    /// Where it stands in the file of its suite; nil: nowhere.
    public var line: Int?
    /// What went wrong; nil if nothing did.
    public var problem: Problem?

    /// A test.
    public init(name: String, line: Int? = nil, problem: Problem? = nil) {
      self.name = name
      self.line = line
      self.problem = problem
    }
  }

  /// What went wrong in a test.
  public struct Problem: Equatable, Sendable {
    /// Whether it could not be run at all, which is an error and no failure.
    public var isError = false
    /// The kind of problem in a word.
    public var type: String
    /// One line.
    public var message: String
    /// All of it.
    public var text: String

    /// A problem.
    public init(isError: Bool = false, type: String, message: String, text: String) {
      self.isError = isError
      self.type = type
      self.message = message
      self.text = text
    }
  }

  /// Checked scenarios: a suite for each, a case for each expectation.
  ///
  /// A scenario is a case itself, `is run`, so that one without expectations is seen too; what
  /// could not be run is an error, what fails or is undecided a failure.
  public static func document(of scenarios: [CheckedScenario]) -> Data {
    document(named: "dialcast check", of: scenarios.map(suite))
  }

  /// The document of suites.
  public static func document(named name: String, of suites: [Suite]) -> Data {
    let root = XMLElement(name: "testsuites")
    let document = XMLDocument(rootElement: root)
    document.version = "1.0"
    document.characterEncoding = "UTF-8"
    root.set("name", name)
    for suite in suites { root.addChild(element(of: suite)) }
    root.setCounts(of: suites.flatMap(\.cases))
    return document.xmlData(options: .nodePrettyPrint) + Data("\n".utf8)
  }

  private static func suite(of scenario: CheckedScenario) -> Suite {
    switch scenario.outcome {
    case .refused(let message):
      let problem = Problem(
        isError: true, type: "refused", message: "cannot be run", text: message)
      return Suite(name: scenario.path, cases: [Case(name: "is run", problem: problem)])
    case .examined(let examination):
      let cases = examination.findings.map { finding in
        Case(
          name: finding.expectation.text, line: finding.expectation.line,
          problem: finding.verdict == .passed
            ? nil
            : Problem(
              type: finding.verdict.word, message: finding.figures,
              text: finding.details.joined(separator: "\n")))
      }
      return Suite(name: scenario.path, cases: [Case(name: "is run")] + cases)
    }
  }

  private static func element(of suite: Suite) -> XMLElement {
    let element = XMLElement(name: "testsuite")
    element.set("name", suite.name)
    for test in suite.cases { element.addChild(Self.element(of: test, in: suite)) }
    element.setCounts(of: suite.cases)
    return element
  }

  private static func element(of test: Case, in suite: Suite) -> XMLElement {
    let element = XMLElement(name: "testcase")
    element.set("name", test.name)
    element.set("classname", suite.name)
    element.set("file", suite.name)
    if let line = test.line { element.set("line", "\(line)") }
    if let problem = test.problem {
      let child = XMLElement(
        name: problem.isError ? "error" : "failure", stringValue: problem.text)
      child.set("type", problem.type)
      child.set("message", problem.message)
      element.addChild(child)
    }
    return element
  }
}

extension XMLElement {
  fileprivate func set(_ name: String, _ value: String) {
    let attribute = XMLNode(kind: .attribute)
    attribute.name = name
    attribute.stringValue = value
    addAttribute(attribute)
  }

  /// How many tests, and how they ended.
  fileprivate func setCounts(of cases: [JUnitReport.Case]) {
    let problems = cases.compactMap(\.problem)
    set("tests", "\(cases.count)")
    set("failures", "\(problems.count { !$0.isError })")
    set("errors", "\(problems.count { $0.isError })")
  }
}
