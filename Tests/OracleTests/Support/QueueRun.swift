import Scenarios
import Scheduling
import Simulating

/// A scenario file in which people come one by one, and a run of it as a log of visits, by the same
/// path as `dialcast run`.
struct QueueRun {
  let scenario: Scenario

  /// Loads `Scenarios/<file>.yaml` with what-ifs.
  init(_ file: String, _ overrides: [String] = []) throws {
    scenario = try ScenarioRun.load(file, overrides)
  }

  /// Everybody who came in a replication, in order; times count from the start of the scenario.
  func visits(replication: Int = 0) -> [Visit] {
    let begin = scenario.model.start.milliseconds
    var visits: [Visit] = []
    var places: [TaskID: Int] = [:]
    _ = trace(scenario.model, seed: scenario.seed, replication: replication) { line in
      let now = line.at.milliseconds - begin
      switch line.event {
      case .taskCame(let task):
        places[task] = visits.count
        let source = Int(line.contact?.campaign.rawValue ?? 0)
        visits.append(Visit(source: source, arrival: now, end: .max))
      case .callStarted(let call):
        if let place = places[call.task] { visits[place].start = now }
      case .callEnded(let call):
        if let place = places[call.task] { visits[place].end = now }
      case .taskClosed(let task, .expired), .taskClosed(let task, .blocked):
        if let place = places[task] { visits[place].end = now }
      default: break
      }
    }
    return visits
  }

  /// The log of a replication between two times in seconds since the start.
  func log(replication: Int = 0, from warmUp: Double = 0, to end: Double) -> VisitLog {
    VisitLog(
      visits(replication: replication), window: Int64(warmUp * 1000)..<Int64(end * 1000))
  }
}

/// The wall time so many seconds, rounded up to a minute, after the midnight at which scenarios of
/// queues begin: as it is written in a scenario.
func wallTime(after seconds: Double) -> String {
  let minutes = Int((seconds / 60).rounded(.up))
  func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
  let (day, hour, minute) = (minutes / 1440, minutes / 60 % 24, minutes % 60)
  return "2026-\(day < 8 ? "11" : "12")-\(two(day < 8 ? day + 23 : day - 7)) "
    + "\(two(hour)):\(two(minute))"
}
