import Statistics

/// One day of a call center, caller by caller: SSJ's example `CallCenter` as plainly as it can be
/// written (L'Ecuyer et al., *SSJ*, GitHub umontreal-simul/ssj, docs/examples/tutorial).
struct CallCenterReference {
  /// When it is noticed that a caller has lost patience.
  enum Noticed {
    /// When the caller's turn comes, as SSJ does.
    case atTheHeadOfTheQueue
    /// At once, as a task expires.
    case atOnce
  }

  /// Seconds since the opening.
  struct Caller {
    var arrival: Double
    var service: Double
    var patience: Double
  }

  let callers: [Caller]
  let agents: [Int]
  let noticed: Noticed
  /// Callers who left, and those among all who waited less than 20 s.
  private(set) var lost = 0
  private(set) var good = 0
  /// Seconds, of those who left as well.
  private(set) var waiting = 0.0

  private var now = 0.0
  private var queue: [Caller] = []
  private var ends: [Double] = []
  private var idle: Int { agents[min(agents.count - 1, Int(now / 3600))] - ends.count }

  /// A day with so many agents in each hour.
  init(_ callers: [Caller], agents: [Int], noticed: Noticed) {
    self.callers = callers
    self.agents = agents
    self.noticed = noticed
    var next = 0
    while true {
      let arrival = next < callers.count ? callers[next].arrival : .infinity
      let end = ends.min() ?? .infinity
      let hour = (now / 3600).rounded(.down) * 3600 + 3600
      let leaving =
        noticed == .atOnce
        ? queue.map { $0.arrival + $0.patience }.min() ?? .infinity : .infinity
      guard arrival < .infinity || !queue.isEmpty else { return }
      now = min(arrival, end, hour, leaving)
      if now == end { ends.remove(at: ends.firstIndex(of: end) ?? 0) }
      if now == leaving { leave() }
      if now == arrival {
        queue.append(callers[next])
        next += 1
      }
      answer()
      if noticed == .atOnce { leave() }
    }
  }

  private mutating func answer() {
    while idle > 0, !queue.isEmpty {
      let caller = queue.removeFirst()
      let wait = now - caller.arrival
      if caller.patience < wait {
        count(caller.patience)
        lost += 1
      } else {
        count(wait)
        ends.append(now + caller.service)
      }
    }
  }

  private mutating func leave() {
    for caller in queue where caller.arrival + caller.patience <= now {
      count(caller.patience)
      lost += 1
    }
    queue.removeAll { $0.arrival + $0.patience <= now }
  }

  private mutating func count(_ wait: Double) {
    waiting += wait
    if wait < 20 { good += 1 }
  }
}

extension CallCenterReference {
  /// The callers of a day, by its number, at `busyness` times the base rates (callers per hour).
  static func callers(rates: [Double], busyness: Double, seed: Seed, day: UInt32) -> [Caller] {
    var stream = KeyedStream(seed: seed)
    stream.reset(
      StreamKey("callers"), entity: 0, attempt: 0, purpose: .arrival, replication: day)
    var table = SamplerTable()
    let unit = table.add(.exponential(mean: 1))
    let service = table.add(.exponential(mean: 100))
    let patience = table.add(.exponential(mean: 1000))
    var callers: [Caller] = []
    for (hour, rate) in rates.enumerated() {
      let begin = Double(hour) * 3600
      var arrival = begin
      while true {
        arrival += table.sample(unit, from: &stream) * 3600 / (busyness * rate)
        guard arrival < begin + 3600 else { break }
        callers.append(
          Caller(
            arrival: arrival, service: table.sample(service, from: &stream),
            patience: stream.uniform() < 0.1 ? 0 : table.sample(patience, from: &stream)))
      }
    }
    return callers
  }
}
