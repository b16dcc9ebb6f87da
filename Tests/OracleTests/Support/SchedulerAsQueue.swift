import Scheduling
import TestSupport

/// The scheduler as a queue of callers, without the simulation: a third driver, as short as it can
/// be, so that what a queue does wrong can be told from what a simulation of it does wrong.
struct SchedulerAsQueue {
  /// Milliseconds since the start.
  struct Caller {
    /// The campaign, by its number.
    var source = 0
    var arrival: Int64
    var service: Int64
    /// Nil: waits for ever.
    var patience: Int64?
  }

  /// What became of the callers, in their order.
  private(set) var visits: [Visit]

  /// Plays callers in the order of their arrival.
  ///
  /// - Parameters:
  ///   - campaigns: one per source, whose pools follow an organisation and its workspace.
  ///   - slots: how many there are, from these instants on.
  init(
    _ callers: [Caller], campaigns: [Campaign], slots: [(from: Int64, count: Int)]
  ) {
    let pools =
      [PoolSpec.organisation(slots[0].count), .workspace(.soft(0, max: nil))]
      + campaigns.map { _ in PoolSpec.campaign(in: 1, .soft(0, max: nil)) }
    var scheduler = ProductionScheduler(Setup(pools))
    var visits = callers.map { Visit(source: $0.source, arrival: $0.arrival, end: .max) }
    var running: [(end: Int64, call: CallID)] = []
    _ = scheduler.carryOut(campaigns.map { .openCampaign($0) }, at: .second(0))
    var (next, change, alarm) = (0, 1, Instant.distantFuture)
    while true {
      let times = [
        running.map(\.end).min() ?? .max, next < callers.count ? callers[next].arrival : .max,
        change < slots.count ? slots[change].from : .max, alarm.milliseconds,
      ]
      guard let now = times.min(), now < Instant.distantFuture.milliseconds else { break }
      let instant = Instant(milliseconds: now)
      let over = running.filter { $0.end == now }.map {
        Event.callEnded(CallEnd(call: $0.call, outcome: .completed, endedAt: instant))
      }
      running.removeAll { $0.end == now }
      var effects = scheduler.report(over, at: instant)
      var commands: [Command] = []
      while change < slots.count, slots[change].from == now {
        commands.append(.setSlots(.organisation, .hard(slots[change].count)))
        change += 1
      }
      while next < callers.count, callers[next].arrival == now {
        let expiry = callers[next].patience.map { Instant(milliseconds: now + $0) }
        commands.append(
          .addTasks(
            TaskBatch(
              campaign: CampaignID(rawValue: UInt16(callers[next].source)), count: 1,
              expiry: expiry.map { [$0] })))
        next += 1
      }
      effects += scheduler.carryOut(commands, at: instant).effects
      let settled = scheduler.settle(at: instant)
      alarm = settled.alarm
      for effect in effects + settled.effects {
        switch effect {
        case .dial(let dial):
          let place = Int(dial.task.rawValue)
          visits[place].start = now
          visits[place].end = now + callers[place].service
          running.append((visits[place].end, dial.call))
        case .closeTask(let task, _, let disposition):
          let place = Int(task.rawValue)
          if disposition == .expired || disposition == .blocked { visits[place].end = now }
        default: break
        }
      }
    }
    self.visits = visits
  }
}
