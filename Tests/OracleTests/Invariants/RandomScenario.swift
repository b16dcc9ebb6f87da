import TestSupport

/// A small scenario drawn at random, kept as plain figures: its text is what the product reads,
/// the figures are what the invariants are judged by. Times in milliseconds after the start of
/// 2026-11-23, a Monday, in UTC.
struct RandomScenario {
  let seed: UInt64
  var slots = 1
  /// Slots kept for inbound calls, of which there are none.
  var reserve = 0
  var reserveIsCeiling = false
  var workspaces: [Workspace] = []
  /// Only figures that can be multiplied: lengths of calls that are constant, and no hours.
  let isScalable: Bool
  private var generator: RepeatableGenerator

  struct Workspace {
    var name: String
    var pool: Pool
    var campaigns: [Campaign]
  }

  struct Pool {
    /// Nil: an equal share of what is left.
    var slots: Int?
    var isHard = false
    var max: Int?
    var lends = true
  }

  struct Campaign {
    var name: String
    var pool: Pool
    /// 0: high … 2: low.
    var priority: Int
    var startMs: Int64
    var endMs: Int64?
    /// Nil: at any time.
    var week: OpenWeek?
    var contacts: Int
    var retry: Retry
    var isDueFirst: Bool
    var isAsListed: Bool
    var rows: [Row]
  }

  struct Retry {
    var maxAttempts: Int
    var intervalsMs: [Int64]
    var busyMs: Int64?
    var outcomes: [String]
    var openHoursOnly: Bool
    var maxCallbacks: Int
  }

  struct Row {
    var outcome: String
    var percent: Int
    /// As it is written: a duration in seconds or a family.
    var ring: String
    var talk: String?
    var callbackAfterMs: Int64?
  }

  var campaigns: [Campaign] { workspaces.flatMap(\.campaigns) }

  init(seed: UInt64, isScalable: Bool = false) {
    self.seed = seed
    self.isScalable = isScalable
    generator = RepeatableGenerator(seed: seed)
    slots = generator.pick(1...8)
    if generator.oneIn(6), slots > 1 {
      reserve = generator.pick(1...min(2, slots - 1))
      reserveIsCeiling = generator.oneIn(2)
    }
    var left = slots
    for number in 1...generator.pick(1...3) {
      var pool = drawPool(&left, above: slots)
      // A workspace that names no slots shares what the others leave: known once all are drawn.
      if pool.slots == nil { pool.isHard = false }
      workspaces.append(Workspace(name: "team-\(number)", pool: pool, campaigns: []))
    }
    for place in workspaces.indices {
      var own = ownSlots(ofWorkspace: place)
      for number in 1...generator.pick(1...3) {
        workspaces[place].campaigns.append(drawCampaign("calls-\(number)", &own))
      }
    }
  }

  /// What a workspace calls its own: named, or an equal share of the rest, the first ones
  /// first, up to its maximum.
  func ownSlots(ofWorkspace place: Int) -> Int {
    if let named = workspaces[place].pool.slots { return named }
    let sharing = workspaces.indices.filter { workspaces[$0].pool.slots == nil }
    let left = slots - workspaces.compactMap(\.pool.slots).reduce(0, +)
    let rank = sharing.firstIndex(of: place) ?? 0
    let share = left / sharing.count + (rank < left % sharing.count ? 1 : 0)
    return min(share, workspaces[place].pool.max ?? share)
  }

  private mutating func drawPool(_ left: inout Int, above: Int) -> Pool {
    var pool = Pool()
    pool.lends = !generator.oneIn(5)
    if left > 0, generator.oneIn(2) {
      let own = generator.pick(1...left)
      left -= own
      pool.slots = own
      pool.isHard = generator.oneIn(2)
    }
    if !pool.isHard, generator.oneIn(4) {
      pool.max = min(above, max(1, (pool.slots ?? 0) + generator.pick(0...3)))
    }
    return pool
  }

  private mutating func drawCampaign(_ name: String, _ own: inout Int) -> Campaign {
    let hour: Int64 = 3_600_000
    let startMs = generator.oneIn(2) ? 0 : Int64(generator.pick(0...240)) * 60_000
    let week = isScalable || generator.oneIn(2) ? nil : OpenWeek(&generator)
    var endMs: Int64?
    if generator.oneIn(3) {
      // With hours, so late that some of them come before.
      endMs = startMs + (week == nil ? Int64(generator.pick(1...180)) * 60_000 : 200 * hour)
    }
    return Campaign(
      name: name, pool: drawPool(&own, above: slots), priority: generator.pick(0...2),
      startMs: startMs, endMs: endMs, week: week, contacts: generator.pick(2...10),
      retry: drawRetry(), isDueFirst: generator.oneIn(2), isAsListed: generator.oneIn(2),
      rows: drawRows())
  }

  private mutating func drawRetry() -> Retry {
    let maxAttempts = generator.pick(1...4)
    let optional = ["voicemail", "callback", "failed"].filter { _ in generator.oneIn(2) }
    let count = generator.pick(1...max(1, maxAttempts - 1))
    return Retry(
      maxAttempts: maxAttempts,
      intervalsMs: (0..<count).map { _ in Int64(generator.pick(0...20)) * 90_000 },
      busyMs: generator.oneIn(3) ? Int64(generator.pick(0...4)) * 30_000 : nil,
      outcomes: ["no_answer", "busy"] + optional, openHoursOnly: generator.oneIn(4),
      maxCallbacks: generator.pick(0...2))
  }

  private mutating func drawRows() -> [Row] {
    let names = [
      "completed", "no_answer", "busy", "voicemail", "failed", "callback", "declined",
      "system_fault",
    ]
    // Lengths that often end together, or that hardly ever do.
    let isCoarse = isScalable || generator.oneIn(2)
    var rest = 100
    return names.map { name in
      let isLast = name == "system_fault" || (isScalable && name == "declined")
      let percent = isLast ? rest : generator.pick(0...rest / 2)
      rest -= percent
      return Row(
        outcome: name, percent: percent, ring: length(isCoarse),
        talk: generator.oneIn(2) ? length(isCoarse) : nil,
        callbackAfterMs: name == "callback" ? Int64(generator.pick(0...60)) * 60_000 : nil)
    }
  }

  private mutating func length(_ isCoarse: Bool) -> String {
    if isCoarse { return "\(30 * generator.pick(generator.oneIn(9) ? 0...1 : 1...6)) s" }
    let mean = generator.pick(5...150)
    return generator.pick([
      "{exponential: {mean: \(mean) s}}", "{uniform: {from: 1 s, to: \(2 * mean) s}}",
      "{lognormal: {mean: \(mean) s, sd: \(mean) s}}",
      "{gamma: {mean: \(mean) s, sd: \(mean / 2 + 1) s}}", "\(mean) s",
    ])
  }
}
