import Foundation
import Testing

@testable import dialcast

/// `dialcast calibrate`: from a log to telephony that scenarios use.
@Suite struct CalibrateTests {
  /// Sixty contacts, every third of them called twice.
  private static let log =
    "Phone;Disposition;Start;Talk (s)\n"
    + (0..<60).map { contact in
      let words = ["ANSWERED", "NO ANSWER", "machine"]
      return "0207946\(1000 + contact);\(words[contact % 3]);2026-10-\(10 + contact % 3) 09:00;"
        + "\(contact % 3 == 0 ? 20 + contact * 7 % 50 : 0)\n"
    }.joined()
    + (0..<60).filter { $0 % 3 == 1 }.map {
      "0207946\(1000 + $0);\($0 % 2 == 0 ? "Answered" : "Busy");2026-10-20 10:00;"
        + "\($0 % 2 == 0 ? 33 : 0)\n"
    }.joined()

  private static let scenario = """
    scenario: planned
    deadline: 2026-11-23 18:00
    organisation: {slots: 3, timezone: Europe/London}
    calibration: october.yaml
    campaigns:
      - {name: calls, start: 2026-11-23 09:00, contacts: 30, telephony: october}

    """

  /// What is written can be planned with, and is the same every time.
  @Test func whatIsWrittenCanBeRun() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(Self.log, to: "october.csv")
      let result = try tool.run("calibrate", "october.csv")
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      for part in [
        "80 calls to 60 contacts from 2026-10-10 to 2026-10-20",
        "contact in Phone, outcome in Disposition, time in Start, talk in Talk (s) (s)",
        "20 of 60 first calls", "33.3 %", "thin: the shares rest on 60 calls",
        "calibration: october.yaml", "telephony: october",
      ] { #expect(result.output.contains(part), "\(part) is missing: \(result.output)") }
      for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      let text = try tool.contents("october.yaml")
      for part in [
        "calls: 80", "left_out: 0", "observed: 60", "human: 0.3333  # 20 of 60 first calls",
        "voicemail: 0.5  # 20", "10 of 20 later calls answered; it takes 10 of 100",
        "based_on: reminder-b2c",
      ] { #expect(text.contains(part), "\(part) is missing: \(text)") }
      for line in text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
      try tool.write(Self.scenario, to: "planned.yaml")
      let run = try tool.run("run", "planned.yaml", "-r", "2")
      #expect(run.status == 0 && run.output.contains("counted from 80 calls"), "\(run)")

      let again = try tool.run("calibrate", "october.csv", "-o", "again.yaml", "-q")
      #expect(again.status == 0 && again.output.isEmpty && again.errors.isEmpty)
      #expect(try tool.contents("again.yaml") == text)
    }
  }

  /// The plan's report holds each fitted length against the calls of the log.
  @Test func aPlanShowsHowNearTheFitsCome() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(Self.log, to: "october.csv")
      #expect(try tool.run("calibrate", "october.csv", "-q").status == 0)
      try tool.write(Self.scenario, to: "planned.yaml")
      let plan = try tool.run("plan", "planned.yaml", "-q", "--replications", "4", "-o", "out")
      #expect(plan.errors.isEmpty, "\(plan)")
      let table = try tool.contents("out/tables/fits.csv").split(separator: "\n")
      #expect(table.count > 21 && table.count % 21 == 1, "\(table)")
      let length = "telephony.october.answers.completed.talk"
      #expect(table.contains { $0.hasPrefix("\(length),lognormal,0.5,") }, "\(table)")
      #expect(try tool.contents("out/report.html").contains("data-chart=\"fit0\""))
    }
  }

  /// Who answers when is a table of its own, and goes into the file hour by hour.
  @Test func hoursAreShown() throws {
    try CommandLineTool.inNewFolder { tool in
      let log =
        "phone,outcome,start\n"
        + (0..<1200).map { contact in
          let hour = 9 + contact % 3
          let isAnswered = contact / 3 % 10 < (hour == 11 ? 6 : 3)
          return "\(contact),\(isAnswered ? "completed" : "busy"),"
            + "2026-10-0\(5 + contact % 5) \(hour < 10 ? "0" : "")\(hour):30\n"
        }.joined()
      try tool.write(log, to: "october.csv")
      let result = try tool.run("calibrate", "october.csv")
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      for part in [
        "a person answers     first calls   share     95 % interval  effect",
        "Mon-Fri 09:00-10:00          400  30.0 %  25.7 % to 34.7 %  × 0.",
        "Mon-Fri 11:00-12:00          400  60.0 %  55.1 % to 64.7 %  × 4.3",
        "hours differ by more than luck (p < 0.001)",
      ] { #expect(result.output.contains(part), "\(part) is missing: \(result.output)") }
      for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      let text = try tool.contents("october.yaml")
      #expect(text.contains("  hours:\n    - 'Mon-Fri 09:00-12:00'\n"), "\(text)")
      #expect(text.contains(", observed: 400}  # 60.0 % answered\n"), "\(text)")
      for line in text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
      // The campaign calls from 09:00 to 19:00 on the days from which the log is.
      try tool.write(Self.scenario, to: "planned.yaml")
      let run = try tool.run(
        "run", "planned.yaml", "-r", "2", "--set", "campaigns.calls.hours=default")
      #expect(run.output.contains("may call Mon-Fri 12:00-19:00, of which the log"), "\(run)")
      #expect(run.status == 0)
      let unknown = try tool.run("calibrate", "october.csv", "--force", "--timezone", "Berlin")
      #expect(unknown.status == 64 && unknown.errors.contains("--timezone Berlin"), "\(unknown)")
    }
  }

  /// A calibration that is there stays, unless it is to be replaced, and is kept then.
  @Test func nothingIsOverwritten() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write("phone,outcome\n1,busy\n", to: "log.csv")
      #expect(try tool.run("calibrate", "log.csv").status == 0)
      let first = try tool.contents("log.yaml")
      try tool.write("phone,outcome\n1,busy\n2,failed\n", to: "log.csv")
      let refused = try tool.run("calibrate", "log.csv")
      #expect(refused.status == 73 && refused.errors.contains("--force"), "\(refused)")
      #expect(try tool.contents("log.yaml") == first)
      let replaced = try tool.run("calibrate", "log.csv", "--force")
      #expect(replaced.status == 0 && replaced.output.contains("kept as log.yaml.bak"))
      #expect(try tool.contents("log.yaml").contains("failed: 0.5  # 1"))
      #expect(try tool.contents("log.yaml.bak") == first)
    }
  }

  @Test func aScenarioIsNoLog() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(Self.scenario, to: "planned.yaml")
      let result = try tool.run("calibrate", "planned.yaml")
      #expect(result.status == 65)
      #expect(result.errors.contains("expected a call log, a CSV file"), "\(result.errors)")
      #expect(try tool.contents("planned.yaml") == Self.scenario)
    }
  }

  /// Neither the log nor somebody's scenario is ever replaced.
  @Test func whatIsNoCalibrationStays() throws {
    try CommandLineTool.inNewFolder { tool in
      let log = "phone,outcome\n1,busy\n"
      try tool.write(log, to: "log.csv")
      try tool.write(Self.scenario, to: "log.yaml")
      try tool.write("mine", to: "notes.txt")
      for (arguments, says) in [
        ([], "no calibration"), (["-o", "notes.txt"], "no calibration"),
        (["-o", "log.csv"], "is the log itself"), (["-o", "./log.csv"], "is the log itself"),
      ] {
        let result = try tool.run(["calibrate", "log.csv", "--force"] + arguments)
        #expect(result.status == 73 && result.errors.contains(says), "\(result)")
      }
      #expect(try tool.contents("log.csv") == log)
      #expect(try tool.contents("log.yaml") == Self.scenario)
      #expect(try tool.contents("notes.txt") == "mine")
    }
  }

  /// A file whose name is no plain word of YAML is named in quotes.
  @Test func adviceCanBeCopied() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write("phone,outcome\n1,busy\n", to: "true.csv")
      let result = try tool.run("calibrate", "true.csv", "-o", "a: b #c.yaml")
      #expect(result.output.contains("  calibration: 'a: b #c.yaml'\n"), "\(result)")
      #expect(result.output.contains("  telephony: log-true\n"), "\(result)")
      let scenario = Self.scenario
        .replacing("october.yaml", with: "'a: b #c.yaml'")
        .replacing("telephony: october", with: "telephony: log-true")
      try tool.write(scenario, to: "planned.yaml")
      let run = try tool.run("run", "planned.yaml", "-r", "1")
      #expect(run.status == 0, "\(run)")
    }
  }

  /// A log is no scenario, and neither is the calibration beside it.
  @Test func aLogIsNoScenario() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write("phone,outcome\n1,busy\n", to: "log.csv")
      #expect(try tool.run("calibrate", "log.csv").status == 0)
      let result = try tool.run("plan", "log.csv")
      #expect(result.status == 65 && result.errors.contains("calibration: log.yaml"), "\(result)")
      #expect(!result.errors.contains("did you mean"), "\(result)")
    }
  }

  /// Arguments, the exit status, and parts of what is said.
  static let mistakes: [(arguments: [String], status: Int32, says: [String])] = [
    (["none.csv"], 66, ["none.csv: no such file"]),
    (["."], 66, ["this is a folder"]),
    (["log.csv"], 65, ["“LVM”: 1 call", "--outcome \"LVM=OUTCOME\""]),
    (["log.csv", "--outcome", "LVM"], 64, ["their word=ours"]),
    (["log.csv", "--outcome", "LVM=vm"], 64, ["there is no outcome \"vm\""]),
    (["log.csv", "--column", "outcome=phone"], 65, ["“1”: 1 call"]),
    (["log.csv", "--column", "talk=length"], 64, ["no column \"length\"", "“phone”, “result”"]),
    (["log.csv", "--outcome", "LVM=ignore", "--based-on", "x"], 64, ["reminder-b2c, cold-b2b"]),
    (["log.csv", "--outcome", "LVM=ignore", "--name", "survey"], 64, ["built in"]),
    (
      ["log.csv", "--outcome", "LVM=ignore", "-o", "no/such/folder.yaml"], 73, ["cannot be written"]
    ),
    (["log.csv", "--outcome", "LVM=ignore", "--name", "null"], 64, ["YAML reads it"]),
    (["log.csv", "-o", ""], 64, ["needs the name of a file"]),
  ]

  /// Mistakes name what is wrong, and nothing is written.
  @Test(arguments: mistakes.indices)
  func mistakesAreTold(_ row: Int) throws {
    let (arguments, status, says) = Self.mistakes[row]
    try CommandLineTool.inNewFolder { tool in
      try tool.write("phone,result\n1,LVM\n2,busy\n", to: "log.csv")
      let result = try tool.run(["calibrate"] + arguments)
      #expect(result.status == status && result.output.isEmpty, "\(result)")
      for part in says { #expect(result.errors.contains(part), "\(part): \(result.errors)") }
      #expect(throws: (any Error).self) { try tool.contents("log.yaml") }
    }
  }

  /// A word that begins with a hyphen is no option, and a day and a time make one time.
  @Test func signsAndTwoColumnsCanBeSaid() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(
        "phone,result,T,D\n1,+,10:00,2026-10-01\n1,-,09:00,2026-10-01\n2,-,11:00,2026-10-01\n",
        to: "log.csv")
      let result = try tool.run(
        "calibrate", "log.csv", "--outcome", "-=no_answer", "--outcome", "+=completed",
        "--column", "time=T", "--column", "time=D")
      #expect(result.status == 0 && result.output.contains("time in D + T"), "\(result)")
      #expect(try tool.contents("log.yaml").contains("no_answer: 1  # 2"))
    }
  }

  /// What is said about words and columns holds.
  @Test func wordsAndColumnsCanBeSaid() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(
        "who,status,code\n1,x,LVM\n2,x,TEST\n3,x,Busy\n1,x,answered\n", to: "log.csv")
      let result = try tool.run(
        "calibrate", "log.csv", "--column", "outcome=code", "--column", "contact=who",
        "--outcome", "LVM=voicemail", "--outcome", "test=ignore", "--name", "ours")
      #expect(result.status == 0, "\(result)")
      #expect(result.output.contains("an outcome that says nothing of the contact; left out"))
      let text = try tool.contents("log.yaml")
      for part in [
        "  ours:", "left_out: 1", "observed: 2", "voicemail: 0.5", "# row 3: an outcome",
      ] {
        #expect(text.contains(part), "\(part): \(text)")
      }
    }
  }
}
