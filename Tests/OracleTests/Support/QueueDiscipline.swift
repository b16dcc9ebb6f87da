/// Whether a log is that of a queue, visit by visit: nobody waits while a slot is free (R20), and
/// who starts is the first to have come of those who are most urgent (R29).
///
/// It plays the log back and knows nothing of a scheduler: ends, changes of slots, arrivals,
/// starts, then those who leave, instant by instant. The lower the number of a source, the more
/// urgent it is.
struct QueueDiscipline {
  /// What is wrong, in sentences; the first few.
  private(set) var complaints: [String] = []

  private struct Step: Comparable {
    enum Kind: Int { case end, change, arrival, start, leaving }
    var at: Int64
    var kind: Kind
    /// The place of the visit, or of the change.
    var visit: Int
    static func < (a: Step, b: Step) -> Bool {
      (a.at, a.kind.rawValue, a.visit) < (b.at, b.kind.rawValue, b.visit)
    }
  }

  private let visits: [Visit]
  private let changes: [(from: Int64, count: Int)]
  private var slots = 0
  private var running = 0
  /// When a slot became free last.
  private var freed = Int64.min
  /// Those who wait, in the order of their arrival.
  private var waiting: [Int] = []

  /// Plays back visits that came in this order, on so many slots from these instants on.
  init(_ visits: [Visit], slots changes: [(from: Int64, count: Int)]) {
    self.visits = visits
    self.changes = changes
    var steps = changes.indices.map { Step(at: changes[$0].from, kind: .change, visit: $0) }
    for (place, visit) in visits.enumerated() {
      steps.append(Step(at: visit.arrival, kind: .arrival, visit: place))
      if let start = visit.start {
        steps.append(Step(at: start, kind: .start, visit: place))
        if visit.end > start { steps.append(Step(at: visit.end, kind: .end, visit: place)) }
      } else {
        steps.append(Step(at: visit.end, kind: .leaving, visit: place))
      }
    }
    steps.sort()
    for (place, step) in steps.enumerated() {
      take(step)
      if place + 1 == steps.count || steps[place + 1].at > step.at { close(step.at) }
    }
  }

  private mutating func take(_ step: Step) {
    switch step.kind {
    case .end:
      running -= 1
      freed = step.at
    case .change:
      if changes[step.visit].count > slots { freed = step.at }
      slots = changes[step.visit].count
    case .arrival: waiting.append(step.visit)
    case .start: start(step.visit, at: step.at)
    case .leaving:
      // Whoever leaves in the millisecond in which a slot becomes free may have been a bit quicker.
      if running < slots, freed < step.at {
        complain("visit \(step.visit) left at \(step.at) ms with a free slot")
      }
      waiting.removeAll { $0 == step.visit }
    }
  }

  private mutating func start(_ visit: Int, at now: Int64) {
    running += 1
    if running > slots { complain("\(running) calls at \(now) ms") }
    guard let place = waiting.firstIndex(of: visit) else {
      return complain("visit \(visit) starts at \(now) ms without waiting")
    }
    let this = visits[visit]
    for other in waiting where other != visit {
      let that = visits[other]
      // Whoever loses patience at this instant is gone before anybody starts (R3).
      let isGone = !that.isAnswered && that.end == now
      if !isGone, (that.source, that.arrival) < (this.source, this.arrival) {
        complain("visit \(visit) starts at \(now) ms, before visit \(other)")
      }
    }
    waiting.remove(at: place)
    // A call without a length is over at once.
    if this.end == now { running -= 1 }
  }

  /// All of this instant is done.
  private mutating func close(_ now: Int64) {
    if running < slots, let first = waiting.first {
      complain("visit \(first) waits at \(now) ms, and a slot is free")
    }
  }

  private mutating func complain(_ sentence: String) {
    if complaints.count < 5 { complaints.append(sentence) }
  }
}
