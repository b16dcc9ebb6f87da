import Scheduling

extension Setup {
  /// Setups with one thing less that no scenario can say. A case that fails without it, too, can be
  /// written as a scenario that replays it.
  func plainer() -> [Setup] {
    let changes: [(inout Campaign) -> Bool] = [
      Self.listOrder, Self.oneClass, Self.rollingCaps, Self.wholeSeconds,
    ]
    let campaigns = changes.compactMap(changingCampaigns)
    let organisations = [
      withoutNumbers(), withPlainTrunk(), withOpenPools(), withPlainWorkspaces(), withoutParts(),
      withoutReserve(),
    ]
    return campaigns + organisations.compactMap(\.self)
  }

  // MARK: Campaigns

  /// Ties by the list: the seed of a shuffle is not written in a scenario.
  private static func listOrder(_ campaign: inout Campaign) -> Bool {
    if case .listOrder = campaign.tieBreak { return false }
    campaign.tieBreak = .listOrder
    return true
  }

  /// All tasks alike.
  private static func oneClass(_ campaign: inout Campaign) -> Bool {
    let first = campaign.classes[0]
    guard campaign.classes.contains(where: { $0 != first }) else { return false }
    campaign.classes = campaign.classes.map { _ in first }
    return true
  }

  /// No days of odd lengths.
  private static func rollingCaps(_ campaign: inout Campaign) -> Bool {
    let rolling = campaign.numbers.caps.filter { !$0.isCalendar }
    defer { campaign.numbers.caps = rolling }
    return rolling.count < campaign.numbers.caps.count
  }

  /// No start between two seconds because of the pace.
  private static func wholeSeconds(_ campaign: inout Campaign) -> Bool {
    guard let pace = campaign.pace, !pace.isWritable(per: .minutes(1)) else { return false }
    campaign.pace = Pace(starts: 6, per: .minutes(1), burst: pace.burst)
    return true
  }

  /// The same with every version of every campaign changed; nil if nothing changes.
  private func changingCampaigns(_ change: (inout Campaign) -> Bool) -> Setup? {
    var setup = self
    var isChanged = false
    for place in campaigns.indices {
      isChanged = change(&setup.campaigns[place]) || isChanged
    }
    for place in commands.indices {
      switch commands[place].command {
      case .openCampaign(var campaign):
        isChanged = change(&campaign) || isChanged
        setup.commands[place].command = .openCampaign(campaign)
      case .updateCampaign(let id, var campaign):
        isChanged = change(&campaign) || isChanged
        setup.commands[place].command = .updateCampaign(id, campaign)
      default: break
      }
    }
    return isChanged ? setup : nil
  }

  // MARK: The organisation

  /// Contacts whose numbers do not matter.
  private func withoutNumbers() -> Setup? {
    var setup = self
    var isChanged = false
    for place in commands.indices {
      guard case .addTasks(var batch) = commands[place].command, batch.numbers != nil else {
        continue
      }
      batch.numbers = nil
      setup.commands[place].command = .addTasks(batch)
      isChanged = true
    }
    return isChanged ? setup : nil
  }

  private func withPlainTrunk() -> Setup? {
    guard let trunk, !trunk.isWritable(per: .seconds(1)) else { return nil }
    var setup = self
    setup.trunk = Pace(starts: 1, per: .seconds(1))
    return setup
  }

  /// No slots kept for calls that come in.
  private func withoutReserve() -> Setup? {
    guard pools[0].inboundReserve != nil else { return nil }
    var setup = self
    setup.pools[0].inboundReserve = nil
    return setup
  }

  /// Pools from which nobody could ever be called are open to all.
  private func withOpenPools() -> Setup? {
    guard let place = pools.indices.first(where: { $0 > 0 && pools[$0].allotment.isClosed }) else {
      return nil
    }
    var setup = self
    setup.pools[place].allotment = .soft(0, max: nil)
    return setup
  }

  /// Workspaces own what they are given, and share nothing by R16.
  private func withPlainWorkspaces() -> Setup? {
    var setup = self
    var isChanged = false
    for place in pools.indices where pools[place].kind == .workspace {
      guard case .unallotted(let most) = pools[place].allotment else { continue }
      setup.pools[place].allotment = .soft(0, max: most)
      isChanged = true
    }
    return isChanged ? setup : nil
  }

  /// Campaigns take their slots from their workspace, and calls through the API own none.
  private func withoutParts() -> Setup? {
    var setup = self
    var isChanged = false
    for place in pools.indices {
      guard let parent = pools[place].parent.map({ pools[Int($0.rawValue)] }) else { continue }
      if pools[place].kind == .campaign, parent.kind == .campaigns {
        setup.pools[place].parent = parent.parent
        isChanged = true
      } else if [.api, .campaigns].contains(pools[place].kind) {
        setup.pools[place].allotment = .soft(0, max: nil)
      }
    }
    return isChanged ? setup : nil
  }
}

extension AttemptCap {
  /// Whether it follows a calendar.
  var isCalendar: Bool {
    if case .calendar = period { true } else { false }
  }
}

extension Pace {
  /// Whether a scenario can say it, which counts in this period, and whether starts that follow it
  /// fall on whole seconds.
  func isWritable(per unit: TimeSpan) -> Bool {
    period == unit && (period.milliseconds / 1000) % Int64(starts) == 0
      && (unit > .seconds(1) || burst == 1)
  }
}

extension Allotment {
  /// Whether no call may ever use it: a scenario refuses such a pool.
  var isClosed: Bool {
    switch self {
    case .hard(let own): own == 0
    case .soft(_, let most), .unallotted(let most): most == 0
    }
  }
}
