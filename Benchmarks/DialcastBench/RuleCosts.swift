import Scheduling
import Simulating
import Statistics

/// The reference model with one rule more, for each rule that asks for work of its own: what a
/// rule costs is the difference to the model without it.
///
/// The rule is used and hardly ever holds: a rule that holds calls back also changes how many tasks
/// wait and where, which is what the campaign costs and not the rule. Where that cannot be
/// (borrowed slots, several lists), the line says so.
struct RuleCost: Sendable {
  /// The rule and what of it is used.
  let name: String
  /// Makes the reference model use it.
  let apply: @Sendable (inout Model) -> Void

  /// The reference model with this rule.
  func model(contacts: Int) -> Model {
    var model = ReferenceModel.model(contacts: contacts)
    apply(&model)
    return model
  }

  /// All of them, in the order of the rule book.
  static let all =
    hours + slots + retries + numbers + pacing + safety

  // MARK: The lines of the table

  private static let hours = [
    RuleCost(name: "R4: calling hours, 20 h a day") { model in
      model.changeCampaign { $0.classes[0].windows = daily }
    },
    RuleCost(name: "R7: contacts in four zones") { model in
      let count = model.campaigns[0].taskCount
      model.changeCampaign { campaign in
        campaign.classes = (0..<4).map { hour in
          TaskClass(windows: daily(from: Int64(hour)), retry: campaign.retry)
        }
      }
      model.campaigns[0].windowsOfTask = (0..<count).map { UInt16($0 % 4) }
      model.campaigns[0].clocks = Array(repeating: .utc, count: 4)
    },
  ]

  private static let slots = [
    RuleCost(name: "R13: slots that are not lent") { $0.pools[1].lends = false },
    RuleCost(name: "R14: half of the slots borrowed") { model in
      guard case .hard(let slots) = model.pools[0].allotment else { return }
      model.pools[1].allotment = .soft(slots / 2, max: nil)
    },
    RuleCost(name: "R18: a slot kept for inbound calls") {
      $0.pools[0].inboundReserve = InboundReserve(slots: 1)
    },
  ]

  private static let retries = [
    RuleCost(name: "R29: the list shuffled") { model in
      model.changeCampaign { $0.tieBreak = .shuffled(seed: 41) }
    },
    RuleCost(name: "R30: due retries first") { model in
      model.changeCampaign { $0.classes[0].attemptPriority = .dueFirst }
    },
    RuleCost(name: "R30: two retries for each new contact") { model in
      model.changeCampaign { $0.classes[0].attemptPriority = .mix(retriesPerFirst: 2) }
    },
    RuleCost(name: "R31: aging") { model in model.changeCampaign { $0.aging = .hours(24) } },
  ]

  private static let numbers = [
    RuleCost(name: "R26: a cap of five a day for each number") { model in
      model.giveNumbers(each: 1)
      model.changeCampaign {
        $0.numbers.caps = [AttemptCap(5, per: .rolling(.hours(24)), scope: .number)]
      }
    },
    RuleCost(name: "R27: an alternate and two callers") { model in
      model.giveNumbers(each: 2)
      model.changeCampaign { $0.numbers.callerIDs = CallerIDs(count: 2) }
    },
    RuleCost(name: "R28: numbers that are locked during a call") { $0.giveNumbers(each: 1) },
  ]

  private static let pacing = [
    RuleCost(name: "R32: a pace") { model in
      model.changeCampaign { $0.pace = Pace(starts: 1000, per: .seconds(1), burst: 1000) }
    },
    RuleCost(name: "R33: a throttle of 1 ms") { model in
      model.changeCampaign { $0.throttle = TimeSpan(milliseconds: 1) }
    },
    RuleCost(name: "R34: a trunk") {
      $0.trunk = Pace(starts: 1000, per: .seconds(1), burst: 1000)
    },
  ]

  private static let safety = [
    RuleCost(name: "R39: leases, in a world that can go wrong") { model in
      model.changeCampaign { $0.lease = Lease(ringTimeout: .minutes(5), maxDuration: .hours(4)) }
    },
    RuleCost(name: "R40: a breaker, and a call in a hundred that the provider drops") { model in
      guard case .independent(var outcomes) = model.campaigns[0].telephony else { return }
      outcomes.rows[3].probability -= 0.01
      outcomes.rows.append(
        .init(outcome: .systemFault, probability: 0.01, ring: .constant(1), talk: .constant(0)))
      model.campaigns[0].telephony = .independent(outcomes)
      model.hasBreaker = true
    },
  ]

  private static let daily = daily(from: 0)

  /// Open for 20 hours of each day of a year.
  private static func daily(from hour: Int64) -> CallingWindows {
    CallingWindows(
      edges: (0..<366 as Range<Int64>).flatMap { day in
        let opening = Instant(milliseconds: 0) + .hours(24 * day + hour)
        return [opening, opening + .hours(20)]
      })
  }
}

extension Model {
  fileprivate mutating func changeCampaign(_ change: (inout Campaign) -> Void) {
    change(&campaigns[0].campaign)
  }

  fileprivate mutating func giveNumbers(each count: Int) {
    campaigns[0].numbers = ContactNumbers(
      (0..<campaigns[0].taskCount).map { contact in
        (0..<count).map { NumberID(rawValue: UInt32(contact * count + $0)) }
      })
  }
}
