import Foundation
import Scenarios
import Simulating
import Statistics
import Testing

@testable import dialcast

/// `dialcast new`: from a list to a scenario that can be planned.
@Suite struct NewTests {
  /// Headers, rows and options, and what the scenario must say.
  static let lists: [(list: String, options: [String], says: [String])] = [
    (
      "phone,name\n+442079460123,Ann\n+442079460124,Bob\n", [],
      [
        "timezone: Europe/London", "slots: 10", "contacts: {file: list.csv}", "- name: calls",
        "# By one clock for all, that of the organisation.\n",
      ]
    ),
    // A list without zones that has numbers of several: by the clock of each.
    (
      "Phone Number;phone_2\n+12125550123;+12125550124\n+12125550125;\n+442079460123;\n",
      ["--slots", "3"],
      [
        "timezone: America/New_York", "slots: 3", "zone_of: number", "alternates: clamp",
        "By the clock of each number's country and area code.",
      ]
    ),
    // Columns and values that YAML or a path of keys would take for something else.
    (
      "phone,our branch,timezone\n020 7946 0120,\"a: b=[c], d\",Europe/Paris\n"
        + "020 7946 0121,,Europe/Paris\n020 7946 0122,yes,\n020 7946 0123,7,Europe/London\n"
        + "020 7946 0124,it's,\n",
      ["--region", "GB", "--by", "our branch", "--slots", "2"],
      [
        "timezone: Europe/Paris", "slots: 5", "region: GB, where: {'our branch': 'it''s'}",
        "name: 'a: b--c-, d'", "name: '(none)'",
        "By the clock of each contact, as column timezone says: 2 zones.",
      ]
    ),
    // Values that are one and the same as names.
    (
      "phone,team\n+442079460120,A/B\n+442079460121,A-B\n+442079460122,A=B\n+442079460123,A-B-2\n",
      ["--by", "team"],
      [
        "- name: A-B  #", "- name: A-B-2  #", "- name: A-B-3  #", "where: {team: A/B}",
        "where: {team: A-B}",
      ]
    ),
  ]

  @Test(arguments: lists.indices)
  func whatIsWrittenCanBeRun(_ row: Int) throws {
    let (list, options, says) = Self.lists[row]
    try CommandLineTool.inNewFolder { tool in
      try tool.write(list, to: "list.csv")
      let process = try tool.start(
        ["new", "list.csv", "--start", "2040-11-19 09:00"] + options)
      process.waitUntilExit()
      let errors = try tool.contents("stderr")
      #expect(process.terminationStatus == 0 && errors.isEmpty, "\(errors)")
      let text = try tool.contents("list.yaml")
      for part in says + ["start: 2040-11-19 09:00\n", "deadline: {at: 2040-11-23 18:00"] {
        #expect(text.contains(part), "\(part) is missing: \(text)")
      }
      for line in text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
      let scenario = try Scenario.load(
        path: tool.folder.appendingPathComponent("list.yaml").path)
      let rows = list.split(separator: "\n").count - 1
      #expect(scenario.model.campaigns.reduce(0) { $0 + $1.taskCount } == rows)
      #expect(scenario.notes.isEmpty, "\(scenario.notes)")
      #expect(try tool.run("run", "list.yaml", "-r", "2", "-q").status == 0)
    }
  }

  /// What is left out is told, reason by reason, with what would help.
  @Test func theListIsChecked() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(
        "phone,team\n" + (10..<30).map { "+4420794601\($0),\($0 % 2)\n" }.joined()
          + "+442079460110,0\n+442079460111,0\n020 7946 0199,1\n0044 20 7946 0198,1\n",
        to: "list.csv")
      let result = try tool.run("new", "list.csv")
      #expect(
        result.output.hasPrefix(
          """
          list.csv: 20 contacts can be called
            left out: row 22 and 1 more: the same number as an earlier row
            left out: row 24: no country code
          """), "\(result.output)")
      let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("row 25: starts with 00, a dialling prefix"), "\(words)")
      #expect(words.contains("the same command again with --region GB --force"), "\(words)")
      let every = "plan writes all 4 with their reasons into reports/list-planned/rejects.csv"
      #expect(words.contains(every), "\(words)")
      #expect(!words.contains("contacts: {"), "there is no scenario yet: \(words)")
      #expect(try tool.run("new", "list.csv", "--region", "GB", "--force").status == 0)
      let british = try tool.run("new", "list.csv", "--region", "UK", "--force")
      #expect(british.status == 65 && british.errors.contains("did you mean GB?"))
      #expect(words.contains("team (2 values); a team for each value: --by team"), "\(words)")
      #expect(result.output.hasSuffix("are marked CHECK. Then:\n  dialcast plan list.yaml\n"))
    }
  }

  /// --force would not put a wrong column right, so that it is not advised before that is told.
  @Test func mistakesAreToldBeforeForceIsAdvised() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write("phone,team\n+442079460123,a\n+442079460124,b\n", to: "list.csv")
      #expect(try tool.run("new", "list.csv").status == 0)
      let wrong = try tool.run("new", "list.csv", "--by", "teem")
      #expect(wrong.status != 0 && wrong.errors.contains("teem"), "\(wrong.errors)")
      #expect(!wrong.errors.contains("--force"), "\(wrong.errors)")
      #expect(try tool.run("new", "list.csv", "--by", "team").errors.contains("--force"))
    }
  }

  /// The country that is advised is that of the numbers that name theirs.
  @Test func theAdvisedCountryIsThatOfTheList() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(
        "phone\n+49 30 901820\n+49 89 23300\n+44 20 7946 0123\n030 901821\n", to: "list.csv")
      let result = try tool.run("new", "list.csv")
      #expect(result.output.contains("--region DE"), "\(result.output)")
    }
  }

  /// What holds for all teams is written once; each can be changed alone all the same.
  @Test func teamsShareWhatIsWrittenOnce() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(
        "phone,team\n" + (10..<30).map { "+4420794601\($0),team \($0 % 3)\n" }.joined(),
        to: "list.csv")
      #expect(try tool.run("new", "list.csv", "--by", "team").status == 0)
      let text = try tool.contents("list.yaml")
      #expect(text.ranges(of: "retry:").count == 1 && text.ranges(of: "*calls,").count == 2)
      let scenario = try Scenario.load(
        path: tool.folder.appendingPathComponent("list.yaml").path,
        overrides: ["workspaces.team 1.campaigns.calls.retry.retries=0"])
      let retries = (0..<3).map { team in
        scenario.inputs.first { $0.path == "workspaces.team \(team).campaigns.calls.retry.retries" }
      }
      #expect(retries.map { $0?.value } == ["2", "0", "2"])
      #expect(scenario.model.campaigns.map(\.taskCount) == [7, 7, 6])
    }
  }

  /// What was said is no guess, and what cannot be is refused.
  @Test func timesAreChecked() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write("phone\n+442079460123\n", to: "list.csv")
      let start = ["new", "list.csv", "--force", "--start", "2040-11-19 09:00"]
      let late = try tool.run(start + ["--deadline", "2040-11-19 09:00"])
      #expect(late.status == 64 && late.errors.contains("not after the start, 2040-11-19 09:00"))
      let past = try tool.run("new", "list.csv", "--deadline", "2020-11-18 17:00")
      #expect(past.status == 64 && past.errors.contains("has passed; name one after the"))
      let old = ["new", "list.csv", "--start", "2020-11-16 09:00"]
      let noted = try tool.run(old)
      #expect(noted.status == 0 && noted.errors.contains("the start has passed: 2020-11-16 09:00"))
      let said = try tool.run(start + ["--deadline", "2040-11-21 17:00", "--slots", "7"])
      #expect(said.status == 0 && said.errors.isEmpty, "\(said.errors)")
      let text = try tool.contents("list.yaml")
      for part in [
        "  slots: 7  # calls that", "probability: 90 %}  # CHECK: how surely\n",
        "start: 2040-11-19 09:00\n",
        "telephony: reminder-b2c  # human: 0.536, talk: 54 s on average\n",
        "# talk: CHECK: how long a conversation takes", "#   cold-b2b: human 0.087, talk 123 s\n",
        "outcomes: [no_answer, busy, failed, callback]", "voicemail is not in it",
      ] {
        #expect(text.contains(part), "\(part) is missing: \(text)")
      }
    }
  }

  @Test func whatIsThereIsNotOverwritten() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write("phone\n+442079460123\n", to: "list.csv")
      try tool.write("mine", to: "list.yaml")
      let refused = try tool.run("new", "list.csv")
      #expect(refused.status == 73 && refused.errors.contains("--force"), "\(refused.errors)")
      #expect(try tool.contents("list.yaml") == "mine")
      let replaced = try tool.run("new", "list.csv", "--force")
      #expect(replaced.status == 0)
      #expect(
        replaced.output.contains("list.yaml: the old one is kept as list.yaml.bak; lines"),
        "\(replaced.output)")
      #expect(try tool.contents("list.yaml.bak") == "mine")
      #expect(try tool.contents("list.yaml").contains("scenario: list"))
      // The example of the sketch, written as it stands, changes what it says and nothing else.
      let sketch = try tool.contents("list.yaml")
      let example = try #require(sketch.firstMatch(of: #/# +(telephony: {.*)\n/#)?.1)
      try tool.write(
        sketch.replacing(#/\n    telephony: reminder.*\n/#, with: "\n    \(example)\n"),
        to: "list.yaml")
      let scenario = try Scenario.load(
        path: tool.folder.appendingPathComponent("list.yaml").path)
      guard case .people(let people) = scenario.model.campaigns[0].telephony else {
        Issue.record("people answer: \(example)")
        return
      }
      #expect(people.humanMean == 0.31 && people.human[0].talk == .constant(240))
      #expect(people.human.map(\.share) == [0.95, 0.03, 0.02])
      // Elsewhere, the list keeps its own place.
      try FileManager.default.createDirectory(
        at: tool.folder.appendingPathComponent("plans"), withIntermediateDirectories: true)
      #expect(try tool.run("new", "list.csv", "-o", "plans/My first.yaml").status == 0)
      #expect(try tool.run("check", "plans/My first.yaml").status == 0)
      #expect(try tool.contents("plans/My first.yaml").contains("scenario: my-first"))
    }
  }

  /// Work by hand is never lost, however often a scenario is made anew.
  @Test func whatIsReplacedIsKept() throws {
    try CommandLineTool.inNewFolder { tool in
      func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
          .filter { $0.hasPrefix("list.yaml") }.sorted()
      }
      try tool.write("phone\n+442079460123\n", to: "list.csv")
      let new = ["new", "list.csv", "--force", "--start", "2040-11-19 09:00"]
      #expect(try tool.run(new).status == 0)
      // What says the same is not kept.
      #expect(try !tool.run(new).output.contains("kept"))
      #expect(try files() == ["list.yaml"])
      for (number, copy) in [(1, "list.yaml.bak"), (2, "list.yaml.bak2")] {
        let edited = try tool.contents("list.yaml") + "# by hand: \(number)\n"
        try tool.write(edited, to: "list.yaml")
        let result = try tool.run(new)
        let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
          words.contains("kept as \(copy); lines of it that the new one has not: 1 "), "\(words)")
        #expect(try tool.contents(copy) == edited)
        #expect(try tool.contents("list.yaml").contains("scenario: list"))
      }
      // The same again needs no third copy.
      try tool.write(try tool.contents("list.yaml.bak"), to: "list.yaml")
      #expect(try tool.run(new).output.contains("kept as list.yaml.bak;"))
      #expect(try files() == ["list.yaml", "list.yaml.bak", "list.yaml.bak2"])
    }
  }

  static let misplaced: [[String]] = [
    ["plan", "list.csv"], ["run", "list.csv"], ["check", "list.csv"],
    ["compare", "list.csv", "--set", "organisation.slots=3"],
    ["sweep", "list.csv", "--vary", "organisation.slots=1,2"],
    ["trace", "list.csv"], ["explain", "list.csv", "--task", "1"],
    ["diff", "list.csv", "list.csv"],
  ]

  /// The first thing that newcomers try.
  @Test(arguments: misplaced)
  func aListIsNoScenario(_ command: [String]) throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write("phone\n+442079460123\n", to: "list.csv")
      func said() throws -> String {
        let result = try tool.run(command)
        #expect(result.status == (command[0] == "check" ? 1 : 65))
        return result.output + result.errors
      }
      let first = try said()
      #expect(first.contains("make a scenario of it with dialcast new list.csv"), "\(first)")
      try tool.write("scenario: list", to: "list.yaml")
      #expect(try said().contains("did you mean list.yaml?"))
    }
  }

  @Test func aColumnThatDividesNobodyIsRefused() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(
        "phone,team,name,country\n"
          + (10..<30).map { "+4420794601\($0),\($0 % 2),n\($0),GB\n" }.joined(),
        to: "list.csv")
      let unknown = try tool.run("new", "list.csv", "--by", "teem")
      #expect(unknown.status == 65 && unknown.errors.contains("did you mean \"team\"?"))
      let many = try tool.run("new", "list.csv", "--by", "name")
      #expect(many.status == 65 && many.errors.contains("has more than 12 values; usable: team"))
      let number = try tool.run("new", "list.csv", "--by", "PHONE")
      #expect(number.errors.contains("\"phone\" holds the numbers; usable: team"))
      let other = try tool.run("new", "list.csv", "--by", "colour")
      #expect(other.errors.contains("no column \"colour\"; usable: team"), "\(other.errors)")
      let single = try tool.run("new", "list.csv", "--by", "country")
      #expect(single.errors.contains("has only one value, \"GB\"; usable: team"))
      #expect(!FileManager.default.fileExists(atPath: tool.folder.path + "/list.yaml"))
    }
  }
}
