import Scheduling

extension RandomOrganisation {
  /// Calls that come one by one, with little patience or none.
  mutating func openStream(_ kind: CampaignKind, in pool: UInt16) {
    let campaign = Campaign(
      pool: PoolID(rawValue: pool), kind: kind, priority: generator.pick(CampaignPriority.allCases),
      start: .minute(0), end: generator.oneIn(2) ? .minute(generator.pick(20...80)) : nil,
      retry: retryPolicy(), attemptPriority: generator.attemptPriority(), tieBreak: .listOrder,
      aging: generator.aging(), lease: hasLeases ? generator.lease() : nil)
    let id = setup.open(campaign, tasks: 0)
    var minute = 0
    for _ in 1...generator.pick(1...4) {
      minute += generator.pick(0...12)
      let count = generator.pick(1...2)
      let now = Instant.minute(minute)
      let patience = (0..<count).map { _ in
        generator.pick([Instant.distantFuture, now, now + minutes(1...10)])
      }
      let isLater = kind == .realtime && generator.oneIn(3)
      let notBefore = (0..<count).map { _ in now + minutes(0...9) }
      setup.insert(
        .addTasks(
          TaskBatch(
            campaign: id, count: count, notBefore: isLater ? notBefore : nil, expiry: patience,
            expiryIsPatience: generator.oneIn(3))),
        at: now)
    }
    if generator.oneIn(2) { setup.insert(.sealCampaign(id), at: .minute(minute)) }
  }

  /// What operators do while calls run: sensible commands and such as must be refused.
  mutating func addCommands() {
    guard !setup.campaigns.isEmpty else { return }
    for _ in 1...generator.pick(1...6) {
      let command = generator.oneIn(2) ? campaignCommand() : otherCommand()
      setup.insert(command, at: .second(30 * generator.pick(0...80)))
    }
  }

  private mutating func campaignCommand() -> Command {
    let place = generator.pick(0...setup.campaigns.count)
    let id = CampaignID(rawValue: UInt16(place))
    switch generator.pick(1...9) {
    case 1: return .startCampaign(id)
    case 2, 3: return .pauseCampaign(id)
    case 4, 5: return .resumeCampaign(id)
    case 6: return generator.oneIn(2) ? .cancelCampaign(id) : .failCampaign(id)
    case 7: return .sealCampaign(id)
    case 8: return .duplicateCampaign(id)
    default: return .updateCampaign(id, changed(min(place, setup.campaigns.count - 1)))
    }
  }

  /// The settings of a campaign with some of them drawn anew.
  private mutating func changed(_ place: Int) -> Campaign {
    var campaign = setup.campaigns[place]
    campaign.isDraft = false
    switch generator.pick(1...8) {
    case 8 where !campaign.numbers.caps.isEmpty:
      campaign.numbers = numberRules(attempts: campaign.retry.maxAttempts)
    case 1: campaign.priority = generator.pick(CampaignPriority.allCases)
    case 2:
      let retry = retryPolicy()
      campaign.numbers.callerIDs = callerIDs(retry.maxAttempts)
      for index in campaign.classes.indices { campaign.classes[index].retry = retry }
    case 3: campaign.classes[0].windows = windows()
    case 4: campaign.pace = generator.oneIn(2) ? pace(per: .minutes(1)) : nil
    case 5: campaign.classes[0].attemptPriority = generator.attemptPriority()
    case 6: campaign.aging = generator.aging()
    default: campaign.end = generator.oneIn(3) ? nil : .minute(generator.pick(1...90))
    }
    if generator.oneIn(4) { campaign.start = .minute(generator.pick(0...20)) }
    return campaign
  }

  private mutating func otherCommand() -> Command {
    let task = TaskID(rawValue: UInt32(generator.pick(0...12)))
    switch generator.pick(1...9) {
    case 1: return .skipTask(task)
    case 2: return .removeTask(task)
    case 3, 4: return .retryTask(task)
    case 5, 6: return .setCallback(task, at: .minute(generator.pick(0...40)))
    case 7: return .loseSlots(generator.pick(0...3))
    case 8: return .setTrunk(generator.oneIn(2) ? nil : pace(per: .seconds(10)))
    default:
      let pool = UInt16(generator.pick(0...setup.pools.count - 1))
      var left = generator.pick(0...6)
      let allotment = pool == 0 ? Allotment.hard(left) : allotment(&left)
      return .setSlots(PoolID(rawValue: pool), allotment)
    }
  }
}
