import ContactLists
import Scheduling
import Simulating
import Statistics

extension CampaignDraft {
  /// How tasks come one by one; nil if they do not.
  func arrivals(of listed: CampaignContacts?, classes: [UInt16]) -> ArrivalModel? {
    switch contacts {
    case .count, .list, .tasks: return nil
    case .rates(let profile): return ArrivalModel(process: .poisson(profile), patience: patience)
    case .timedList:
      let arrivals = (0..<(listed?.count ?? 0)).map { ordinal in
        ListedArrival(
          at: listed.map { max($0.arrival(of: ordinal), start) } ?? start,
          taskClass: classes.isEmpty ? 0 : classes[ordinal])
      }
      return ArrivalModel(process: .listed(arrivals), patience: patience)
    }
  }

  /// The campaign of the model whose tasks are read from a file.
  func model(of tasks: TaskList, until horizon: Instant) -> CampaignModel {
    CampaignModel(
      campaign: Campaign(
        pool: pool, kind: kind, isDraft: isDraft, priority: priority, start: start, end: end,
        classes: tasks.classes,
        tieBreak: tieBreak, pace: pace, throttle: throttle, aging: aging, lease: lease,
        numbers: numbers.rules(from: start, to: end ?? horizon)),
      streamKey: StreamKey("campaign/\(workspace)/\(name)"), taskCount: 0, telephony: telephony,
      clocks: tasks.clocks,
      arrivals: ArrivalModel(process: .listed(tasks.arrivals), patience: patience))
  }
}
