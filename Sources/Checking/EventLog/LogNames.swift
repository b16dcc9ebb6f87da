import Calendars
import Scenarios
import Scheduling
import Simulating

/// Who is who in the event log of a scenario.
struct LogNames: Sendable {
  let model: Model
  let directory: ScenarioDirectory
  /// The first task of each campaign: tasks are numbered in the order of the model.
  private let firstTasks: [Int]
  private let shortNames: [String]

  init(_ scenario: Scenario) {
    model = scenario.model
    directory = scenario.directory
    var firstTasks: [Int] = []
    var next = 0
    for campaign in model.campaigns {
      firstTasks.append(next)
      next += campaign.taskCount
    }
    self.firstTasks = firstTasks
    let names = scenario.directory.campaigns.map(\.name)
    shortNames = scenario.directory.campaigns.map { entry in
      names.count { $0 == entry.name } == 1 ? entry.name : entry.path
    }
  }

  /// The contact's place in the campaign, from 0.
  func ordinal(of task: TaskID, in campaign: Int) -> Int {
    Int(task.rawValue) - firstTasks[campaign]
  }

  /// The campaign of a task. O(log campaigns).
  func campaign(of task: TaskID) -> Int {
    var low = 0
    var high = firstTasks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if firstTasks[middle] <= Int(task.rawValue) { low = middle } else { high = middle }
    }
    return low
  }

  /// The row of a contact in its list, or its number from 1.
  func row(of task: TaskID, in campaign: Int) -> Int {
    let ordinal = ordinal(of: task, in: campaign)
    return directory.campaigns[campaign].row(of: ordinal) ?? ordinal + 1
  }

  /// The shortest clear name of a campaign.
  func name(of campaign: Int) -> String { shortNames[campaign] }

  /// `reminders row 17`; `reminders contact 17` where there is no list.
  func label(of task: TaskID, in campaign: Int) -> String {
    let kind = directory.campaigns[campaign].contacts == nil ? "contact" : "row"
    return "\(name(of: campaign)) \(kind) \(row(of: task, in: campaign))"
  }

  /// The set of windows that a contact follows.
  func windowSet(of task: TaskID, in campaign: Int) -> Int {
    model.campaigns[campaign].windowsOfTask.map { Int($0[ordinal(of: task, in: campaign)]) } ?? 0
  }

  /// The clock on the wall of a contact.
  func clock(of task: TaskID, in campaign: Int) -> LocalClock {
    model.campaigns[campaign].clocks[windowSet(of: task, in: campaign)]
  }
}
