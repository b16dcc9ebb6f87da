import Scheduling
import Statistics
import TestSupport
import Testing

/// The scheduler alone, driven caller by caller, against queues simulated without it.
struct SchedulerAsQueueTests {
  private static func campaign(_ pool: UInt16, _ priority: CampaignPriority = .normal) -> Campaign {
    Campaign(
      pool: PoolID(rawValue: pool), kind: .realtime, priority: priority, start: .second(0),
      retry: .attempts(1))
  }

  /// Callers, agents and patience of SSJ's `CallCenter`; a caller's patience is a task's expiry.
  @Test("The day of a call center, caller by caller, to the millisecond", arguments: 0..<4)
  func callCenter(day: UInt32) {
    let drawn = CallCenterReference.callers(
      rates: CallCenterDay.rates, busyness: 1.1, seed: Seed(rawValue: 11), day: day)
    let callers = drawn.map {
      SchedulerAsQueue.Caller(
        arrival: Int64($0.arrival * 1000), service: Int64($0.service * 1000) + 1,
        patience: Int64($0.patience * 1000))
    }
    let slots = CallCenterDay.agents.enumerated().map { (Int64($0) * 3_600_000, $1) }
    let queue = SchedulerAsQueue(callers, campaigns: [Self.campaign(2)], slots: slots)
    let log = VisitLog(queue.visits, window: 0..<46_800_000)
    let reference = CallCenterReference(
      callers.map {
        CallCenterReference.Caller(
          arrival: Double($0.arrival) / 1000, service: Double($0.service) / 1000,
          patience: Double($0.patience ?? 0) / 1000)
      }, agents: CallCenterDay.agents, noticed: .atTheHeadOfTheQueue)
    #expect(log.lost == Double(reference.lost) && log.lost > 10)
    #expect(log.count - log.waitedAtLeast(20) == Double(reference.good))
    expectEqual(log.secondsWaited, reference.waiting, within: 1e-6)
    #expect(QueueDiscipline(log.visits, slots: slots).complaints == [])
  }

  @Test("Three campaigns on one pool: the more urgent first, else whoever came first (R29)")
  func priorities() {
    var stream = KeyedStream(seed: Seed(rawValue: 12))
    stream.reset(StreamKey("queue"), entity: 0, attempt: 0, purpose: .arrival, replication: 0)
    let gap = Distribution.exponential(mean: 10)
    let service = Distribution.exponential(mean: 45)
    var now = 0.0
    let callers = (0..<1500).map { place in
      now += gap.sample(from: &stream)
      return SchedulerAsQueue.Caller(
        source: Int(stream.uint32() % 3), arrival: Int64(now * 1000),
        service: Int64(service.sample(from: &stream) * 1000) + 1)
    }
    let queue = SchedulerAsQueue(
      callers,
      campaigns: [Self.campaign(2, .high), Self.campaign(3, .normal), Self.campaign(4, .low)],
      slots: [(0, 5)])
    #expect(queue.visits.allSatisfy { $0.isAnswered })
    #expect(QueueDiscipline(queue.visits, slots: [(0, 5)]).complaints == [])
    let waits = (0..<3).map { source in
      VisitLog(queue.visits, window: 0..<Int64.max).only(source).secondsWaited
    }
    #expect(waits[0] < waits[1] && waits[1] < waits[2])
  }
}
