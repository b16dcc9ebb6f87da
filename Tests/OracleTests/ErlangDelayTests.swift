import Statistics
import Testing

/// Callers who wait their turn, with and without patience: Erlang C and A, through a scenario file.
struct ErlangDelayTests {
  /// A load, its slots, and how often the time of a mean call is simulated and, before that, not
  /// counted. The nearer the load is to the slots, the longer an empty beginning is remembered.
  struct Row: CustomTestStringConvertible, Sendable {
    var load: Double
    var slots: Int
    var calls: Double
    var warmUp: Double
    /// In mean calls.
    var patience: Double?
    var testDescription: String { "\(load) on \(slots)" }

    var queue: ImpatientQueue {
      ImpatientQueue(
        arrivalRate: load / 100, meanCall: 100, slots: slots,
        meanPatience: patience.map { $0 * 100 } ?? .infinity)
    }
  }

  static let patientRows = [
    Row(load: 2, slots: 4, calls: 12_000, warmUp: 30),
    Row(load: 5, slots: 10, calls: 5000, warmUp: 20),
    Row(load: 10, slots: 12, calls: 2500, warmUp: 60),
    Row(load: 10, slots: 15, calls: 2500, warmUp: 15),
    Row(load: 100, slots: 105, calls: 250, warmUp: 90),
    Row(load: 100, slots: 117, calls: 250, warmUp: 12),
    Row(load: 48, slots: 50, calls: 400, warmUp: 250),
    // 1.2 callers a minute, 2 minutes each: HP-12C Solutions Handbook, page 145.
    Row(load: 2.4, slots: 3, calls: 9000, warmUp: 100),
  ]

  static let impatientRows = [
    Row(load: 48, slots: 50, calls: 500, warmUp: 12, patience: 2),
    Row(load: 120, slots: 100, calls: 200, warmUp: 6, patience: 0.5),
  ]

  /// So that a test that fails has found a mistake, and not the rest of an empty beginning.
  @Test(
    "After the warm-up the queue is what it is in equilibrium",
    arguments: patientRows + impatientRows)
  func warmUp(row: Row) {
    let lengths = [row.warmUp * 100, 100]
    let day = StaffedDay(
      periods: lengths.map {
        .init(length: $0, arrivalRate: row.load / 100, slots: row.slots)
      }, meanCall: 100, meanPatience: row.queue.meanPatience, room: row.patience == nil ? 150 : 60)
    let queued = day.occupations()[1].calls.enumerated().reduce(0) {
      $0 + $1.element * Double(row.queue.waiting($1.offset))
    }
    expectEqual(queued / 100, row.queue.meanQueue, within: 0.02 * row.queue.meanQueue)
  }

  @Test("Erlang C: who waits, how long, and how busy slots are", arguments: patientRows)
  func patient(row: Row) throws {
    let log = try run(row)
    check(log, row)
    let delay = ErlangDelay(arrivalRate: row.load / 100, meanCall: 100, slots: row.slots)
    expectEqual(row.queue.meanWait, delay.meanWait, within: 1e-9)
    #expect(log.visits.allSatisfy { $0.isAnswered })
  }

  @Test("Erlang A: who leaves when the patience is over", arguments: impatientRows)
  func impatient(row: Row) throws {
    let patience = (row.patience ?? 0) * 100
    let log = try run(row, ["campaigns.callers.patience={exponential: {mean: \(patience) s}}"])
    check(log, row)
    let left = row.queue.longRun(Reward(perLeaving: { _ in 1 }))
    let leaving = log.visits.filter { !$0.isAnswered && log.window.contains($0.end) }
    expectTotal(Double(leaving.count), of: left, in: log, "left")
  }

  private func check(_ log: VisitLog, _ row: Row) {
    let queue = row.queue
    func expect(_ value: Double, _ reward: Reward, _ what: String) {
      expectTotal(value, of: queue.longRun(reward), in: log, what)
    }
    expect(log.count, Reward(perArrival: { _ in 1 }), "callers")
    expect(log.waited, Reward(perArrival: { $0 >= row.slots ? 1 : 0 }), "who waited")
    expect(log.queueSeconds, Reward(perSecond: { Double(queue.waiting($0)) }), "seconds waited")
    expect(log.busySeconds, Reward(perSecond: { Double(min($0, row.slots)) }), "busy seconds")
    #expect(QueueDiscipline(log.visits, slots: [(0, row.slots)]).complaints == [])
  }

  private func run(_ row: Row, _ more: [String] = []) throws -> VisitLog {
    let end = (row.warmUp + row.calls) * 100
    let run = try QueueRun(
      "callers",
      [
        "organisation.slots=\(row.slots)",
        "campaigns.callers.arrivals.per_hour=\(row.load * 36)",
        "campaigns.callers.arrivals.until=\(wallTime(after: end + 1))",
      ] + more)
    return run.log(from: row.warmUp * 100, to: end)
  }
}
