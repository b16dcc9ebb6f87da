import Scheduling
import Simulating

/// Adds up what was watched over time, replication by replication: integers until the end, so that
/// nothing depends on the order.
struct CourseFolding {
  /// How the time is divided.
  let time: CourseBins
  let pools: [PoolID]
  private var bins: Int { time.count }
  private var binMs: Int64 { time.binMs }
  private let model: Model
  private var runs = 0
  private var busyMs: [[Int64]]
  private var borrowedMs: [[Int64]]
  private var ended: [Int]
  private var boundMs: [Int64]
  private var calls: [Int] = []
  private var reclaims: [WaitingTimes]
  /// Contacts that have come to an end by the end of each bin, a row per replication.
  private var resolved: [[Int]] = []

  init(_ model: Model, pools: [PoolID], time: CourseBins) {
    self.model = model
    self.pools = pools
    self.time = time
    busyMs = pools.map { _ in [Int64](repeating: 0, count: time.count) }
    borrowedMs = busyMs
    reclaims = pools.map { _ in WaitingTimes() }
    ended = Array(repeating: 0, count: time.count * Outcome.limit)
    boundMs = Array(repeating: 0, count: time.count * Binding.allCases.count)
  }

  mutating func add(_ course: RunCourse) {
    runs += 1
    for place in pools.indices {
      for bin in 0..<bins {
        busyMs[place][bin] += course.busyMs[place][bin]
        borrowedMs[place][bin] += course.borrowedMs[place][bin]
      }
    }
    for place in pools.indices { reclaims[place].add(course.reclaims[place]) }
    for place in ended.indices { ended[place] += course.ended[place] }
    for place in boundMs.indices { boundMs[place] += course.boundMs[place] }
    while calls.count < course.callsByNumber.count { calls.append(0) }
    for (place, count) in course.callsByNumber.enumerated() { calls[place] += count }
    var closed = 0
    resolved.append(
      course.closed.map { count in
        closed += count
        return closed
      })
  }

  /// Calls that were the first, second … of their task, on average.
  var callsByNumber: [Double] { calls.map { Double($0) / Double(max(1, runs)) } }

  /// Contacts that had come to an end at or before an instant at which a bin ends, replication by
  /// replication.
  func resolved(by instant: Instant) -> [Int] {
    let bins = time.bins(until: instant)
    return resolved.map { bins == 0 ? 0 : $0[bins - 1] }
  }

  /// The slot time of a pool in use until an instant at which a bin ends, on average, in
  /// milliseconds.
  func busyMs(of pool: PoolID, until instant: Instant) -> Double? {
    guard let place = pools.firstIndex(of: pool), runs > 0 else { return nil }
    return Double(busyMs[place].prefix(time.bins(until: instant)).reduce(0, +)) / Double(runs)
  }

  /// How long a pool waited for slots of its own that were lent (R14), each wait of all runs; nil
  /// if it was not watched.
  func reclaims(of pool: PoolID) -> WaitingTimes? {
    pools.firstIndex(of: pool).map { reclaims[$0] }
  }

  /// The slot time of workspaces that others used in one run, on average, in milliseconds.
  func lentMs() -> [PoolID: Double] {
    guard runs > 0 else { return [:] }
    let courses = poolCourses(Double(binMs) * Double(runs))
    return Dictionary(
      courses.map { ($0.pool, $0.lent.reduce(0, +) * Double(binMs)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What all of it comes to, with the closed hours until `last` as well; nil of nothing.
  func course(calling campaigns: [Int], until last: Instant) -> Course? {
    guard runs > 0 else { return nil }
    let perBin = Double(binMs) * Double(runs)
    let pools = poolCourses(perBin)
    let outcomes = (0..<Outcome.limit).compactMap { raw -> OutcomeCourse? in
      let calls = (0..<bins).map { ended[$0 * Outcome.limit + raw] }
      guard calls.contains(where: { $0 > 0 }) else { return nil }
      return OutcomeCourse(
        outcome: Outcome(rawValue: UInt8(raw)), calls: calls.map { Double($0) / Double(runs) })
    }
    return Course(
      start: time.start, binMs: binMs, bins: bins, replications: runs, open: open(campaigns),
      closed: closed(campaigns, until: last), pools: pools, resolved: fan(), outcomes: outcomes,
      bindings: bindings())
  }

  private func poolCourses(_ perBin: Double) -> [PoolCourse] {
    var courses = pools.enumerated().map { place, pool in
      PoolCourse(
        pool: pool, own: model.pools[Int(pool.rawValue)].allotment.own,
        busy: busyMs[place].map { Double($0) / perBin },
        borrowed: borrowedMs[place].map { Double($0) / perBin },
        lent: Array(repeating: 0, count: bins))
    }
    for bin in 0..<bins { lend(in: bin, &courses) }
    return courses
  }

  /// What workspaces borrow in a bin comes first from slots that nobody owns, then from the
  /// workspaces that leave theirs idle and lend, in proportion.
  private func lend(in bin: Int, _ courses: inout [PoolCourse]) {
    let workspaces = courses.indices.dropFirst()
    let owned = workspaces.reduce(0) { $0 + courses[$1].own }
    let unowned = Double(max(0, (courses.first?.own ?? 0) - owned))
    let borrowed = workspaces.reduce(0) { $0 + courses[$1].borrowed[bin] }
    func idle(_ place: Int) -> Double {
      guard model.pools[Int(courses[place].pool.rawValue)].lends else { return 0 }
      let inUse = courses[place].busy[bin] - courses[place].borrowed[bin]
      return max(0, Double(courses[place].own) - inUse)
    }
    let total = workspaces.reduce(0) { $0 + idle($1) }
    let taken = min(total, max(0, borrowed - unowned))
    guard total > 0, taken > 0 else { return }
    for place in workspaces { courses[place].lent[bin] = taken * idle(place) / total }
  }

  /// The share of each bin in which one of the campaigns may call.
  private func open(_ campaigns: [Int]) -> [Double] {
    let end = time.start + TimeSpan(milliseconds: Int64(bins) * binMs)
    let hours = model.callingTime(of: campaigns, until: end)
    return (0..<bins).map { bin in
      let from = time.start + TimeSpan(milliseconds: Int64(bin) * binMs)
      let to = from + TimeSpan(milliseconds: binMs)
      return Double(hours.openTime(from: from, to: to).milliseconds) / Double(binMs)
    }
  }

  private func closed(_ campaigns: [Int], until last: Instant) -> [ClosedTime] {
    let end = time.start + TimeSpan(milliseconds: Int64(bins) * binMs)
    return model.closedTimes(of: campaigns, from: time.start, to: max(end, last))
  }

  /// For each probability of the fan and each bin the order statistic of rank ⌈n·p⌉.
  private func fan() -> [[Int]] {
    let sorted = (0..<bins).map { bin in resolved.map { $0[bin] }.sorted() }
    return Course.fanProbabilities.map { probability in
      let rank = Int((probability * Double(runs) * (1 - 0x1p-50)).rounded(.up))
      return sorted.map { $0[min(max(rank, 1), runs) - 1] }
    }
  }

  private func bindings() -> [BindingCourse] {
    let kinds = Binding.allCases.count
    let held = Binding.allCases.filter { $0 != .nothing }
    let totals = (0..<bins).map { bin in
      held.reduce(Int64(0)) { $0 + boundMs[bin * kinds + Int($1.rawValue)] }
    }
    return held.compactMap { binding in
      let spans = (0..<bins).map { boundMs[$0 * kinds + Int(binding.rawValue)] }
      guard spans.contains(where: { $0 > 0 }) else { return nil }
      return BindingCourse(
        binding: binding,
        share: zip(spans, totals).map { $1 > 0 ? Double($0) / Double($1) : 0 })
    }
  }
}
