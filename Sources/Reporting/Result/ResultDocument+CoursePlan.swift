import Calendars
import Planning
import Scheduling
import Statistics

/// Bins of a course, joined so that no line has more points than can be seen.
struct JoinedBins {
  /// More points of a line are not seen.
  static let limit = 300

  /// How many bins of the course make one.
  let factor: Int
  /// When each begins.
  let at: [Moment]
  /// How long each is, in milliseconds.
  let binMs: Int64
  private let clock: ZoneClock
  private let course: Course

  init(_ course: Course, _ clock: ZoneClock) {
    self.course = course
    self.clock = clock
    factor = max(1, (course.bins + Self.limit - 1) / Self.limit)
    binMs = course.binMs * Int64(factor)
    let length = course.binMs * Int64(factor)
    at = (0..<(course.bins + factor - 1) / factor).map { bin in
      Moment(course.start + TimeSpan(milliseconds: length * Int64(bin)), clock)
    }
  }

  /// Means of levels, such as slots in use.
  func means(_ values: [Double]) -> [Double] {
    groups(values) { ($0.reduce(0, +) / Double($0.count)).rounded(toPlaces: 3) }
  }

  /// Sums of counts, such as calls.
  func sums(_ values: [Double]) -> [Double] {
    groups(values) { $0.reduce(0, +).rounded(toPlaces: 3) }
  }

  /// The last of what grows, such as contacts resolved.
  func lasts(_ values: [Int]) -> [Int] { groups(values) { $0.last ?? 0 } }

  private func groups<Value, Result>(
    _ values: [Value], _ join: (ArraySlice<Value>) -> Result
  ) -> [Result] {
    stride(from: 0, to: values.count, by: factor).map { start in
      join(values[start..<min(start + factor, values.count)])
    }
  }

  /// The stretches in which no campaign may call.
  var closed: [ResultDocument.Span] {
    course.closed.map { .init(from: Moment($0.from, clock), to: Moment($0.to, clock)) }
  }
}

extension ResultDocument.Use {
  init(_ course: Course, _ mode: String, _ report: PlanReport) {
    let bins = JoinedBins(course, report.clock)
    self.mode = mode
    binMs = bins.binMs
    at = bins.at
    closed = bins.closed
    let plan = report.plan
    let outlooks = Dictionary(uniqueKeysWithValues: plan.pools.map { ($0.pool, $0) })
    let root = plan.pools.first
    let isWorkspace = report.pools.map { $0.kind == .workspace }
    let shown = course.pools.filter { isWorkspace[Int($0.pool.rawValue)] }
    pools = (shown.isEmpty ? Array(course.pools.prefix(1)) : shown).map { pool in
      let outlook = outlooks[pool.pool]
      return Pool(
        name: report.name(pool.pool), slots: pool.own,
        own: bins.means(zip(pool.busy, pool.borrowed).map { max($0 - $1, 0) }),
        borrowed: bins.means(pool.borrowed), lent: bins.means(pool.lent),
        meanUse: outlook?.useUntilDeadline?.rounded(toPlaces: 6),
        borrowedShare: outlook?.use.borrowedShare?.rounded(toPlaces: 6))
    }
    slots = root?.slots ?? plan.verdict.slots
    meanUse = root?.useUntilDeadline?.rounded(toPlaces: 6)
  }
}

extension ResultDocument.Progress {
  init(_ course: Course, _ report: PlanReport) {
    let bins = JoinedBins(course, report.clock)
    let contacts = max(report.plan.contacts?.contacts ?? 0, 1)
    // At the end of a bin, which is the beginning of the next.
    at = (1...bins.at.count).map { bin in
      Moment(course.start + TimeSpan(milliseconds: bins.binMs * Int64(bin)), report.clock)
    }
    let rows = course.resolved.map { row in
      bins.lasts(row).map { min(Double($0) / contacts, 1).rounded(toPlaces: 6) }
    }
    (p5, p25, p50, p75, p95) = (rows[0], rows[1], rows[2], rows[3], rows[4])
  }
}

extension ResultDocument.Outcomes {
  init(_ contacts: ContactOutlook, _ course: Course?, _ report: PlanReport) {
    let bins = course.map { JoinedBins($0, report.clock) }
    at = bins?.at ?? []
    let flows = Dictionary(
      uniqueKeysWithValues: (course?.outcomes ?? []).map { ($0.outcome, $0.calls) })
    // The most frequent first; ties by the order of outcomes.
    series = contacts.outcomes.sorted { ($1.mean, $0.outcome) < ($0.mean, $1.outcome) }.map {
      Series(
        name: report.name($0.outcome), calls: $0.mean.rounded(toPlaces: 3),
        byBin: bins?.sums(flows[$0.outcome] ?? []) ?? [])
    }
    binMs = bins?.binMs
  }
}

extension ResultDocument.Attempts {
  init(_ contacts: ContactOutlook) {
    calls = contacts.attempts.mean.rounded(toPlaces: 3)
    reached = contacts.reached.mean.rounded(toPlaces: 3)
    exhausted = contacts.exhausted.mean.rounded(toPlaces: 3)
    unfinished = contacts.unfinished.mean.rounded(toPlaces: 3)
    histogram = contacts.byAttempts.map { $0.rounded(toPlaces: 3) }
  }
}

extension ResultDocument.Bindings {
  /// Nil if nothing ever held a campaign back.
  init?(_ contacts: ContactOutlook, _ course: Course?, _ clock: ZoneClock) {
    let held = contacts.bindings.filter { $0.share > 0 }
    guard !held.isEmpty else { return nil }
    let bins = course.map { JoinedBins($0, clock) }
    at = bins?.at ?? []
    let flows = Dictionary(
      uniqueKeysWithValues: (course?.bindings ?? []).map { ($0.binding, $0.share) })
    series = held.map {
      Series(
        name: $0.binding.name, share: $0.share.rounded(toPlaces: 6),
        byBin: bins?.means(flows[$0.binding] ?? []) ?? [])
    }
  }
}
