internal import Foundation
internal import Scenarios
internal import Simulating

extension FuzzedReader {
  /// The reader of scenarios, with short copies of the lists that they name beside them.
  static func scenarios(samples folder: String, workFolder: String) -> FuzzedReader {
    let samples = Sample.files(in: folder, suffix: ".yaml")
    precondition(!samples.isEmpty, "no scenarios in \(folder)")
    let lists = workFolder + "/contacts"
    do {
      try FileManager.default.createDirectory(
        atPath: lists, withIntermediateDirectories: true)
      for list in Sample.files(in: folder + "/contacts", suffix: ".csv") {
        let file = URL(fileURLWithPath: lists + "/" + list.name)
        try Data(list.thinned(to: 60).bytes).write(to: file)
      }
    } catch {
      preconditionFailure("\(workFolder) cannot be written: \(error)")
    }
    let path = workFolder + "/document.yaml"
    return FuzzedReader(
      name: "scenario", suffix: ".yaml",
      document: { SpoiltDocument.make(from: samples, .scenarios, &$0) },
      judge: { document in
        guard FileManager.default.createFile(atPath: path, contents: Data(document.bytes)) else {
          preconditionFailure("\(path) cannot be written")
        }
        return scenarioVerdict(on: document, path: path)
      })
  }

  private static func scenarioVerdict(on document: SpoiltDocument, path: String) -> Verdict {
    do {
      let scenario = try Scenario.load(path: path)
      run(scenario)
      let broken = scenario.notes.flatMap { note in
        Message.complaints(on: note).map { "a note is \($0): \(note)" }
      }
      return Verdict(isValue: true, broken: broken)
    } catch let error as ScenarioError {
      let lines = document.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
      var broken = error.problems.flatMap { complaints(on: $0, path: path, lines: lines) }
      if error.problems.isEmpty { broken.append("refused without a problem") }
      return Verdict(isValue: false, broken: Array(broken.prefix(5)))
    } catch {
      return Verdict(isValue: false, broken: ["an error of another kind: \(error)"])
    }
  }

  /// What can be read can be run: a length of time beyond all others must not end the process.
  ///
  /// Not to its end: a year of calls to a provider that is down takes its time for good reason.
  private static func run(_ scenario: Scenario) {
    let tasks = scenario.model.campaigns.reduce(0) { $0 + $1.taskCount }
    guard tasks <= mostTasks else { return }
    var asked = 0
    _ = simulate(scenario.model, seed: scenario.seed, replication: 0) {
      asked += 1
      return asked > 8
    }
  }

  private static let mostTasks = 2000

  /// What a problem lacks that a person needs to find it.
  private static func complaints(on problem: Problem, path: String, lines: Int) -> [String] {
    var complaints: [String] = []
    if problem.file != path { complaints.append("names the file \(problem.file)") }
    if problem.message.isEmpty { complaints.append("says nothing") }
    if let line = problem.line, let column = problem.column {
      // A carriage return alone and the other line ends of YAML begin lines that we do not count.
      if line < 1 || column < 1 { complaints.append("lies before the beginning") }
    } else {
      complaints.append("has no place")
    }
    complaints += Message.complaints(on: "\(problem)")
    return complaints.map { "\($0): \(problem)" }
  }
}
