import Calendars
import Scenarios
import Scheduling
import Simulating

/// Who is who in the event log of a scenario. Contacts are named by their place in the campaign:
/// those on the list first, then those that came later.
struct LogNames: Sendable {
  let model: Model
  let directory: ScenarioDirectory
  private let shortNames: [String]

  init(_ scenario: Scenario) {
    model = scenario.model
    directory = scenario.directory
    let names = scenario.directory.campaigns.map(\.name)
    shortNames = scenario.directory.campaigns.map { entry in
      names.count { $0 == entry.name } == 1 ? entry.name : entry.path
    }
  }

  /// The row of a contact in its list; where there is none, and for contacts that came later, the
  /// place in the campaign from 1.
  func row(of contact: UInt32, in campaign: Int) -> Int {
    let place = Int(contact)
    let isListed = place < model.campaigns[campaign].taskCount
    return (isListed ? directory.campaigns[campaign].row(of: place) : nil) ?? place + 1
  }

  /// The shortest clear name of a campaign.
  func name(of campaign: Int) -> String { shortNames[campaign] }

  /// `reminders row 17`; `reminders contact 17` where there is no list.
  func label(of contact: UInt32, in campaign: Int) -> String {
    let kind = directory.campaigns[campaign].contacts == nil ? "contact" : "row"
    return "\(name(of: campaign)) \(kind) \(row(of: contact, in: campaign))"
  }

  /// The set of windows that a contact follows.
  func windowSet(of contact: UInt32, in campaign: Int) -> Int {
    let own = model.campaigns[campaign]
    let place = Int(contact)
    if place < own.taskCount { return own.windowsOfTask.map { Int($0[place]) } ?? 0 }
    guard case .listed(let arrivals)? = own.arrivals?.process,
      arrivals.indices.contains(place - own.taskCount)
    else { return 0 }
    return Int(arrivals[place - own.taskCount].taskClass)
  }

  /// The clock on the wall of a contact.
  func clock(of contact: UInt32, in campaign: Int) -> LocalClock {
    model.campaigns[campaign].clocks[windowSet(of: contact, in: campaign)]
  }
}
