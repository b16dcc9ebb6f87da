import Scheduling

extension ReferenceScheduler {
  /// R29: the first by order of all that R9 … R20 let start.
  func nextStart(at now: Instant) -> (task: Int, borrowed: [Bool])? {
    var admissions: [Int: [Bool]?] = [:]
    var best: (task: Int, borrowed: [Bool])?
    for task in contacts.indices
    where mayStart(task, at: now) && paceOpens(for: contacts[task].campaign) <= now
      && placeToCall(task, at: now) != nil
    {
      let pool = Int(campaigns[contacts[task].campaign].pool.rawValue)
      let admission = admissions[pool] ?? slots.admission(pool)
      admissions[pool] = .some(admission)
      guard let borrowed = admission else { continue }
      if best.map({ precedes(task, borrowed, $0.task, $0.borrowed, at: now) }) ?? true {
        best = (task, borrowed)
      }
    }
    return best
  }

  private func mayStart(_ task: Int, at now: Instant) -> Bool {
    let contact = contacts[task]
    return contact.state == .queued && contact.due <= now
      && states[contact.campaign] == .running && taskClass(of: contact).windows.isOpen(at: now)
  }

  private func precedes(
    _ a: Int, _ borrowedA: [Bool], _ b: Int, _ borrowedB: [Bool], at now: Instant
  ) -> Bool {
    let (one, other) = (contacts[a], contacts[b])
    let (campaignA, campaignB) = (campaigns[one.campaign], campaigns[other.campaign])
    // R18: a call that comes in takes any free slot.
    if (campaignA.kind == .inbound) != (campaignB.kind == .inbound) {
      return campaignA.kind == .inbound
    }
    // Ownership at the level nearest to the organisation counts most; a missing level is owned.
    for level in 0..<max(borrowedA.count, borrowedB.count) {
      let borrowsA = level < borrowedA.count && borrowedA[level]
      let borrowsB = level < borrowedB.count && borrowedB[level]
      if borrowsA != borrowsB { return borrowsB }
    }
    if one.isCallback != other.isCallback { return one.isCallback }
    let (levelA, levelB) = (level(of: one, at: now), level(of: other, at: now))
    if levelA != levelB { return levelA < levelB }
    let (poolA, poolB) = (Int(campaignA.pool.rawValue), Int(campaignB.pool.rawValue))
    let fairness = slots.fairness(poolA, poolB, borrowed: borrowedA)
    if fairness != 0 { return fairness < 0 }
    let (rankA, rankB) = (attemptRank(one), attemptRank(other))
    if rankA != rankB { return rankA < rankB }
    if one.due != other.due { return one.due < other.due }
    if one.tieBreak != other.tieBreak { return one.tieBreak < other.tieBreak }
    return a < b
  }

  /// R32 … R34: when the next call of a campaign may start, told from every start before.
  func paceOpens(for campaign: Int) -> Instant {
    let own = starts.filter { $0.campaign == campaign }.map(\.at)
    let spec = campaigns[campaign]
    let afterGap = own.last.map { $0 + spec.throttle } ?? .distantPast
    let paced = Self.opening(after: own.dropFirst(startsBeforePace[campaign]), spec.pace)
    if spec.kind == .inbound { return max(afterGap, paced) }
    let outbound = starts.filter { campaigns[$0.campaign].kind != .inbound }.map(\.at)
    let trunkOpens = Self.opening(after: outbound.dropFirst(startsBeforeTrunk), trunk)
    return max(afterGap, paced, trunkOpens, breaker?.opensAt ?? .distantPast)
  }

  /// A bucket that holds `burst` tokens and fills by `starts` in a period; a start takes one.
  /// Counted in parts: a token is as many as the period has milliseconds.
  private static func opening(after starts: ArraySlice<Instant>, _ pace: Pace?) -> Instant {
    guard let pace, let first = starts.first else { return .distantPast }
    let token = pace.period.milliseconds
    let full = token * Int64(pace.burst)
    var level = full
    var last = first
    for start in starts {
      level += (start - last).milliseconds * Int64(pace.starts)
      // What flows over in less than a millisecond is not lost, or rounding would slow the pace.
      if level - full >= pace.starts { level = full }
      level -= token
      last = start
    }
    let missing = max(0, token - level)
    let wait = (missing + Int64(pace.starts) - 1) / Int64(pace.starts)
    return last + TimeSpan(milliseconds: wait)
  }

  mutating func dial(_ task: Int, borrowed: [Bool], at now: Instant) {
    let campaign = contacts[task].campaign
    slots.running.append(Int(campaigns[campaign].pool.rawValue))
    contacts[task].state = .calling
    contacts[task].isNew = false
    contacts[task].isImpatient = false
    starts.append((now, campaign))
    let attemptPriority = taskClass(of: contacts[task]).attemptPriority
    if case .mix(let retries) = attemptPriority, !contacts[task].isCallback {
      mixedStarts.append((campaign, contacts[task].attempts > 0, retries))
    }
    contacts[task].wasCallback = contacts[task].isCallback
    contacts[task].isCallback = false
    contacts[task].dials += 1
    var borrowing = Borrowing.none
    for level in borrowed.indices where borrowed[level] {
      borrowing.formUnion(Borrowing(depth: level + 1))
    }
    let place = placeToCall(task, at: now) ?? 0
    numbers.started(task, of: campaign, place: place, at: now)
    let call = CallID(slot: UInt32(callsPlaced.count), generation: 0)
    let leaseEnd = campaigns[campaign].lease?.end(startedAt: now)
    if campaigns[campaign].kind != .inbound { breaker?.start(call, at: now) }
    callsPlaced.append(PlacedCall(id: call, task: task, leaseEnd: leaseEnd))
    effects.append(
      .dial(
        Dial(
          call: call, task: TaskID(rawValue: UInt32(task)), campaign: id(campaign),
          number: UInt16(contacts[task].dials), borrowing: borrowing,
          destination: UInt8(place), callerID: UInt16(callerID(of: task)),
          dueAt: contacts[task].due)))
  }
}
