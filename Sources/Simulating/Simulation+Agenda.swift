internal import Scheduling

/// What happens besides the ends of calls, in the order of one instant (R3): calls that are
/// answered, then what goes wrong, then commands, then tasks that come.
enum Occurrence {
  /// A call is answered; the value is a place in `Simulation.reports`.
  static let answer: UInt32 = 0
  /// A fault begins or is over; the value is twice its place, and one more for its end.
  static let fault: UInt32 = 1
  /// A command; the value is its place in the timeline.
  static let command: UInt32 = 2
  /// A task comes; the value is the campaign.
  static let arrival: UInt32 = 3
}

extension Simulation where World: ~Copyable {
  /// Puts everything that will happen, or the first of it, on the agenda.
  mutating func plan() {
    for (place, fault) in model.faults.enumerated() {
      plan(Occurrence.fault, 2 * place, at: fault.from)
      if fault.until < .distantFuture { plan(Occurrence.fault, 2 * place + 1, at: fault.until) }
    }
    for (place, command) in model.timeline.enumerated() {
      plan(Occurrence.command, place, at: command.at)
    }
    for (place, campaign) in model.campaigns.enumerated() {
      arrivals.append(Arrival(at: .distantFuture))
      if campaign.arrivals != nil { planArrival(in: place) }
    }
  }

  mutating func plan(_ kind: UInt32, _ value: Int, at instant: Instant) {
    agenda.insert(
      TimeQueue.Entry(at: max(instant, model.start), order: kind, value: UInt32(value)))
  }

  /// Draws the next task that comes to a campaign; after the last one no more will.
  private mutating func planArrival(in campaign: Int) {
    if let arrival = world.nextArrival(of: campaign) {
      arrivals[campaign] = arrival
      return plan(Occurrence.arrival, campaign, at: arrival.at)
    }
    let id = CampaignID(rawValue: UInt16(campaign))
    scheduler.apply(.sealCampaign(id), at: clock, into: &effects)
    account.noMoreTasks(of: id, at: now)
  }

  /// Lets happen what the agenda has for now.
  @inline(never)
  mutating func followAgenda() {
    while agenda.firstInstant <= now, let next = agenda.takeFirst() {
      let place = Int(next.value)
      switch next.order {
      case Occurrence.answer: answer(place)
      case Occurrence.fault: changeFault(place / 2, begins: place.isMultiple(of: 2))
      case Occurrence.command: carryOut(model.timeline[place])
      default: admit(to: place)
      }
    }
  }

  // MARK: Tasks that come

  private mutating func admit(to campaign: Int) {
    let arrival = arrivals[campaign]
    let id = CampaignID(rawValue: UInt16(campaign))
    let patience = TimeSpan(milliseconds: arrival.patienceMs)
    let expiry = arrival.patienceMs < 0 ? arrival.expiry : clock + patience
    let batch = TaskBatch(
      campaign: id, count: 1, classes: [arrival.taskClass],
      notBefore: arrival.notBefore > clock ? [arrival.notBefore] : nil,
      expiry: expiry < .distantFuture ? [expiry] : nil,
      expiryIsPatience: arrival.patienceMs >= 0,
      numbers: numbers(of: arrival, in: campaign))
    let task = contacts.nextTask
    if scheduler.apply(.addTasks(batch), at: clock, into: &effects) == nil {
      contacts.add(to: id, taskClass: arrival.taskClass)
      account.tasksAdded(to: id, count: 1)
      note(.taskCame(task), of: task)
    } else {
      account.tasksTurnedAway(of: id, count: 1)
      note(.taskTurnedAway(id))
    }
    planArrival(in: campaign)
  }

  /// The numbers of a task that comes, where they matter.
  private func numbers(of arrival: Arrival, in campaign: Int) -> ContactNumbers? {
    guard let numbers = model.campaigns[campaign].arrivals?.numbers else { return nil }
    return ContactNumbers([Array(numbers[Int(arrival.ordinal)])])
  }

  // MARK: Commands

  private mutating func carryOut(_ timed: TimedCommand) {
    let first = contacts.nextTask
    let task = timed.contact.flatMap { contacts.task(of: $0) }
    let command = task.map { timed.command.about($0) } ?? timed.command
    let refusal = scheduler.apply(command, at: clock, into: &effects)
    note(.command(command, refusal), about: timed.contact)
    guard refusal == nil else {
      refusedCommands += 1
      if case .addTasks(let batch) = command {
        account.tasksTurnedAway(of: batch.campaign, count: batch.count)
      }
      return
    }
    switch command {
    case .addTasks(let batch):
      for place in 0..<batch.count {
        contacts.add(to: batch.campaign, taskClass: batch.classes?[place] ?? 0)
      }
      account.tasksAdded(to: batch.campaign, count: batch.count)
      for place in 0..<UInt32(batch.count) {
        let task = TaskID(rawValue: first.rawValue + place)
        note(.taskCame(task), of: task)
      }
    case .retryTask(let task): account.taskReopened(of: contacts.contact(of: task).campaign)
    case .sealCampaign(let id): account.noMoreTasks(of: id, at: now)
    case .updateCampaign(let id, let campaign):
      settings.campaignChanged(id, to: campaign, at: now)
    case .setSlots(let pool, let allotment):
      settings.poolChanged(pool, own: allotment.own, at: now)
      account.borrowed.changeOwn(of: Int(pool.rawValue), to: allotment.own, at: now)
    default: break
    }
  }

  // MARK: Faults

  private mutating func changeFault(_ place: Int, begins: Bool) {
    switch model.faults[place].kind {
    case .lostSlots(let count):
      lostSlots += begins ? count : -count
      scheduler.apply(.loseSlots(lostSlots), at: clock, into: &effects)
      begun[place] = 1
    case .clockStep(let step):
      skew = begins ? skew + step : skew - step
      begun[place] = 1
    default: break
    }
    note(begins ? .faultBegan(place) : .faultEnded(place))
  }
}
