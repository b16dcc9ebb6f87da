import Testing

/// `dialcast explain`: why a contact was called again, and in which run.
@Suite struct ExplainTests {
  private static func scenario(_ outcome: String) -> String {
    """
    scenario: one
    organisation: {slots: 2}
    campaigns:
      - name: calls
        start: 2026-11-23 09:00
        contacts: 1
        retry: {retries: 2, interval: 30 min}
        telephony: {outcomes: {\(outcome): {probability: 1, ring: 3 s}}}
    """
  }

  @Test(
    "R22, R23: every further call has its reason, and the last one, too",
    arguments: [
      (
        "busy",
        [
          "call 1 ends: busy after 3.0 s; busy is tried again, as call 2 of 3 (R22)",
          "call 2 ends: busy after 3.0 s; busy is tried again, as call 3 of 3 (R22)",
          "call 3 ends: busy after 3.0 s; all 3 attempts are used up (R23)",
        ]
      ),
      ("voicemail", ["call 1 ends: voicemail after 3.0 s; voicemail is not tried again (R22)"]),
      ("completed", ["call 1 ends: completed after 3.0 s"]),
    ])
  func callsHaveReasons(outcome: String, says: [String]) throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(Self.scenario(outcome), to: "one.yaml")
      let result = try tool.run("explain", "one.yaml", "--task", "1")
      let ends = result.output.split(separator: "\n").filter { $0.contains(" ends: ") }
      #expect(ends.count == says.count, "\(result.output)\(result.errors)")
      for (line, words) in zip(ends, says) { #expect(line.hasSuffix(words)) }
    }
  }

  /// A run is not announced of which nothing can be told.
  @Test(arguments: [["--task", "99999"], ["--pool", "nobody"]])
  func nothingIsPrintedBeforeAnError(_ arguments: [String]) throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let result = try tool.run(["explain", "small.yaml"] + arguments)
      #expect(result.status != 0 && result.output.isEmpty, "\(result.output)")
      #expect(result.errors.contains(arguments[1]), "\(result.errors)")
    }
  }

  /// R29: whoever expects the order of the list is told that it is not.
  @Test(arguments: [
    ("contacts: 1", "main/calls calls its contacts in shuffled order (R29)"),
    ("contacts: 1\n    order: as_listed", "calls its contacts in the order of the list (R29)"),
  ])
  func theOrderIsTold(_ contacts: String, _ words: String) throws {
    try CommandLineTool.inNewFolder { tool in
      let text = Self.scenario("busy").replacing("contacts: 1", with: contacts)
      try tool.write(text, to: "one.yaml")
      let result = try tool.run("explain", "one.yaml", "--task", "1")
      #expect(result.output.contains(words), "\(result.output)\(result.errors)")
    }
  }

  @Test func theRunIsNamed() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(Self.scenario("busy"), to: "one.yaml")
      let heading = "Run 4 of many equally likely futures, with 3 slots; --replication 5 tells"
      for what in [["--task", "1"], ["--pool", "calls"]] {
        let result = try tool.run(
          ["explain", "one.yaml", "--replication", "4", "--set", "organisation.slots=3"] + what)
        #expect(result.output.hasPrefix(heading), "\(result.output)\(result.errors)")
      }
    }
  }
}
