import Statistics
import Testing

/// People who call in and are lost if every slot is busy: Erlang B, through a scenario file.
struct ErlangLossTests {
  static let rows: [(load: Double, slots: Int)] = [
    (1, 1), (2, 4), (5, 10), (10, 10), (10, 12), (10, 15), (100, 105), (100, 117),
  ]
  private static let arrivals = 20_000.0

  /// Slots and callers per hour for an offered load, and the seconds that are simulated and of
  /// these not counted: after ten calls' time the empty beginning is forgotten.
  private func run(
    _ row: (load: Double, slots: Int), meanCall: Double, _ more: [String] = []
  ) throws -> VisitLog {
    let end = (Self.arrivals / row.load + 10) * meanCall
    let run = try QueueRun(
      "erlang-b",
      [
        "organisation.slots=\(row.slots)",
        "organisation.inbound.arrivals.per_hour=\(row.load / meanCall * 3600)",
        "organisation.inbound.arrivals.until=\(wallTime(after: end + 1))",
      ] + more)
    return run.log(from: 10 * meanCall, to: end)
  }

  @Test("R18: as many callers are blocked as Erlang B says", arguments: rows)
  func exponential(row: (load: Double, slots: Int)) throws {
    let log = try run(row, meanCall: 100)
    let queue = ImpatientQueue(
      arrivalRate: row.load / 100, meanCall: 100, slots: row.slots, room: 0)
    let lost = queue.longRun(Reward(perArrival: { $0 == row.slots ? 1 : 0 }))
    let busy = queue.longRun(Reward(perSecond: { Double($0) }))
    expectEqual(
      lost.mean / queue.arrivalRate, ErlangLoss(load: row.load, slots: row.slots).blocking,
      within: 1e-12)
    expectTotal(log.lost, of: lost, in: log, "blocked")
    expectTotal(log.busySeconds, of: busy, in: log, "busy seconds")
    expectTotal(log.count, of: queue.longRun(Reward(perArrival: { _ in 1 })), in: log, "callers")
    #expect(log.visits.allSatisfy { $0.waitMs == 0 })
    #expect(QueueDiscipline(log.visits, slots: [(0, row.slots)]).complaints == [])
  }

  /// The calls of the reference model, of five kinds and 53.62 s long on average.
  private static let mixedCalls = """
    {outcomes: {\
    completed: {probability: 35 %, ring: {exponential: {mean: 12 s}}, \
    talk: {lognormal: {mean: 95 s, sd: 80 s}}}, \
    voicemail: {probability: 25 %, ring: 20 s, talk: {exponential: {mean: 8 s}}}, \
    no_answer: {probability: 30 %, ring: 30 s}, \
    busy: {probability: 7 %, ring: 2 s}, failed: {probability: 3 %, ring: 1 s}}}
    """

  @Test("Only the mean of the calls' lengths matters (insensitivity)", arguments: rows)
  func mixed(row: (load: Double, slots: Int)) throws {
    let log = try run(
      row, meanCall: 53.62, ["organisation.inbound.calls=\(Self.mixedCalls)"])
    // Stretches of many calls' time depend on each other next to nothing.
    let parts = log.parts(20)
    let loss = ErlangLoss(load: row.load, slots: row.slots)
    expectRatio(parts.map(\.lost), to: parts.map(\.count), loss.blocking, "blocked")
    expectMean(parts.map { $0.busySeconds / $0.seconds }, loss.busySlots, "busy slots")
  }
}
