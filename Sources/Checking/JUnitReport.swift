public import Foundation
import FoundationXML
import Scenarios

/// Checked scenarios as JUnit XML, which continuous integration shows as tests: a suite for each
/// scenario, a case for each expectation.
///
/// Without times and dates: the same scenarios give the same bytes.
public enum JUnitReport {
  /// The document. A scenario is a case itself, `is run`, so that one without expectations is
  /// seen too; what could not be run is an error, what fails or is undecided a failure.
  public static func document(of scenarios: [CheckedScenario]) -> Data {
    let root = XMLElement(name: "testsuites")
    let document = XMLDocument(rootElement: root)
    document.version = "1.0"
    document.characterEncoding = "UTF-8"
    root.set("name", "dialcast check")
    let suites = scenarios.map(suite)
    for (suite, _) in suites { root.addChild(suite) }
    root.set(suites.map(\.count).reduce(Count(), +))
    return document.xmlData(options: .nodePrettyPrint) + Data("\n".utf8)
  }

  /// How many cases, and how they ended.
  fileprivate struct Count {
    var tests = 0
    var failures = 0
    var errors = 0

    static func + (a: Count, b: Count) -> Count {
      Count(
        tests: a.tests + b.tests, failures: a.failures + b.failures, errors: a.errors + b.errors)
    }
  }

  private static func suite(of scenario: CheckedScenario) -> (element: XMLElement, count: Count) {
    let suite = XMLElement(name: "testsuite")
    suite.set("name", scenario.path)
    let run = testcase("is run", of: scenario)
    suite.addChild(run)
    var count = Count(tests: 1)
    switch scenario.outcome {
    case .refused(let message):
      run.addChild(problem("error", type: "refused", message: "cannot be run", text: message))
      count.errors = 1
    case .examined(let examination):
      for finding in examination.findings {
        let element = testcase(finding.expectation.text, of: scenario)
        if let line = finding.expectation.line { element.set("line", "\(line)") }
        count.tests += 1
        if finding.verdict != .passed {
          count.failures += 1
          element.addChild(
            problem(
              "failure", type: finding.verdict.word, message: finding.figures,
              text: finding.details.joined(separator: "\n")))
        }
        suite.addChild(element)
      }
    }
    suite.set(count)
    return (suite, count)
  }

  private static func testcase(_ name: String, of scenario: CheckedScenario) -> XMLElement {
    let element = XMLElement(name: "testcase")
    element.set("name", name)
    element.set("classname", scenario.path)
    element.set("file", scenario.path)
    return element
  }

  private static func problem(
    _ name: String, type: String, message: String, text: String
  ) -> XMLElement {
    let element = XMLElement(name: name, stringValue: text)
    element.set("type", type)
    element.set("message", message)
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

  fileprivate func set(_ count: JUnitReport.Count) {
    set("tests", "\(count.tests)")
    set("failures", "\(count.failures)")
    set("errors", "\(count.errors)")
  }
}
