import Foundation
import Testing

/// What a message advises is done: the tool must take it.
@Suite struct SuggestionTests {
  /// A command, how many of its arguments from there on are the mistake, and what it is told.
  struct Row: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var mistake: Range<Int>
    var says: String

    init(_ arguments: [String], _ mistake: Range<Int>, _ says: String) {
      (self.arguments, self.mistake, self.says) = (arguments, mistake, says)
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let options: [Row] = [
    Row(["run", "a.yaml", "--slots", "7"], 2..<4, "write --set organisation.slots=7"),
    Row(["check", "a.yaml", "--slots=7"], 2..<3, "write --set organisation.slots=7"),
    Row(["diff", "a.yaml", "--slots", "7"], 2..<4, "write --set organisation.slots=7"),
    Row(["compare", "a.yaml", "--slots", "7"], 2..<4, "write --set organisation.slots=7"),
    Row(["run", "a.yaml", "--lines", "7"], 2..<4, "write --set organisation.slots=7"),
    Row(["sweep", "a.yaml", "--slots", "6..7"], 2..<4, "write --vary organisation.slots=6..7/1"),
    Row(["sweep", "a.yaml", "--slots", "6-7"], 2..<4, "write --vary organisation.slots=6..7/1"),
    Row(["sweep", "a.yaml", "--slots", "6,8"], 2..<4, "write --vary organisation.slots=6,8"),
    Row(["sweep", "a.yaml", "--slots", "7"], 2..<4, "write --vary organisation.slots=7"),
    Row(
      ["sweep", "a.yaml", "--vary", "seed=1,2", "--slots", "7"], 4..<6,
      "write --set organisation.slots=7"),
    Row(
      ["run", "a.yaml", "--deadline", "2026-11-25"], 2..<4,
      "write it like --set 'deadline.at=2026-11-25 18:00'"),
    Row(
      ["run", "a.yaml", "--deadline", "2026-11-25 17:00"], 2..<4,
      "write --set 'deadline.at=2026-11-25 17:00'"),
    Row(
      ["explain", "a.yaml", "--pool", "north", "--deadline=soon"], 4..<5,
      "write it like --set 'deadline.at=2026-11-27 18:00'"),
    Row(
      ["sweep", "a.yaml", "--deadline", "2026-11-25"], 2..<4,
      "write it like --vary 'deadline.at=2026-11-25 18:00'"),
    Row(
      ["run", "a.yaml", "--probability", "80%"], 2..<4, "write --set deadline.probability=80%"),
    Row(
      ["run", "a.yaml", "--probability", "80"], 2..<4, "write --set deadline.probability=80%"),
    Row(
      ["run", "alone.yaml", "--probability", "0.8"], 2..<4, "write --set probability=0.8"),
    Row(
      ["run", "endless.yaml", "--probability", "80%"], 2..<4,
      "write it like --set 'deadline={at: 2026-11-27 18:00, probability: 80%}'"),
    Row(
      ["compare", "a.yaml", "--mode", "hard"], 2..<4, "write --set workspaces.coast.mode=hard\n"),
    Row(
      ["plan", "a.yaml", "-r", "2", "--hours", "9-17"], 4..<6,
      "or --set 'workspaces.*.campaigns.*.hours={from: \"09:00\", to: \"17:00\"}'"),
    Row(
      ["run", "a.yaml", "--timezone", "Europe/Paris"], 2..<4,
      "write --set organisation.timezone=Europe/Paris\n"),
    Row(
      ["run", "a.yaml", "--answer-rate", "0.4"], 2..<4,
      "write --set workspaces.north.campaigns.reminders.telephony.human=0.4 or "),
    Row(
      ["run", "a.yaml", "--max-attempts", "3"], 2..<4,
      "write --set workspaces.north.campaigns.reminders.retry.max_attempts=3 or "),
    Row(
      ["run", "alone.yaml", "--max-attempts", "3"], 2..<4,
      "campaigns.reminders.retry.retries=2 or --set 'workspaces.*.campaigns.*.retry.retries=2'"),
    Row(["check", "a.yaml", "--seed", "5"], 2..<4, "write --set seed=5"),
    Row(
      ["plan", "list.yaml", "-r", "2", "--region", "GB"], 4..<6,
      "write --set campaigns.calls.contacts.region=GB\n"),
    Row(["plan", "a.yaml", "-r", "2", "--lines", "8"], 4..<5, "did you mean --slots?"),
    Row(["run", "a.yaml", "--runs", "3"], 2..<3, "did you mean --replications?"),
    Row(
      ["compare", "a.yaml", "workspaces.north.mode=hard"], 2..<3,
      "write --set workspaces.north.mode=hard"),
    Row(["run", "a.yaml", "organisation.slots=7"], 2..<3, "write --set organisation.slots=7"),
    Row(
      ["sweep", "a.yaml", "organisation.slots=6,7"], 2..<3,
      "write --vary organisation.slots=6,7"),
    Row(
      ["plan", "-r", "2", "--set", "organisation.slots", "7", "a.yaml"], 3..<6,
      "without a blank between them: --set organisation.slots=7"),
    Row(
      ["sweep", "a.yaml", "--vary", "organisation.slots", "6..7/1"], 2..<5,
      "without a blank between them: --vary organisation.slots=6..7/1"),
    Row(
      ["compare", "a.yaml", "--base", "organisation.slots", "7"], 2..<5,
      "without a blank between them: --base organisation.slots=7"),
  ]

  @Test(arguments: options) func whatIsAdvisedIsTaken(_ row: Row) throws {
    try Self.inFolder { tool in
      let refused = try tool.run(row.arguments)
      #expect(refused.status == 64)
      #expect(refused.errors.contains(row.says), "\(refused.errors)")
      let advised = refused.errors.matches(of: #/(--[a-z]+)(?: ('[^']+'|[^ \n?]*[=][^ \n?]*))?/#)
        .filter { $0.2 != nil || refused.errors.contains("mean \($0.1)?") }
      #expect(!advised.isEmpty)
      for option in advised {
        var arguments = row.arguments
        let value = option.2.map { [$0.trimmingCharacters(in: ["'"])] } ?? []
        arguments.replaceSubrange(row.mistake, with: [String(option.1)] + value)
        let taken = try tool.run(arguments)
        #expect([0, 1, 3].contains(taken.status), "\(arguments): \(taken.errors)")
      }
    }
  }

  /// A range where one value is taken leads to the command that takes several; the sweep that
  /// cannot be leads to keys that can, and to a plan.
  @Test func whatAnotherCommandTakesIsTaken() throws {
    try Self.inFolder { tool in
      let several = try tool.run("run", "a.yaml", "--slots", "6..7")
      let sweep = ["sweep", "a.yaml", "--vary", "organisation.slots=6..7/1"]
      #expect(several.errors.contains("write dialcast " + sweep.joined(separator: " ")))
      #expect(try tool.run(sweep + ["-q"]).status == 0)
      let none = try tool.run("sweep", "a.yaml", "--vary", "organisation.slots=1..5/1")
      #expect(
        none.status == 65
          && none.errors.contains("(lower workspaces.north.slots (4) or workspaces.coast.slots (2)")
          && none.errors.contains("dialcast plan a.yaml --slots 1 lowers"), "\(none.errors)")
      let plan = try tool.run("plan", "a.yaml", "--slots", "1", "-r", "2", "-q")
      #expect([0, 1, 3].contains(plan.status), "\(plan.errors)")
      let lower = try tool.run("sweep", "a.yaml", "-q", "--vary", "workspaces.north.slots=2,3")
      #expect(lower.status == 0, "\(lower.errors)")
    }
  }

  /// What `new` makes a scenario of says the rest.
  @Test(arguments: [
    (["--hours", "10-17"], "under campaigns: hours: {from: \"10:00\", to: \"17:00\"}"),
    (["--mode", "hard"], "under workspaces: mode: hard"),
    (["--probability", "90"], "under deadline: probability: 90%"),
    (["--answer-rate", "0.4"], "under campaigns, telephony: human: 0.4"),
    (["--country", "GB"], "new has no option --country; did you mean --region?"),
  ])
  func whereItBelongsInANewScenarioIsTold(_ options: [String], says: String) throws {
    try Self.inFolder { tool in
      let result = try tool.run(["new", "list.csv"] + options)
      #expect(result.status == 64 && result.errors.contains(says), "\(result.errors)")
    }
  }

  /// Ranges in other words.
  @Test(arguments: [
    ("2-5", "2..5/1"), ("2..5", "2..5/1"), ("2 to 5", "2..5/1"), ("20-60", "20..60/4"),
    ("20-60/10", "20..60/10"), ("15-60 min", "15..60/4 min"),
  ])
  func aRangeIsToldAsItIsWritten(_ range: String, meant: String) throws {
    try Self.inFolder { tool in
      let result = try tool.run("sweep", "a.yaml", "--vary", "organisation.slots=\(range)")
      #expect(result.errors.contains("did you mean organisation.slots=\(meant)?"))
      let written = try tool.run("sweep", "a.yaml", "--vary", "organisation.slots=\(meant)")
      #expect(!written.errors.contains("did you mean"), "\(written.errors)")
    }
  }

  /// Times that are nearly right.
  @Test(arguments: [
    ("2026-11-26T17:00Z", "\"Z\" cannot stand here"),
    ("2026-11-26 17:00+01:00", "\"+01:00\" cannot stand here"),
    ("2026-11-26", "the time of day is missing: \"2026-11-26 18:00\""),
  ])
  func aTimeThatIsNearlyRightIsToldWhatItLacks(_ time: String, says: String) throws {
    try Self.inFolder { tool in
      let result = try tool.run("plan", "a.yaml", "--deadline", time)
      #expect(result.status == 64 && result.errors.contains(says), "\(result.errors)")
    }
  }

  private static func inFolder(_ body: (CommandLineTool) throws -> Void) throws {
    try CommandLineTool.inNewFolder { tool in
      let small = TestScenario.small.replacing("count: 150", with: "count: 15")
        .replacing("count: 80", with: "count: 8").replacing(
          "replications: 6", with: "replications: 2")
      try tool.write(small, to: "a.yaml")
      try tool.write(
        small.replacing("seed: 41", with: "probability: 90 %")
          .replacing("max_attempts: 2", with: "retries: 1"), to: "alone.yaml")
      try tool.write(TestScenario.withoutDeadline, to: "endless.yaml")
      try tool.write("phone\n+442079460123\n+442079460124\n", to: "list.csv")
      try tool.write(
        TestScenario.hourOfWork.replacing("contacts: 60", with: "contacts: {file: list.csv}")
          .replacing("scenario: drill", with: "scenario: drill\ndeadline: 2026-11-23 18:00"),
        to: "list.yaml")
      try body(tool)
    }
  }
}
