import Foundation
import Testing

/// The built `dialcast`, run as a process as a user would.
struct CommandLineTool {
  /// What a process left behind.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder in which the process runs; files named without a folder lie there.
  let folder: URL

  /// The executable lies beside the test program.
  static let executable = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("dialcast")

  /// Runs `body` with a tool in a new folder, which is removed afterwards.
  static func inNewFolder(_ body: (CommandLineTool) throws -> Void) throws {
    let folder = try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: FileManager.default.temporaryDirectory, create: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(CommandLineTool(folder: folder))
  }

  /// Runs the tool to its end; files take what it prints, so that no pipe can fill up.
  func run(_ arguments: String...) throws -> Result { try run(arguments) }

  /// The same with the arguments as a list.
  func run(_ arguments: [String]) throws -> Result {
    let process = try start(arguments)
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try contents("stdout"),
      errors: try contents("stderr"))
  }

  /// Starts the tool, or the program at `executable`.
  func start(_ arguments: [String], executable: URL = Self.executable) throws -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Help is as wide as the terminal says, and there may be one.
    process.environment = ProcessInfo.processInfo.environment.merging(["COLUMNS": "80"]) { $1 }
    process.standardOutput = try emptyFile("stdout")
    process.standardError = try emptyFile("stderr")
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The text of a file in the folder.
  func contents(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// Writes a file into the folder.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func emptyFile(_ name: String) throws -> FileHandle {
    try write("", to: name)
    return try FileHandle(forWritingTo: folder.appendingPathComponent(name))
  }
}

/// Scenarios for the tests of commands.
enum TestScenario {
  /// A few hundred contacts of two workspaces; a run takes milliseconds.
  static let small = """
    scenario: two-clinics
    seed: 41
    replications: 6
    deadline: 2026-11-23 18:00
    organisation: {name: Clinics, timezone: Europe/London, slots: 6}
    workspaces:
      - name: north
        slots: 4
        campaigns:
          - name: reminders
            start: 2026-11-23 09:00
            contacts: {count: 150}
            retry: {max_attempts: 2, interval: 30 min}
            telephony: reminder-b2c
      - name: coast
        slots: 2
        mode: hard
        campaigns:
          - name: surveys
            start: 2026-11-23 09:00
            contacts: {count: 80}
            retry: {max_attempts: 2, interval: 1 h}
            telephony: reminder-b2c

    """

  /// The same with so many contacts that one replication takes many seconds in a debug build.
  static let endless = small.replacingOccurrences(of: "count: 150", with: "count: 60000")

  /// The same without a time by which it should be done.
  static let withoutDeadline = small.replacingOccurrences(
    of: "deadline: 2026-11-23 18:00\n", with: "")

  /// Sixty calls of a minute each.
  static let hourOfWork = """
    scenario: drill
    organisation: {slots: 2, timezone: Europe/London}
    campaigns:
      - name: calls
        start: 2026-11-23 09:00
        contacts: 60
        telephony: {script: [[completed 5 s + 55 s]]}

    """

  /// Calls that come one by one and nothing that could be finished.
  static let callsOnly = """
    scenario: calls
    organisation:
      slots: 2
      inbound:
        arrivals:
          from: 2026-11-23 09:00
          until: 2026-11-23 10:00
          weekly: [{per_hour: 20}]
        duration: 1 min
    """
}
