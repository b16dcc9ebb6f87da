import Testing

/// What is measured of a run, on visits written down by hand.
struct VisitLogTests {
  /// Two slots: the third caller waits 2 s, the fourth leaves after 1 s, the fifth comes when all
  /// is quiet, and the sixth talks beyond the end of the window.
  static let visits = [
    Visit(source: 0, arrival: 1000, start: 1000, end: 6000),
    Visit(source: 1, arrival: 2000, start: 2000, end: 9000),
    Visit(source: 0, arrival: 4000, start: 6000, end: 8000),
    Visit(source: 1, arrival: 5000, start: nil, end: 6000),
    Visit(source: 0, arrival: 12_000, start: 12_000, end: 13_500),
    Visit(source: 1, arrival: 19_000, start: 19_000, end: 25_000),
  ]

  @Test("All is counted without a warm-up")
  func everything() {
    let log = VisitLog(Self.visits.reversed(), window: 0..<20_000)
    #expect(log.arrivals() == Self.visits)
    #expect(log.count == 6 && log.seconds == 20)
    #expect(log.waited == 2 && log.lost == 1)
    #expect(log.secondsWaited == 3 && log.secondsWaitedByAnswered == 2)
    #expect(log.answered(within: 2) == 4 && log.answered(within: 2.5) == 5)
    #expect(log.waitedAtLeast(1) == 2 && log.waitedAtLeast(1.5) == 1)
    #expect(log.busySeconds == 5 + 7 + 2 + 1.5 + 1)
    #expect(log.queueSeconds == 3)
  }

  @Test("Whoever came before the window is not counted, but holds slots and waits in it")
  func warmUp() {
    let log = VisitLog(Self.visits, window: 4500..<10_000)
    #expect(log.arrivals() == [Self.visits[3]])
    #expect(log.count == 1 && log.waited == 1 && log.secondsWaited == 1)
    #expect(log.busySeconds == 1.5 + 4.5 + 2)
    #expect(log.queueSeconds == 1.5 + 1)
  }

  @Test("A source is measured alone, and parts of a window add up")
  func parts() {
    let log = VisitLog(Self.visits, window: 0..<20_000)
    #expect(log.only(1).count == 3 && log.only(1).lost == 1 && log.only(0).secondsWaited == 2)
    #expect(log.arrivals(from: 1) == log.only(1).arrivals())
    let parts = log.parts(8)
    #expect(parts.map(\.count) == [2, 1, 1, 0, 1, 0, 0, 1])
    #expect(parts.reduce(0) { $0 + $1.busySeconds } == log.busySeconds)
    #expect(parts.reduce(0) { $0 + $1.queueSeconds } == log.queueSeconds)
    #expect(parts.allSatisfy { $0.seconds == 2.5 })
  }

  @Test("A visit on the edge of a window belongs to the one that begins there")
  func edges() {
    let visits = [Visit(arrival: 5000, start: 5000, end: 5000)]
    #expect(VisitLog(visits, window: 0..<5000).count == 0)
    #expect(VisitLog(visits, window: 5000..<6000).count == 1)
    #expect(VisitLog(visits, window: 5000..<6000).busySeconds == 0)
    #expect(VisitLog([], window: 0..<1).parts(1)[0].count == 0)
  }

  @Test("A ratio is judged by the spread of its parts; far from the truth it fails")
  func ratios() {
    let denominators = [10.0, 20, 15, 5, 30, 12, 18, 25]
    let numerators = zip(denominators, [1.0, -1, 0.5, -0.5, 1, -1, 0.2, -0.2]).map { $0 * 0.5 + $1 }
    expectRatio(numerators, to: denominators, 0.5, "the truth")
    withKnownIssue { expectRatio(numerators, to: denominators, 0.6, "too much") }
    withKnownIssue { expectTotal(112, 100, standardDeviation: 3, "too far") }
    expectTotal(109, 100, standardDeviation: 3, "near enough")
  }
}
