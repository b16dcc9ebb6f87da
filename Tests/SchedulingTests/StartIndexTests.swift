import TestSupport
import Testing

@testable import Scheduling

/// The index of starts against a look at every campaign: the same decisions, for less work.
struct StartIndexTests {
  static let blocks = (0..<8).map { UInt64($0 * 40)..<UInt64($0 * 40 + 40) }

  @Test(
    "R11 … R38: the index decides as a look at every campaign does, in 320 random organisations",
    arguments: blocks)
  func agrees(seeds: Range<UInt64>) {
    var starts = 0
    for seed in seeds {
      var lockstep = Lockstep(seed: seed)
      lockstep.run(steps: 120)
      starts += lockstep.starts
      if let difference = lockstep.difference { Issue.record("seed \(seed): \(difference)") }
    }
    #expect(starts > 1000, "organisations in which little happens prove little")
  }

  /// Comparisons per start in an organisation of so many campaigns in 16 workspaces, on 40 slots.
  static func matchesPerStart(campaigns: Int) -> Double {
    var pools: [PoolSpec] = [.organisation(40)]
    for _ in 0..<16 { pools.append(.workspace(.soft(2, max: nil))) }
    for place in 0..<campaigns { pools.append(.campaign(in: UInt16(1 + place % 16))) }
    var scheduler = Scheduler(slots: SlotTree(pools), scanLimit: 16)
    var effects = Effects()
    for place in 0..<campaigns {
      let campaign = Campaign(
        pool: PoolID(rawValue: UInt16(17 + place)), start: .minute(0), retry: .attempts(1))
      scheduler.apply(.openCampaign(campaign), at: .minute(0), into: &effects)
      let batch = TaskBatch(campaign: CampaignID(rawValue: UInt16(place)), count: 100)
      scheduler.apply(.addTasks(batch), at: .minute(0), into: &effects)
    }
    _ = scheduler.settle(at: .minute(0), into: &effects)
    var calls = ContiguousArray<CallID>()
    func noteStarts() {
      for case .dial(let dial) in effects.array { calls.append(dial.call) }
      effects.removeAll()
    }
    noteStarts()
    let before = scheduler.index.matches
    let starts = 400
    for second in 1...starts {
      let end = CallEnd(
        call: calls[second - 1], outcome: .completed, endedAt: .second(second))
      scheduler.handle(.callEnded(end), at: .second(second), into: &effects)
      _ = scheduler.settle(at: .second(second), into: &effects)
      noteStarts()
    }
    #expect(calls.count == 40 + starts, "each end makes room for a start")
    return Double(scheduler.index.matches - before) / Double(starts)
  }

  @Test("R20: the work of a start grows with the logarithm of the number of campaigns")
  func workIsLogarithmic() {
    let work = [64, 256, 1024, 4096].map { Self.matchesPerStart(campaigns: $0) }
    // Four times the campaigns are two rounds more; a start and an end play them once each.
    for (few, many) in zip(work, work.dropFirst()) { #expect(many - few <= 4.5, "\(work)") }
    // Of 4,096 campaigns in 16 workspaces: 8 rounds and 4, for a start and for an end.
    #expect(work[3] <= 24.5, "\(work)")
    #expect(work[0] > 0)
  }

  @Test("The earliest of many instants that change in place, against a list")
  func wakeUps() {
    var generator = RepeatableGenerator(seed: 5)
    var wakeUps = WakeUps()
    var list: [Instant] = []
    for _ in 0..<3000 {
      if generator.oneIn(4) {
        let now = Instant.second(generator.pick(0...100))
        let first = list.indices.min { list[$0] < list[$1] }
        let taken = wakeUps.takeFirst(through: now)
        guard let first, list[first] <= now else {
          #expect(taken == nil)
          continue
        }
        #expect(taken == first)
        list[first] = .distantFuture
      } else {
        let place = generator.pick(0...70)
        while list.count <= place { list.append(.distantFuture) }
        list[place] = generator.oneIn(5) ? .distantFuture : .second(generator.pick(0...100))
        wakeUps.set(place, to: list[place])
      }
      #expect(wakeUps.first == list.min() ?? .distantFuture)
    }
  }

  @Test("A list of campaigns in which each can be found, added and taken out")
  func activeList() {
    var generator = RepeatableGenerator(seed: 9)
    var list = ActiveList()
    var model: Set<UInt16> = []
    for _ in 0..<2000 {
      let id = CampaignID(rawValue: UInt16(generator.pick(0...40)))
      if generator.oneIn(2) {
        list.insert(id)
        model.insert(id.rawValue)
      } else {
        list.remove(id)
        model.remove(id.rawValue)
      }
      #expect(list.contains(id) == model.contains(id.rawValue))
      #expect(list.indices.map { list[$0].rawValue }.sorted() == model.sorted())
    }
  }
}
