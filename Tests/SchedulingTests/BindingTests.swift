import Scheduling
import TestSupport
import Testing

/// R45: what keeps a campaign from starting more calls than it does.
struct BindingTests {
  /// Two calls of a campaign in an organisation, and what binds it at a minute.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let setup: Setup
    let minute: Int
    let binding: Binding

    init(
      _ description: String, slots: Int = 1, at minute: Int, _ binding: Binding,
      tasks: Int = 2, trunk: Pace? = nil, change: (inout Setup, Campaign) -> Void
    ) {
      testDescription = description
      self.minute = minute
      self.binding = binding
      var setup = Setup(slots: slots)
      setup.trunk = trunk
      let campaign = Campaign(
        pool: PoolID(rawValue: 2), start: .minute(0), retry: .attempts(2, after: 20),
        tieBreak: .listOrder)
      change(&setup, campaign)
      if setup.campaigns.isEmpty { setup.open(campaign, tasks: tasks) }
      self.setup = setup
    }
  }

  static let cases = [
    Case("a start that lies ahead", at: 3, .start) { setup, campaign in
      var later = campaign
      later.start = .minute(10)
      setup.open(later, tasks: 1)
    },
    Case("a pause", at: 3, .pause) { setup, campaign in
      let id = setup.open(campaign, tasks: 2)
      setup.insert(.pauseCampaign(id), at: .minute(2))
    },
    Case("hours", slots: 2, at: 3, .hours) { setup, campaign in
      var later = campaign
      later.classes[0].windows = .minutes((10, 20))
      setup.open(later, tasks: 1)
    },
    Case("a retry that is not due", slots: 3, at: 12, .retryWait) { _, _ in },
    Case("slots", at: 3, .slots) { _, _ in },
    Case("its pace, and not the slots that are free", slots: 3, at: 3, .pace) { setup, campaign in
      var paced = campaign
      paced.pace = Pace(starts: 1, per: .minutes(8))
      setup.open(paced, tasks: 2)
    },
    Case("its throttle", slots: 3, at: 3, .pace) { setup, campaign in
      var throttled = campaign
      throttled.throttle = .minutes(8)
      setup.open(throttled, tasks: 2)
    },
    Case(
      "the trunk", slots: 3, at: 3, .trunk, trunk: Pace(starts: 1, per: .minutes(8))
    ) { _, _ in },
    Case(
      "slots, where the trunk would say no, too", at: 3, .slots,
      trunk: Pace(starts: 1, per: .minutes(8))
    ) { _, _ in },
    Case("a cap of all its calls", slots: 3, at: 3, .caps) { setup, campaign in
      var capped = campaign
      capped.numbers.caps = [AttemptCap(1, per: .rolling(.minutes(8)), scope: .campaign)]
      setup.open(capped, tasks: 2)
    },
    Case("nothing: all are in calls", slots: 3, at: 3, .nothing) { _, _ in },
  ]

  @Test("R45: the scheduler says what binds a campaign", arguments: cases)
  func binds(_ row: Case) {
    var world = ScriptedWorld(row.setup) { _, _, _ in .minutes(10, .noAnswer) }
    var production = ProductionScheduler(row.setup)
    world.drive(&production, until: .minute(row.minute))
    _ = production.settle(at: .minute(row.minute))
    #expect(production.scheduler.binding(of: CampaignID(rawValue: 0)) == row.binding)
  }
}
