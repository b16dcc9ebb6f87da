import Calendars
import Scenarios
import Scheduling
import Statistics

@testable import Planning
@testable import Reporting
@testable import Simulating

extension PlannedDay {
  /// Slots in use per workspace and bin: zen is through by 13:00, nova by 15:00, acme takes over.
  static var course: Course {
    // From full to none within so many bins before `end`.
    func fading(_ end: Double, within length: Double) -> [Double] {
      (0..<bins).map { bin in min(max((end - Double(bin)) / length, 0), 1) }
    }
    let isOpen = (0..<bins).map { $0 < 44 || $0 >= 96 }
    let zen = fading(17.5, within: 3).map { 14 * $0 }
    let novaFades = fading(24.5, within: 3)
    let nova = zip(zen, novaFades).map { (zen, fade) -> Double in (14 + min(14 - zen, 7)) * fade }
    let acmeFades = fading(33, within: 4)
    let acme = (0..<bins).map { bin -> Double in
      if bin == 96 || bin == 97 { return 1 }
      let left: Double = 42 - zen[bin] - nova[bin]
      return left * acmeFades[bin]
    }
    func pool(_ id: UInt16, _ busy: [Double]) -> PoolCourse {
      PoolCourse(
        pool: PoolID(rawValue: id), own: 14, busy: busy, borrowed: busy.map { max($0 - 14, 0) },
        lent: busy.map { max(14 - $0, 0) * 0.8 })
    }
    let total = (0..<bins).map { bin -> Double in zen[bin] + nova[bin] + acme[bin] }
    let work: Double = total.reduce(0, +)
    var done = 0.0
    let shares = total.map { busy -> Double in
      done += busy
      return done / work
    }
    func resolved(_ spread: Double) -> [Int] {
      shares.map { share -> Int in
        let shifted: Double = share * (spread + (1 - spread) * share)
        return Int(50_000 * min(shifted, 1))
      }
    }
    return Course(
      start: start, binMs: binMs, bins: bins, replications: 64,
      open: isOpen.map { $0 ? 1 : 0 },
      closed: [
        ClosedTime(from: start + .minutes(44 * 15), to: start + .minutes(96 * 15))
      ],
      pools: [
        PoolCourse(
          pool: PoolID(rawValue: 0), own: 42, busy: total,
          borrowed: total.map { _ in 0 }, lent: total.map { _ in 0 }),
        pool(1, acme), pool(2, nova), pool(3, zen),
      ],
      resolved: [0.97, 0.99, 1, 1.01, 1.03].map(resolved),
      outcomes: [
        outcome(0, 0.308, total), outcome(1, 0.131, total), outcome(2, 0.481, total),
        outcome(3, 0.05, total), outcome(4, 0.03, total),
      ],
      bindings: [
        BindingCourse(
          binding: .slots, share: (0..<bins).map { $0 < 27 ? 0.96 : $0 < 31 ? 0.5 : 0 }),
        BindingCourse(
          binding: .retryWait, share: (0..<bins).map { $0 < 27 ? 0.04 : $0 < 33 ? 0.5 : 0 }),
        BindingCourse(binding: .hours, share: isOpen.map { $0 ? 0 : 0.04 }),
      ])
  }

  /// Calls in proportion to the slots in use, those without an answer with a swing.
  private static func outcome(_ raw: UInt8, _ share: Double, _ busy: [Double]) -> OutcomeCourse {
    let perSlot: Double = 108_102.7 * share / busy.reduce(0, +)
    let calls = busy.enumerated().map { bin, busy -> Double in
      let swing: Double = raw == 2 ? 0.08 * Double(bin % 5 - 2) : 0
      return perSlot * busy * (1 + swing)
    }
    return OutcomeCourse(outcome: Outcome(rawValue: raw), calls: calls)
  }

  static var curve: [CurvePoint] {
    let soft = [0, 0, 0.004, 0.08, 0.21, 0.52, 0.81, 0.889, 0.946, 0.967, 0.985, 0.995, 0.999]
    return soft.enumerated().map { place, value in
      let slots = 33 + place
      let shift = Int64(42 - slots) * 14
      return CurvePoint(
        sharing: .soft, slots: slots, onTime: onTime(slots, value, of: value > 0.8 ? 1240 : 120),
        median: .by(start + .minutes(472 + shift)), p95: .by(start + .minutes(521 + shift * 2)),
        timedRuns: value > 0.8 ? 400 : 120)
    }
      + (33...45).map { slots in
        CurvePoint(
          sharing: .hard, slots: slots, onTime: onTime(slots, 0, of: 60), median: .never, p95: nil)
      }
  }

  static var pools: [PoolOutlook] {
    (0..<4).map { id in
      var summary = PoolSummary()
      summary.availableMs = 1_000_000
      summary.busyMs = 912_345
      summary.borrowedMs = id == 1 ? 310_000 : 0
      return PoolOutlook(
        pool: PoolID(rawValue: UInt16(id)), slots: id == 0 ? 42 : 14,
        use: PoolForecast(of: [summary], confidence: 0.95),
        useUntilDeadline: [0.912, 0.97, 0.55, 0.41][id])
    }
  }

  /// Every slot is busy all the time, with calls of lengths that repeat.
  static var replay: PlannedRun {
    var calls: [CallRecord] = []
    for slot in 0..<42 as Range<UInt32> {
      var at: Int64 = Int64(slot) * 400
      var number = slot
      while at < 90_000 {
        let kind = Int(number * 7 % 13)
        let outcome: Outcome =
          kind < 5 ? .noAnswer : kind < 9 ? .completed : kind < 12 ? .voicemail : .busy
        let length: Int64 = [
          25_000, 25_000, 25_000, 25_000, 25_000, 95_000, 140_000, 60_000, 210_000, 18_000, 18_000,
          18_000, 4_000,
        ][kind]
        calls.append(
          CallRecord(
            start: start + TimeSpan(milliseconds: at), ringMs: 4_000, talkMs: length - 4_000,
            task: TaskID(rawValue: number), campaign: CampaignID(rawValue: UInt16(slot / 14)),
            contact: number, readyAt: start, attempt: 1, outcome: outcome, isBorrowed: false,
            slot: slot))
        at += length + 500
        number += 42
      }
    }
    calls.sort { ($0.start, $0.slot) < ($1.start, $1.slot) }
    // Every third call borrows its slot; the last calls are not asked about.
    for place in calls.indices where place % 3 == 2 { calls[place].isBorrowed = true }
    let holds = calls.indices.dropLast(5).map { place -> Hold? in
      place < 42 ? nil : place % 2 == 0 ? .slots : .reclaim(PoolID(rawValue: 2))
    }
    return PlannedRun(replication: 17, slots: 42, calls: calls, holds: holds)
  }

  /// A slot costs 30 a day, a minute 0.04; whoever has a slot fewer saves it, and is later.
  static var cost: CostOutlook {
    let workspaces = [(2_250, 0.1432), (1_120.5, 0.1652), (650, 0.2008)].enumerated().map {
      place, figures -> WorkspaceCost in
      let minutes: Double = figures.0
      return WorkspaceCost(
        pool: PoolID(rawValue: UInt16(place + 1)), slots: 420, minutes: minutes, calls: 0,
        total: estimate(420 + minutes, 7), perReached: estimate(figures.1, 0.0005))
    }
    let curve = (-3...3).map { more -> CostPoint in
      let change = 30 * Double(more)
      let minutes: Int64 = more == -3 ? 24 * 60 + 28 : 521 - Int64(more) * 14
      return CostPoint(
        slots: 42 + more, replications: 60, total: estimate(5_280.5 + change, 20.1),
        change: estimate(change, more == 0 ? 0 : 0.4), finish: .by(start + .minutes(minutes)))
    }
    return CostOutlook(
      prices: Prices(slotDay: 30, minute: 0.04, currency: "EUR"), slots: estimate(1_260, 0),
      minutes: estimate(4_020.5, 12.3), calls: estimate(0, 0), total: estimate(5_280.5, 12.3),
      perReached: estimate(0.1586, 0.0004), workspaces: workspaces, curve: curve)
  }

  /// A slot in ten is worth more than anything else.
  static var sensitivity: Sensitivity {
    func side(_ percent: Int, _ minutes: Double, slots: Int? = nil) -> InputEffect.Side {
      InputEffect.Side(
        percent: percent, slots: slots,
        changeMs: minutes * 60_000,
        intervalMs: QuantileInterval(
          lower: minutes * 60_000 - abs(minutes) * 6_000,
          upper: minutes * 60_000 + abs(minutes) * 12_000),
        onTime: Proportion(minutes > 10 ? 3 : 12, of: 12))
    }
    return Sensitivity(
      replications: 12, unchanged: Proportion(12, of: 12),
      effects: [
        InputEffect(
          input: .slots, sides: [side(90, 44.5, slots: 38), side(110, -35, slots: 46)]),
        InputEffect(input: .talk, sides: [side(90, -28), side(110, 31)]),
        InputEffect(input: .answers, sides: [side(90, -4), side(110, 5)]),
        InputEffect(input: .intervals, sides: [side(90, -2), side(110, 3)]),
      ])
  }

  static func plan(
    _ code: PlanVerdict.Code = .sized, slots: Int? = 42, obstacles: [Obstacle] = []
  ) -> Plan {
    var question = PlanQuestion(deadline: deadline, seed: Seed(rawValue: 41))
    if "\(code)".hasPrefix("given") { question.givenSlots = slots }
    var effort = PlanEffort()
    effort.simulated = 7_318
    effort.decisions = 9
    return Plan(
      question: question,
      feasibility: Feasibility(
        workMs: 1_240_000_000, openMs: 9 * 3_600_000, busySlots: 38,
        finishWithUnlimitedSlots: start + .hours(6),
        onTimeWithUnlimitedSlots: onTime(0, 1, of: 20), obstacles: obstacles),
      verdict: PlanVerdict(
        code: code, sharing: .soft, slots: slots,
        onTime: slots.map { onTime($0, 0.967, of: 1240) }),
      sizings: [
        Sizing(
          sharing: .soft, outcome: .decided, slots: 42, split: [14, 14, 14],
          estimate: onTime(42, 0.967, of: 1240), below: onTime(41, 0.946, of: 1240),
          replicationsToDecide: nil),
        Sizing(
          sharing: .hard, outcome: .decided, slots: 57, split: [19, 19, 19],
          estimate: onTime(57, 0.97), below: nil, replicationsToDecide: nil),
      ],
      curve: curve,
      completion: CompletionOutlook(
        replications: runs, finished: milestone(), resolved99: milestone(earlierBy: 40),
        resolved95: milestone(earlierBy: 75), resolvedByDeadline: estimate(0.9987, 0.0002)),
      comparison: comparison, course: course, contacts: contacts, pools: pools,
      medianReplication: 17,
      cost: cost, sensitivity: sensitivity,
      audit: PlanAudit(
        nonMonotone: Proportion(1, of: 460), judgedOneByOne: false,
        checks: [
          PlanCheck(subject: .workBound, looked: 400, broken: 0),
          PlanCheck(subject: .capacity, looked: 400, broken: 0),
          PlanCheck(subject: .contacts, looked: 400, broken: 0),
        ]),
      effort: effort)
  }

  static var settings: [SlotSettings] {
    [(SlotSharing.soft, 43, [15, 14, 14], ""), (.hard, 57, [19, 19, 19], "mode=hard")].map {
      sharing, slots, split, mode in
      let overrides =
        ["organisation.slots=\(slots)"]
        + zip(workspaces, split).flatMap { name, own in
          ["workspaces.\(name).slots=\(own)"] + (mode.isEmpty ? [] : ["workspaces.\(name).\(mode)"])
        }
      return SlotSettings(
        sharing: sharing, slots: slots, overrides: overrides,
        command: ["dialcast run scenarios/diwali.yaml"] + overrides.map { "--set \($0)" })
    }
  }

  static func report(_ plan: Plan = plan(), notes: [String] = []) throws -> PlanReport {
    let clock = try ZoneClock(named: "Asia/Kolkata", from: start, to: start + .hours(9000))
    var outcomes = Outcome.builtIn.map(\.name)
    outcomes += (outcomes.count..<Outcome.limit).map { "custom_\($0)" }
    let root = PoolLabel(path: ["Diwali"], kind: .organisation, allotment: .hard(42))
    return PlanReport(
      stamp: RunStamp(
        scenario: "diwali",
        scenarioHash: "6ae922f4aabbccddeeff00112233445566778899aabbccddeeff001122334455",
        seed: 41, replications: 1240, version: "0.1.0", zoneDataVersion: "2025b"),
      plan: plan, clock: clock, start: start, writtenSlots: 42,
      campaigns: workspaces.map { CampaignLabel(workspace: $0, name: "calls", clock: clock) },
      pools: [root]
        + workspaces.map {
          PoolLabel(
            path: ["Diwali", $0], kind: .workspace, allotment: .soft(14, max: nil))
        },
      outcomeNames: outcomes, notes: notes,
      command: "dialcast plan scenarios/diwali.yaml --deadline 2026-11-27T18:00 --seed 41",
      inputs: [
        ScenarioInput(path: "organisation.slots", value: "42", origin: .line(7)),
        ScenarioInput(
          path: "telephony.diwali.answer", value: "31%",
          origin: .override("telephony.diwali.answer=31%")),
        ScenarioInput(path: "probability", value: "95 %", origin: .default),
      ], replay: replay, settings: settings, calibratedLengths: FittedLengths.all)
  }
}
