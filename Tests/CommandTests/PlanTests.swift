import Foundation
import Testing

@testable import dialcast

@Suite struct PlanTests {
  @Test func answersInEightyColumns() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let result = try tool.run(
        "plan", "small.yaml", "--deadline", "2026-11-24 18:00", "--replications", "24")
      #expect(result.status == 3)
      let bounds = try Regex("bounds after [0-9.]+ m?s: work for about 1 slot\\n")
      #expect(result.errors.wholeMatch(of: bounds) != nil, "\(result.errors)")
      for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      #expect(
        result.output.contains("too close to call"), "24 runs cannot decide: \(result.output)")
      for words in ["on time", "hard P95", "filled", "contacts reached", "seed 41"] {
        #expect(result.output.contains(words), "\(words) is missing: \(result.output)")
      }
      #expect(!result.output.contains("–100.0 %"), "\(result.output)")
      #expect(!result.output.contains("\u{1b}["), "a pipe gets plain text")
    }
  }

  /// A list, calls of the API and calls that come in: the list is resolved once, its calls are its
  /// own, and no slot is filled for more than all of the time in which anybody may use it.
  @Test func streamsAreNoContactsOfTheList() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(
        """
        scenario: mixed
        seed: 3
        deadline: 2026-11-23 16:00
        organisation:
          slots: 4
          inbound:
            arrivals:
              from: 2026-11-23 09:00
              until: 2026-11-23 18:00
              weekly: [{per_hour: 60}]
            duration: 1 min
        workspaces:
          - name: shop
            slots: 3
            api: {arrivals: {per_hour: 90, until: 2026-11-23 18:00}, calls: often}
            campaigns:
              - name: list
                start: 2026-11-23 09:00
                hours: {days: Mon-Fri, from: 09:00, to: 10:00}
                contacts: 30
                telephony: often
        telephony:
          often: {outcomes: {completed: {probability: 100 %, ring: 5 s, talk: 55 s}}}

        """, to: "mixed.yaml")
      let result = try tool.run(
        "plan", "mixed.yaml", "--slots", "4", "-r", "24", "-o", "mixed", "--json")
      // All on time, but two dozen runs are too few to say that it is 95 %.
      #expect(result.status == 3, "\(result.errors)")
      let json = try #require(
        JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      let use = try #require(json["use"] as? [String: Any])
      let filled = try #require(use["meanUse"] as? Double)
      #expect(filled > 0.05 && filled < 1, "\(filled)")
      let outcomes = try #require(json["outcomes"] as? [String: Any])
      let series = try #require(outcomes["series"] as? [[String: Any]])
      #expect(series.compactMap { $0["calls"] as? Double } == [30], "\(series)")
      let attempts = try #require(json["attempts"] as? [String: Any])
      #expect(attempts["histogram"] as? [Double] == [0, 30], "\(attempts)")
      let progress = try #require(json["progress"] as? [String: Any])
      let shares = try #require(progress["p50"] as? [Double])
      #expect(shares.allSatisfy { $0 <= 1 } && shares.last == 1, "\(shares)")
    }
  }

  /// All but the time it took.
  @Test func answersTheSameWithAnyNumberOfThreads() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let answers = try ["1", "2", "5"].map { threads in
        try tool.run("plan", "small.yaml", "--threads", threads, "--replications", "16").output
          .split(separator: "\n").dropLast().joined(separator: "\n")
      }
      #expect(Set(answers).count == 1)
    }
  }

  /// Sixty calls of a minute on two slots; the option comes before the scenario's price.
  @Test func saysWhatARunCosts() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(
        TestScenario.hourOfWork + "prices: {currency: EUR, slot: 30, call: 9}\n", to: "hour.yaml")
      let result = try tool.run(
        "plan", "hour.yaml", "--deadline", "2026-11-23 09:30", "-r", "130", "--call-price", "0.5",
        "-o", "out")
      let words = result.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      #expect(
        words.contains(
          "A run costs 90.00\u{a0}EUR on average, 1.50\u{a0}EUR for each contact reached; one slot"
            + " more is 30.00\u{a0}EUR dearer."), "\(result.output)")
      let table = try tool.contents("out/tables/cost.csv").split(separator: "\n")
      #expect(table.count == 6 && table[1].hasPrefix("as_written,1,"), "\(table)")
      let plain = try tool.run(
        "plan", "hour.yaml", "--deadline", "2026-11-23 09:30", "-r", "130", "--slot-price", "-1")
      #expect(plain.status == 64 && plain.errors.contains("a price lies in"), "\(plain.errors)")
    }
  }

  @Test func judgesGivenSlotsAndAnotherDeadline() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      try tool.write(TestScenario.hourOfWork, to: "hour.yaml")
      let few = try tool.run(
        "plan", "hour.yaml", "--slots", "1", "--deadline", "2026-11-23 09:20", "-r", "130")
      #expect(
        few.output.hasPrefix("1 slot is too few: none of 130 runs finishes by Mon 09:20."),
        "\(few.output)")
      #expect(few.output.contains("3 slots would reach 95 %."))
      #expect(few.output.contains("* the number found"), "\(few.output)")
      #expect(few.status == 1 && few.output.contains("--set organisation.slots=3"))
      let least = try tool.run("plan", "hour.yaml", "--deadline", "2026-11-23 09:30", "-r", "130")
      #expect(
        least.output.hasPrefix("2 slots finish all 60 contacts by Mon 09:30"), "\(least.output)")
      #expect(least.status == 0 && !least.output.contains("What to write"), "2 are written")
      let never = try tool.run(
        "plan", "small.yaml", "--deadline", "2026-11-23 09:30", "--probability", "50%", "-r", "30")
      let words = never.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        words.hasPrefix(
          "No number of slots reaches 50 % by Mon 09:30. Who needs all 2 attempts of coast/surveys"
            + " gets the last one no earlier than Mon 10:00."), "\(words)")
    }
  }

  /// What a plan says to write is what it planned, and can be typed as it stands.
  @Test func saysWhatToWriteIntoTheScenario() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let plan = try tool.run(
        "plan", "small.yaml", "-r", "130", "--deadline", "2026-11-24 11:00", "--probability",
        "90%", "--seed", "3")
      let lines = plan.output.split(separator: "\n").map { $0.drop { $0 == " " } }
      let from = try #require(lines.firstIndex { $0.hasPrefix("dialcast run") }, "\(plan.output)")
      let more = lines[from...].prefix { $0.hasSuffix("\\") }
      let text = (more.map { $0.dropLast() } + [lines[from + more.count]]).joined(separator: " ")
      for part in ["--set workspaces.north.slots=", "--set workspaces.coast.slots=", "--seed 3"] {
        #expect(text.contains(part), "\(part) is missing: \(text)")
      }
      #expect(text.contains("--set 'deadline={at: 2026-11-24 11:00, probability: 0.9}'"))
      let shell = try tool.start(
        ["-c", text.replacing("dialcast run", with: "'\(CommandLineTool.executable.path)' run")],
        executable: URL(fileURLWithPath: "/bin/sh"))
      shell.waitUntilExit()
      let errors = try tool.contents("stderr")
      #expect(shell.terminationStatus == 0, "\(errors)")
      let output = try tool.contents("stdout")
      #expect(!output.contains("belong to no workspace"), "\(output)")
      let page = try tool.contents("reports/two-clinics-what-if/report.html")
      #expect(page.contains("What to write") && page.contains("workspaces.north.slots"))
      let summary = try tool.contents("reports/two-clinics-what-if/summary.md")
      #expect(summary.contains("--set workspaces.coast.slots="))
    }
  }

  @Test(arguments: [
    ("100 %", "found \"100 %\"; nothing is certain: write 99 % or 99.9 %"),
    ("1", "found 1; nothing is certain"), ("0", "expected a probability between 0 and 1"),
    ("0.9 %", "did you mean 90 %?"), ("95", "did you mean 95 %?"),
  ])
  func certaintyIsNotToBeHad(goal: String, words: String) throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      for command in ["plan", "run"] {
        let result = try tool.run(
          command, "small.yaml", "--set", "deadline={at: 2026-11-24 18:00, probability: \(goal)}")
        #expect(result.status == 65 && result.errors.contains(words), "\(result.errors)")
      }
    }
  }

  @Test func aDeadlineBeforeTheStartIsAMistake() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let result = try tool.run("plan", "small.yaml", "--deadline", "2026-11-20 12:00")
      #expect(
        result.status == 65 && result.errors.contains("before the first campaign starts"),
        "\(result.errors)")
    }
  }

  /// Who was left out of a list is not among all, and where to read of it is told.
  @Test func whoCannotBeCalledIsNoContact() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write("phone\n+442079460123\n12\n+442079460124\n", to: "list.csv")
      try tool.write(
        TestScenario.hourOfWork.replacing("contacts: 60", with: "contacts: {file: list.csv}"),
        to: "list.yaml")
      let result = try tool.run("plan", "list.yaml", "--deadline", "2026-11-23 09:30", "-r", "130")
      #expect(
        result.output.hasPrefix("1 slot finishes the 2 callable contacts by Mon 09:30"),
        "\(result.output)")
      #expect(
        result.output.contains("-planned/rejects.csv lists what was left"), "\(result.output)")
      #expect(!result.output.contains("in all their attempts"))
    }
  }

  @Test("a what-if leaves the report of the decision alone, and says what it is")
  func whatIf() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.hourOfWork, to: "list.yaml")
      let plan = ["plan", "list.yaml", "--deadline", "2026-11-23 11:00", "-r", "20"]
      let folders = ["planned", "what-if"].map { "reports/drill-\($0)" }
      _ = try tool.run(plan + ["--quiet"])
      let decision = try tool.contents("\(folders[0])/report.html")
      #expect(!decision.contains("what if"))
      for (options, told) in [
        (["--set", "organisation.slots=9"], "organisation.slots=9"),
        (["--slots", "2"], "--slots 2"),
      ] {
        _ = try tool.run(plan + options + ["--quiet"])
        #expect(try tool.contents("\(folders[0])/report.html") == decision)
        #expect(try tool.contents("\(folders[1])/report.html").contains("what if: \(told) ·"))
      }
      // A scenario with a deadline of its own: that is the question, another one a what-if.
      try tool.write(
        TestScenario.hourOfWork + "deadline: {at: 2026-11-23 11:00, probability: 90 %}\n",
        to: "dated.yaml")
      _ = try tool.run("plan", "dated.yaml", "-r", "20", "--quiet")
      let dated = try tool.contents("\(folders[0])/report.html")
      #expect(!dated.contains("what if") && dated != decision)
      for (option, value, told) in [
        ("--probability", "50%", "--probability 0.5"),
        ("--deadline", "2026-11-23 12:00", "--deadline 2026-11-23 12:00"),
      ] {
        _ = try tool.run("plan", "dated.yaml", "-r", "20", "--quiet", option, value)
        #expect(try tool.contents("\(folders[0])/report.html") == dated)
        #expect(try tool.contents("\(folders[1])/report.html").contains("what if: \(told) ·"))
      }
    }
  }

  @Test func interruptionLeavesWhatIsKnown() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.endless, to: "endless.yaml")
      let process = try tool.start(["plan", "endless.yaml"])
      Thread.sleep(forTimeInterval: 4)
      process.interrupt()
      process.waitUntilExit()
      let output = try tool.contents("stdout")
      let errors = try tool.contents("stderr")
      #expect(process.terminationStatus == 130, "\(errors)")
      #expect(output.hasPrefix("INCOMPLETE: stopped"), "\(output)")
    }
  }

  @Test func aBudgetEndsItWithWhatIsKnown() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.endless, to: "endless.yaml")
      let result = try tool.run("plan", "endless.yaml", "--budget", "1")
      #expect(result.status == 3)
      #expect(result.output.hasPrefix("INCOMPLETE: the budget was spent"), "\(result.output)")
    }
  }
}
