import Checking
import DocumentFuzzing
import Scenarios
import Scheduling
import TestSupport
import Testing

/// A case of the swarm becomes a scenario that `dialcast check` replays.
@Suite struct CaseDocumentTests {
  /// A checker with a fault: it takes for wrong what is right.
  struct FaultyChecker: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Whether it takes this call of the production scheduler for wrong.
    let isWrong: @Sendable (Run.Call) -> Bool

    init(_ description: String, _ isWrong: @escaping @Sendable (Run.Call) -> Bool) {
      testDescription = description
      self.isWrong = isWrong
    }

    func fails(_ swarmCase: SwarmCase) -> Bool {
      ScriptedWorld.run(swarmCase.setup, until: .minute(600), script: swarmCase.fate).calls
        .contains(where: isWrong)
    }
  }

  static let checkers = [
    FaultyChecker("R12: nobody may borrow") { !$0.dial.borrowing.isEmpty },
    FaultyChecker("R23: nobody is called a third time") { $0.dial.number > 2 },
    FaultyChecker("R4: the eleventh minute is closed") {
      (Instant.minute(10)..<Instant.minute(11)).contains($0.start)
    },
    FaultyChecker("R25: nobody may ask for another call") { $0.outcome == .callback },
    FaultyChecker("R21: the provider fails once") {
      $0.outcome == .systemFault && $0.dial.number > 1
    },
    FaultyChecker("R39: no call is lost") { $0.isLost },
    FaultyChecker("R24: all news come in time") { ($0.fate.reportDelay ?? .zero) > .zero },
  ]

  @Test(
    "A case that fails becomes a scenario that makes the same calls, as the reference has them",
    arguments: checkers)
  func aCaseIsReplayed(_ checker: FaultyChecker) async throws {
    var seeds = (UInt64(0)..<60).makeIterator()
    var replayed = 0
    while replayed < 3, let seed = seeds.next() {
      let found = SwarmCase(seed: seed)
      guard checker.fails(found) else { continue }
      let smallest = found.shrunk(checker.fails)
      let document = CaseDocument(of: smallest, failure: checker.testDescription)
      guard document.unexpressed.isEmpty else { continue }
      replayed += 1
      #expect(!document.starts.isEmpty)
      let difference = try CaseReplay(of: document.text).difference(from: document)
      #expect(difference == nil, "\(document.text)")
      for finding in try await Self.findings(document.text) {
        #expect(finding.verdict == .passed, "\(finding)\n\(document.text)")
      }
    }
    #expect(replayed == 3)
  }

  @Test("What no scenario can say is left out and told, and all the rest is read")
  func whatIsLeftOutIsTold() throws {
    var told: Set<String> = []
    for seed in UInt64(0)..<60 {
      let document = SwarmCase(seed: seed).document
      let head = document.text.split(separator: "\n").prefix { $0.hasPrefix("#") }
      for sentence in document.unexpressed {
        #expect(head.contains("# - \(sentence)"))
        told.insert(sentence)
      }
    }
    #expect(told.contains("calls that come one by one"))
    #expect(told.contains("telephone numbers, which contacts share"))
  }

  @Test("As long as the scheduler starts a call elsewhere, the scenario fails")
  func aFaultIsSeen() async throws {
    let checker = Self.checkers[0]
    let found = try #require((UInt64(0)..<60).lazy.map(SwarmCase.init).first(where: checker.fails))
    let document = CaseDocument(of: found.shrunk(checker.fails), failure: "R12")
    let table = try #require(document.text.split(separator: "  - starts: |\n").last)
    let row = try #require(table.split(separator: "\n").last)
    // As if the reference did not call the last one.
    let text = document.text.replacing(row + "\n", with: "")
    let failed = try await Self.findings(text).filter { $0.verdict == .failed }
    #expect(failed.count == 1)
    #expect(failed.first?.details.first?.contains("not expected") == true)
  }

  @Test("A case that ends the process is written from the reference alone")
  func aTrapIsWritten() throws {
    let swarmCase = SwarmCase(seed: 0).shrunk { $0.setup.commands.count > 8 }
    let document = CaseDocument(ofTrap: swarmCase)
    #expect(document.text.contains("# the scheduler traps"))
    #expect(try CaseReplay(of: document.text).difference(from: document) == nil)
  }

  private static func findings(_ text: String) async throws -> [Finding] {
    let scenario = try Scenario.load(text: text, file: "case.yaml", folder: ".", overrides: [])
    let settings = ExaminationSettings(
      golden: GoldenTraces(besides: "nowhere/case.yaml", isRecording: false), version: "1")
    return try #require(try await Examination.of(scenario, settings: settings)).findings
  }
}
