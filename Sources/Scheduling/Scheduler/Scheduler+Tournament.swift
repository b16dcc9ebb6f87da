// The tournament of the campaigns that may start: see `StartIndex`.
//
// The rest of the scheduler says `touch` wherever something about a campaign changes, and asks for
// `tournamentWinner` and `tournamentAlarm`; the matches are played in between, when they matter.

extension Scheduler {
  /// Something about the campaign has changed: its tasks, its state, its pace or its calls. Where
  /// the index is not kept, every start looks for itself.
  @inline(__always)
  mutating func touch(_ id: CampaignID) {
    if index.isKept { index.touch(id) }
  }

  /// From now on the index is kept. O(pools + active campaigns · log).
  ///
  /// It is never given up again: looking at a handful of campaigns would be a little cheaper, but
  /// not by what it costs to change back and forth.
  mutating func keepIndex() {
    index.begin(slots)
    for place in active.indices { index.touch(active[place]) }
  }

  /// Notes whom time, or a new division of slots, has changed since the last look.
  mutating func touchWhatTimeChanged() {
    while let campaign = index.openings.takeFirst(through: now) {
      index.touch(CampaignID(rawValue: UInt16(campaign)))
    }
    while let campaign = index.expiries.takeFirst(through: now) {
      index.touch(CampaignID(rawValue: UInt16(campaign)))
    }
    while let pool = slots.takeChangedPool() { climb(from: pool) }
  }

  /// The campaign whose first task starts next; nil if every one is held back. Amortised
  /// O(depth · log children) per change.
  mutating func tournamentWinner() -> Candidate? {
    seatTouched()
    var best: Candidate?
    for place in 0..<index.classes {
      guard let winner = index.winners[index.row(0, entry: 1) + place],
        let (candidate, _) = pass(winner, ofClass: place, through: 0)
      else { continue }
      if let rival = best, precedes(rival, candidate) { continue }
      best = candidate
    }
    // Calls that come in need no trunk, and come before all others.
    guard let best, now >= trunkOpens || campaigns[Int(best.campaign.rawValue)].isInbound
    else { return nil }
    return best
  }

  /// The next instant at which time alone may allow a start.
  mutating func tournamentAlarm() -> Instant {
    seatTouched()
    let next = index.openings.first
    return index.readyCampaigns > 0 && trunkOpens > now ? min(next, trunkOpens) : next
  }

  /// Gives every campaign that was touched its seat, or takes it away.
  mutating func seatTouched() {
    while let id = index.takeTouchedCampaign() { seat(id) }
  }

  private mutating func seat(_ id: CampaignID) {
    let campaign = Int(id.rawValue)
    let isReady = noteReadiness(of: id)
    let pool = Int(campaigns[campaign].pool.rawValue)
    if index.members[campaign].seat < 0 { assignSeat(to: campaign, in: pool) }
    if isReady != index.members[campaign].isReady {
      index.members[campaign].isReady = isReady
      index.readyCampaigns += isReady ? 1 : -1
      index.pools[pool].ready += isReady ? 1 : -1
    }
    let own: StartIndex.Class = slots.nodes[pool].isInbound ? .inbound : .plain
    let seat = index.members[campaign].seat
    index.winners[index.row(pool, seat: seat) + own.rawValue] =
      isReady ? Candidate(campaign: id, borrowing: .none) : nil
    playMatches(of: seat, in: pool)
    climb(from: pool)
  }

  /// Whether the campaign's first task may start as far as time is concerned, and when time may
  /// change that.
  private mutating func noteReadiness(of id: CampaignID) -> Bool {
    let campaign = Int(id.rawValue)
    var isReady = false
    var opening = Instant.distantFuture
    var expiry = Instant.distantFuture
    if active.contains(id) {
      refreshFront(of: campaign)
      if !campaigns[campaign].hasFront {
        opening = campaigns[campaign].frontValidUntil
      } else if campaigns[campaign].gate.opensAt > now {
        opening = campaigns[campaign].gate.opensAt
      } else {
        isReady = true
        expiry = campaigns[campaign].frontValidUntil
      }
    }
    index.openings.set(campaign, to: opening)
    index.expiries.set(campaign, to: expiry)
    return isReady
  }

  /// A campaign keeps its seat for good: there are at most 65,536, and an empty seat costs nothing.
  private mutating func assignSeat(to campaign: Int, in pool: Int) {
    if index.pools[pool].seats == index.pools[pool].capacity {
      index.enlarge(pool)
      for seat in 0..<index.pools[pool].seats { playMatches(of: seat, in: pool) }
    }
    index.members[campaign].seat = index.pools[pool].seats
    index.pools[pool].seats += 1
  }

  /// The counts of the pool, its limits or its winner may have changed: so may its place in the
  /// contest above, and so on up to the organisation.
  private mutating func climb(from pool: Int) {
    var place = pool
    while true {
      index.touchPool(place)
      let above = Int(slots.nodes[place].parent)
      let isReady =
        index.pools[place].ready > 0 && slots.nodes[place].running < slots.nodes[place].ceiling
      if isReady != index.pools[place].isReady {
        index.pools[place].isReady = isReady
        if above >= 0 { index.pools[above].ready += isReady ? 1 : -1 }
      }
      guard above >= 0 else { return }
      sendWinners(of: place, to: above)
      playMatches(of: index.pools[place].seat, in: above)
      place = above
    }
  }

  /// Takes the pool's winners to its seat in the contest above, as far as it lets them start.
  private mutating func sendWinners(of pool: Int, to above: Int) {
    let top = index.row(pool, entry: 1)
    let seat = index.row(above, seat: index.pools[pool].seat)
    for place in 0..<index.classes { index.winners[seat + place] = nil }
    for place in 0..<index.classes {
      guard let winner = index.winners[top + place],
        let (candidate, reached) = pass(winner, ofClass: place, through: pool)
      else { continue }
      if let rival = index.winners[seat + reached], precedes(rival, candidate) { continue }
      index.winners[seat + reached] = candidate
    }
  }

  /// The candidate and its class behind the pool; nil if the pool refuses it.
  private func pass(
    _ winner: Candidate, ofClass place: Int, through pool: Int
  ) -> (Candidate, ofClass: Int)? {
    var start = SlotTree.PassingStart(
      isInbound: place == StartIndex.Class.inbound.rawValue,
      takesKept: place == StartIndex.Class.takesKept.rawValue, borrowing: winner.borrowing)
    guard slots.lets(&start, pass: pool) else { return nil }
    let reached: StartIndex.Class =
      start.isInbound ? .inbound : start.takesKept ? .takesKept : .plain
    return (
      Candidate(campaign: winner.campaign, borrowing: start.borrowing), ofClass: reached.rawValue
    )
  }

  /// Plays the matches from a seat upwards, until one is won by the same opponent as before.
  private mutating func playMatches(of seat: Int, in pool: Int) {
    let base = index.pools[pool].base
    let classes = index.classes
    for place in 0..<classes {
      var entry = index.pools[pool].capacity + seat
      while entry > 1 {
        let own = index.winners[base + entry * classes + place]
        let opponent = index.winners[base + (entry ^ 1) * classes + place]
        entry >>= 1
        let isLost = isBeaten(own, by: opponent)
        let winner = isLost ? opponent : own
        if isLost || winner == nil, index.winners[base + entry * classes + place] == winner {
          break
        }
        index.winners[base + entry * classes + place] = winner
      }
    }
  }

  private mutating func isBeaten(_ candidate: Candidate?, by opponent: Candidate?) -> Bool {
    guard let opponent else { return false }
    guard let candidate else { return true }
    index.matches &+= 1
    return precedes(opponent, candidate)
  }
}
