import Foundation
import Scenarios
import Testing

@testable import Checking

/// Golden traces as text.
@Suite struct TraceTextTests {
  @Test func aTraceComesBackAsItWas() throws {
    for document in [Documents.scripted, Documents.clinics] {
      let zoned = document.replacing(
        "organisation: {", with: "organisation: {timezone: America/New_York, ")
      let trace = RunTrace.of(try Documents.load(zoned), replication: 2, version: "1.2.3")
      let text = TraceText.text(of: trace)
      #expect(try TraceText.trace(of: text, path: "a.trace") == trace)
    }
  }

  @Test func theTextIsOneLineAContact() throws {
    let trace = RunTrace.of(
      try Documents.load(Documents.scripted), replication: 0, version: "1.2.3")
    let lines = TraceText.text(of: trace).components(separatedBy: "\n")
    #expect(
      lines.prefix(5) == [
        "dialcast trace 1", "scenario: scripted", "seed: 1", "replication: 0", "version: 1.2.3",
      ])
    #expect(
      Array(lines[6...]) == [
        "", "campaign: main/calls", "zone: UTC",
        "1: 2026-11-23T09:00:00Z R35 60 s no_answer; 2026-11-23T09:06:00Z R24 180 s completed; "
          + "completed",
        "2: 2026-11-23T09:00:00Z R35 120 s completed; completed",
        "3: 2026-11-23T09:01:00Z R11 180 s busy; 2026-11-23T09:09:00Z R24 60 s completed; "
          + "completed",
        "",
      ])
  }

  /// What is replaced in a good trace, and the mistake that is found then.
  static let mistakes: [(old: String, new: String, says: String)] = [
    ("dialcast trace 1", "dialcast trace 2", "a.trace:1: this is no trace"),
    ("seed: 1", "seed: -1", "a.trace:3: expected a whole number, found \"-1\""),
    ("replication: 0\n", "", "a.trace:4: expected \"replication: …\", found \"version: 1\""),
    ("zone: UTC", "zone: Mars/Olympus", "a.trace:9: "),
    ("R24 180 s", "R9x 180 s", "a.trace:10: expected a contact such as"),
    ("R24 180 s", "R24 1e99 s", "a.trace:10: expected a contact such as"),
    ("1: 2026-11-23T09:00:00Z", "1: 2026-11-23T09:00Z", "a.trace:10: expected a contact such as"),
    ("2: 2026", "two: 2026", "a.trace:11: expected a contact such as"),
  ]

  @Test(arguments: mistakes.indices) func aMistakeHasItsLine(_ index: Int) throws {
    let (old, new, says) = Self.mistakes[index]
    let trace = RunTrace.of(try Documents.load(Documents.scripted), replication: 0, version: "1")
    let good = TraceText.text(of: trace)
    let text = good.replacing(old, with: new, maxReplacements: 1)
    #expect(text != good)
    let error = #expect(throws: TraceFileError.self) {
      try TraceText.trace(of: text, path: "a.trace")
    }
    #expect(error?.description.hasPrefix(says) == true, "\(error?.description ?? "")")
  }

  @Test func whatIsRecordedIsComparedTheNextTime() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("test.yaml").path
    func examination(_ document: String, isRecording: Bool) async throws -> Finding? {
      let scenario = try Documents.expecting("golden: true", in: document)
      let golden = GoldenTraces(besides: path, isRecording: isRecording)
      let settings = ExaminationSettings(golden: golden, version: "1")
      return try await Examination.of(scenario, settings: settings)?.findings.first
    }
    let missing = try await examination(Documents.scripted, isRecording: false)
    #expect(missing?.verdict == .failed && missing?.figures.contains("--record") == true)
    let recorded = try await examination(Documents.scripted, isRecording: true)
    #expect(recorded?.figures.hasPrefix("5 calls recorded") == true)
    let same = try await examination(Documents.scripted, isRecording: false)
    #expect(same?.verdict == .passed && same?.figures == "5 calls, as recorded")
    let changed = Documents.scripted.replacing("interval: 5 min", with: "interval: 6 min")
    let other = try await examination(changed, isRecording: false)
    #expect(other?.verdict == .failed)
    #expect(
      other?.details.first
        == "calls row 1: second attempt 09:06 → 09:07, "
        + "because R24 (the interval after its last call)"
    )
  }
}
