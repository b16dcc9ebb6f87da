import Foundation
import Testing

@testable import dialcast

/// Pipes, full disks and closed streams.
@Suite struct StreamsTests {
  /// What is said on standard error, and the status.
  private func shell(_ script: String) throws -> (errors: String, output: String, status: Int32) {
    var result = (errors: "", output: "", status: Int32(-1))
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let shell = try tool.start(
        ["-c", script.replacing("dialcast", with: "'\(CommandLineTool.executable.path)'")],
        executable: URL(fileURLWithPath: "/bin/sh"))
      shell.waitUntilExit()
      result = (
        try tool.contents("stderr"), try tool.contents("stdout"), shell.terminationStatus
      )
    }
    return result
  }

  @Test(
    arguments: [
      "dialcast run small.yaml", "dialcast run small.yaml --json", "dialcast trace small.yaml",
      "dialcast schema", "dialcast check small.yaml",
    ])
  func outputThatIsLostIsNoSuccess(_ command: String) throws {
    let result = try shell(command + " > /dev/full")
    #expect(result.status == 73)
    #expect(result.errors.hasPrefix("standard output: "), "\(result.errors)")
  }

  /// A list is read twice, once for its hash; the second reading of a pipe would wait for ever.
  @Test func aListThatIsAPipeIsRefused() throws {
    let result = try shell(
      "mkfifo list.csv && sed 's/count: 150/file: list.csv/' small.yaml > list.yaml "
        + "&& dialcast run list.yaml")
    #expect(result.status == 65 && result.errors.contains("pipe"), "\(result.errors)")
  }

  @Test func aScenarioMayBeginWithAByteOrderMark() throws {
    let result = try shell(
      "printf '\\357\\273\\277' > marked.yaml && cat small.yaml >> marked.yaml "
        + "&& dialcast run marked.yaml")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }

  @Test func aClosedOutputDoesNotEndUpInTheReport() throws {
    let result = try shell(
      "dialcast run small.yaml --output report >&- && tail -c 2 report/summary.json")
    #expect(result.status == 0 && result.errors.isEmpty && result.output == "}\n")
  }

  @Test(arguments: [
    "dialcast run /dev/stdin < small.yaml", "cat small.yaml | dialcast run /dev/stdin",
  ])
  func aScenarioCanComeThroughAPipe(_ command: String) throws {
    let result = try shell(command)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }
}
