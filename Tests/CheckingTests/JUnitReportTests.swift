import Foundation
import FoundationXML
import Scenarios
import Testing

@testable import Checking

/// The results as JUnit XML.
@Suite struct JUnitReportTests {
  @Test func everyExpectationIsACase() async throws {
    let text =
      Documents.scripted
      + "expect:\n  - attempts of calls <= 4\n  - never: more than 2 running\n  - timeline: aa\n"
    let scenario = try Documents.load(text)
    let settings = ExaminationSettings(
      golden: GoldenTraces(besides: "a.yaml", isRecording: false), version: "1")
    let examination = try #require(try await Examination.of(scenario, settings: settings))
    let data = JUnitReport.document(of: [
      CheckedScenario(path: "a.yaml", outcome: .examined(examination)),
      CheckedScenario(path: "b & c.yaml", outcome: .refused("b & c.yaml:1:1: <nothing>")),
    ])
    let root = try #require(try XMLDocument(data: data).rootElement())
    func attribute(_ name: String, _ element: XMLElement?) -> String? {
      element?.attribute(forName: name)?.stringValue
    }
    #expect(attribute("tests", root) == "5")
    #expect(attribute("failures", root) == "2")
    #expect(attribute("errors", root) == "1")
    let suites = root.elements(forName: "testsuite")
    #expect(suites.map { attribute("name", $0) } == ["a.yaml", "b & c.yaml"])
    let cases = suites[0].elements(forName: "testcase")
    #expect(
      cases.map { attribute("name", $0) } == [
        "is run", "attempts of calls <= 4", "never: more than 2 running", "timeline",
      ])
    #expect(cases.map { $0.elements(forName: "failure").count } == [0, 1, 0, 1])
    #expect(attribute("message", cases[1].elements(forName: "failure").first) == "5")
    #expect(cases[3].elements(forName: "failure").first?.stringValue?.contains("^") == true)
    let refused = suites[1].elements(forName: "testcase")[0].elements(forName: "error")
    #expect(refused.first?.stringValue == "b & c.yaml:1:1: <nothing>")
  }
}
