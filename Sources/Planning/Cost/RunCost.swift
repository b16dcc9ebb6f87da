import Scheduling
import Simulating

/// What one run costs.
struct RunCost {
  var slots = 0.0
  var minutes = 0.0
  var calls = 0.0

  var total: Double { slots + minutes + calls }
}

extension Prices {
  private static let dayMs: Int64 = 86_400_000

  /// The price of one slot for a run that takes so long from its start to the last contact. Days
  /// and months are paid once they have begun, the first one always.
  func slot(forMs lengthMs: Int64) -> Double {
    func begun(_ unitMs: Int64) -> Double { Double(max(1, (lengthMs + unitMs - 1) / unitMs)) }
    return slot + slotDay * begun(Self.dayMs) + slotMonth * begun(30 * Self.dayMs)
  }

  /// The price of so many slots for a run of this length, and of its calls.
  func cost(ofSlots slots: Int, lengthMs: Int64, busyMs: Int64, calls: Int) -> RunCost {
    RunCost(
      slots: Double(slots) * slot(forMs: lengthMs), minutes: Double(busyMs) / 60_000 * minute,
      calls: Double(calls) * call)
  }

  /// The cost of each run of a side, every call of it counted, until it is over (`RunEnd`).
  func costs(of side: ComparedSide) -> [Double] {
    let campaigns = side.outline.campaigns
    let lists = campaigns.indices.filter { campaigns[$0].isCounted && campaigns[$0].isList }
    let ends = RunEnd.milliseconds(
      side.runs.map { run in lists.map { run.campaigns[$0].finishedMs } },
      limits: lists.map { campaigns[$0].limit },
      withoutLists: campaigns.map(\.limit).max() ?? side.outline.start)
    return zip(side.runs, ends).map { run, endMs in
      cost(
        ofSlots: side.outline.slots ?? 0, lengthMs: endMs - side.outline.start.milliseconds,
        busyMs: run.campaigns.reduce(0) { $0 + $1.busyMs },
        calls: run.campaigns.reduce(0) { $0 + $1.attempts }
      ).total
    }
  }
}
