import Calendars
import ContactLists
import Foundation
import Scheduling

extension ContactReader {
  /// The tasks of a campaign that has a file of them; nil if it has none, or a problem was
  /// reported.
  mutating func tasks(
    of draft: CampaignDraft, _ outcomes: OutcomeNames, _ clocks: ZoneClocks, until horizon: Instant,
    digest: inout ScenarioDigest, isCancelled: () -> Bool
  ) throws -> TaskList? {
    guard case .tasks(let path, let name, let region) = draft.contacts else { return nil }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      log.report(name.place, "\(path): cannot be read; check its permissions")
      return nil
    }
    digest.add(bytes)
    var reader = TaskListReader(
      for: draft, file: name.value, region: region?.value, outcomes: outcomes, clocks: clocks,
      until: draft.end ?? horizon)
    let list = try reader.read(Array(bytes), isCancelled: isCancelled)
    if list.arrivals.isEmpty { reportEmpty(list, reader, draft, at: name.place) }
    note(list, reader, name: name.value)
    return list
  }

  private func reportEmpty(
    _ list: TaskList, _ reader: TaskListReader, _ draft: CampaignDraft, at place: Place
  ) {
    if let first = list.contacts.rejected.first {
      log.report(
        place,
        "the file has no task that can be called: line \(first.row), \(first.column): "
          + first.reason.description)
    } else if reader.otherCampaigns.isEmpty {
      log.report(place, "the file has no task")
    } else {
      let others = reader.otherCampaigns.sorted()
      let shown = others.prefix(3).joined(separator: ", ") + (others.count > 3 ? " …" : "")
      log.report(
        place, "no task in the file is of \(draft.name): they name \(shown)",
        hint: "the key campaign of a task is the name of its campaign here, or is left out")
    }
  }

  private mutating func note(_ list: TaskList, _ reader: TaskListReader, name: String) {
    guard reader.rejectedCount > 0 else { return }
    let were = reader.rejectedCount == 1 ? "1 task was" : "\(reader.rejectedCount) tasks were"
    let count = list.arrivals.count.formatted(.number.locale(Locale(identifier: "en_US")))
    notes.append("\(name): \(were) left out, \(count) loaded.")
  }
}
