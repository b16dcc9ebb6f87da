import Scheduling

extension CaseWriter {
  /// What operators do. What the reference refuses changes nothing, and is left out.
  mutating func timeline() -> [String] {
    var lines: [String] = []
    var settings = setup.campaigns
    for order in expected.commands where !order.isRefused {
      let actions = actions(of: order, &settings)
      lines += actions.map { "  - {at: \(order.at.written), \($0)}" }
    }
    return lines.isEmpty ? [] : ["timeline:"] + lines
  }

  private mutating func actions(of order: Run.Order, _ settings: inout [Campaign]) -> [String] {
    switch order.command {
    case .openCampaign, .loseSlots: return []
    case .addTasks(let batch): return addition(batch, at: order.at)
    case .startCampaign(let id): return simple("start", id)
    case .pauseCampaign(let id): return simple("pause", id)
    case .resumeCampaign(let id): return simple("resume", id)
    case .cancelCampaign(let id): return simple("cancel", id)
    case .failCampaign(let id): return simple("fail", id)
    case .sealCampaign: return []
    case .duplicateCampaign: return []
    case .updateCampaign(let id, let campaign):
      let place = Int(id.rawValue)
      guard place < settings.count, isWritten(place) else { return [] }
      defer { settings[place] = campaign }
      return update(place, from: settings[place], to: campaign)
    case .retryTask(let task): return about(task, "retry", "")
    case .skipTask(let task): return about(task, "skip", "")
    case .removeTask(let task): return about(task, "remove", "")
    case .setCallback(let task, let due): return about(task, "callback", ", due: \(due.written)")
    case .doNotCall:
      // Contacts have no numbers here.
      return []
    case .setSlots(let pool, let allotment): return slots(Int(pool.rawValue), allotment)
    case .setTrunk(let pace):
      guard let pace, pace.isWritable(per: .seconds(1)) else {
        note("another pace of the trunk")
        return []
      }
      return ["starts_per_second: \(pace.starts)"]
    }
  }

  /// Whether the campaign is in the document, and not as one that never starts.
  private func isWritten(_ campaign: Int) -> Bool {
    campaign < setup.campaigns.count && hasContacts(campaign)
      && setup.campaigns[campaign].kind == .batch
  }

  private func simple(_ verb: String, _ campaign: CampaignID) -> [String] {
    let place = Int(campaign.rawValue)
    return isWritten(place) ? ["\(verb): \(name(ofCampaign: place))"] : []
  }

  private mutating func addition(_ batch: TaskBatch, at instant: Instant) -> [String] {
    let place = Int(batch.campaign.rawValue)
    guard batch.count > 0, place < setup.campaigns.count else { return [] }
    if batch.numbers != nil { note("telephone numbers, which contacts share") }
    guard setup.campaigns[place].kind == .batch else {
      note("calls that come one by one")
      return []
    }
    guard instant > .minute(0), isWritten(place) else { return [] }
    return ["add_contacts: {to: \(name(ofCampaign: place)), contacts: \(batch.count)}"]
  }

  private mutating func about(_ task: TaskID, _ verb: String, _ more: String) -> [String] {
    let (campaign, row) = places[Int(task.rawValue)]
    guard isWritten(campaign) else { return [] }
    return ["\(verb): {campaign: \(name(ofCampaign: campaign)), row: \(row)\(more)}"]
  }

  private mutating func update(
    _ place: Int, from old: Campaign, to new: Campaign
  ) -> [String] {
    var actions: [String] = []
    let name = name(ofCampaign: place)
    if old.priority != new.priority {
      actions.append("priority: {of: \(name), is: \(new.priority)}")
    }
    var keys: [String] = []
    if old.retry != new.retry { keys.append("retry: {\(retry(new.retry))}") }
    if old.classes[0].windows != new.classes[0].windows {
      if let hours = hours(new) { keys.append("hours: \(hours)") } else { note("hours that end") }
    }
    if old.start != new.start { keys.append("start: \(new.start.written)") }
    if old.end != new.end { keys.append("end: \((new.end ?? .minute(1440)).written)") }
    if old.throttle != new.throttle { keys.append("throttle: \(new.throttle.written)") }
    if old.pace != new.pace {
      if let pace = new.pace {
        keys.append("starts_per_minute: \(pace.starts), burst: \(pace.burst)")
      } else {
        note("a pace that ends")
      }
    }
    if old.aging != new.aging || old.lease != new.lease || old.numbers != new.numbers
      || old.attemptPriority != new.attemptPriority || old.isDraft != new.isDraft
    {
      note("changes of aging, lease, caps, caller identities or attempt priority")
    }
    if !keys.isEmpty {
      actions.append("update: {campaign: \(name), \(keys.joined(separator: ", "))}")
    }
    return actions
  }

  private mutating func slots(_ pool: Int, _ allotment: Allotment) -> [String] {
    let name: String
    switch setup.pools[pool].kind {
    case .organisation: name = "swarm-\(swarmCase.organisation.seed)"
    case .workspace: name = self.name(ofWorkspace: pool)
    case .campaign:
      let campaign = setup.campaigns.firstIndex { Int($0.pool.rawValue) == pool }
      guard let campaign, let team = workspace(of: pool), order.contains(campaign) else {
        return []
      }
      name = "\(self.name(ofWorkspace: team))/\(self.name(ofCampaign: campaign))"
    case .campaigns, .api, .inbound:
      note("other slots for a part of a workspace")
      return []
    }
    var keys = ["pool: \(name)"]
    switch allotment {
    case .hard(let own) where own > 0: keys += ["own: \(own)", "mode: hard"]
    case .soft(let own, nil) where own > 0: keys += ["own: \(own)", "mode: soft", "max: 1000"]
    case .soft(let own, let most?) where own > 0 && most > 0:
      keys += ["own: \(own)", "mode: soft", "max: \(most)"]
    default:
      note("slots that change to \(allotment)")
      return []
    }
    return ["slots: {\(keys.joined(separator: ", "))}"]
  }
}
