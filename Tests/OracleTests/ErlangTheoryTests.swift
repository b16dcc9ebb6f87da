import Foundation
import Statistics
import Testing

/// The formulas of queues against published figures, against each other and at their limits, so
/// that a mistake of theirs is not held against the simulator.
struct ErlangTheoryTests {
  static let erlangB: [(load: Double, slots: Int, blocking: Double)] = [
    (1, 1, 0.5), (2, 4, 0.0952380952), (5, 10, 0.0183845703), (10, 10, 0.2145823431),
    (10, 12, 0.1197391884), (10, 15, 0.0364969455), (100, 105, 0.0482607707),
    (100, 117, 0.0097900711),
  ]

  @Test("Erlang B by recursion, published and as a birth–death process", arguments: erlangB)
  func blocking(row: (load: Double, slots: Int, blocking: Double)) {
    let loss = ErlangLoss(load: row.load, slots: row.slots)
    expectEqual(loss.blocking, row.blocking, within: 1e-10)
    let chain = ImpatientQueue(
      arrivalRate: row.load / 60, meanCall: 60, slots: row.slots, room: 0)
    expectEqual(chain.probabilityOfWaiting, loss.blocking, within: 1e-14)
    expectEqual(chain.utilization * Double(row.slots), loss.busySlots, within: 1e-11)
  }

  static let erlangC: [(load: Double, slots: Int, waits: Double, wait: Double, queue: Double)] = [
    (2, 4, 0.1739130435, 0.0869565217, 0.17391304), (5, 10, 0.0361053592, 0.0072210718, 0.03610536),
    (10, 12, 0.4493882243, 0.2246941121, 2.24694112),
    (10, 15, 0.1020423670, 0.0204084734, 0.20408473),
    (100, 105, 0.5157074268, 0.1031414854, 10.31414854),
    (100, 117, 0.0637097652, 0.0037476332, 0.37476332),
  ]

  @Test("Erlang C, published and as a birth–death process", arguments: erlangC)
  func waiting(row: (load: Double, slots: Int, waits: Double, wait: Double, queue: Double)) {
    let delay = ErlangDelay(arrivalRate: row.load, meanCall: 1, slots: row.slots)
    expectEqual(delay.probabilityOfWaiting, row.waits, within: 1e-10)
    expectEqual(delay.meanWait, row.wait, within: 1e-10)
    expectEqual(delay.meanQueue, row.queue, within: 1e-8)
    let chain = ImpatientQueue(arrivalRate: row.load, meanCall: 1, slots: row.slots)
    expectEqual(chain.probabilityOfWaiting, delay.probabilityOfWaiting, within: 1e-11)
    expectEqual(chain.meanQueue, delay.meanQueue, within: 1e-9)
    expectEqual(chain.utilization, delay.utilization, within: 1e-12)
  }

  /// HP-12C Solutions Handbook, page 145, after Trueman, *An Introduction to Quantitative Methods
  /// for Decision Making* (1977): 1.2 arrivals a minute, 2 minutes each, 3 servers.
  @Test func handbook() {
    let delay = ErlangDelay(arrivalRate: 1.2, meanCall: 2, slots: 3)
    expectEqual(delay.meanWait, 2.16, within: 0.005)
    expectEqual(delay.meanStay, 4.16, within: 0.005)
    expectEqual(delay.meanQueue, 2.59, within: 0.005)
    expectEqual(delay.arrivalRate * delay.meanStay, 4.99, within: 0.005)
  }

  /// The exact values that the tutorial of Ciw estimates (GitHub CiwPython/Ciw, docs/Tutorial):
  /// 0.2 arrivals a minute, 10 minutes each, 3 or 4 servers.
  @Test func tutorial() {
    let three = ErlangDelay(arrivalRate: 0.2, meanCall: 10, slots: 3)
    expectEqual(three.probabilityOfWaiting, 4.0 / 9, within: 1e-12)
    expectEqual(three.meanWait, 40.0 / 9, within: 1e-12)
    let four = ErlangDelay(arrivalRate: 0.2, meanCall: 10, slots: 4)
    expectEqual(four.meanWait, 0.86957, within: 5e-6)
  }

  @Test("The distribution of waits has the mean, and its quantiles are where it says")
  func waitDistribution() {
    let delay = ErlangDelay(arrivalRate: 48 / 60, meanCall: 60, slots: 50)
    expectEqual(delay.meanWait, 20.834, within: 5e-4)
    expectEqual(delay.waitQuantile(0.9), 58.139, within: 5e-4)
    expectEqual(delay.waitsLonger(than: delay.waitQuantile(0.9)), 0.1, within: 1e-12)
    #expect(delay.waitQuantile(0.2) == 0 && delay.waitsLonger(than: 0) > 0.2)
    let area = (0..<200_000).reduce(0) { $0 + delay.waitsLonger(than: Double($1) * 0.01 + 0.005) }
    expectEqual(area * 0.01, delay.meanWait, within: 1e-4)
  }

  static let cobham: [(rates: [Double], meanCall: Double, slots: Int, waits: [Double])] = [
    ([0.3, 0.3, 0.2], 1, 1, [1.14285714, 2.85714286, 10]),
    ([1.2, 1.8, 2.4], 2, 12, [0.13334227, 0.26668455, 2.13347638]),
  ]

  @Test("Cobham's classes, published; by their weights they wait as in order", arguments: cobham)
  func priorities(row: (rates: [Double], meanCall: Double, slots: Int, waits: [Double])) {
    let classes = PriorityClasses(
      arrivalRates: row.rates, meanCall: row.meanCall, slots: row.slots)
    for (wait, published) in zip(classes.meanWaits, row.waits) {
      expectEqual(wait, published, within: 5e-9)
    }
    let total = row.rates.reduce(0, +)
    let sum = zip(row.rates, classes.meanWaits).reduce(0) { $0 + $1.0 * $1.1 }
    expectEqual(sum / total, classes.inOrder.meanWait, within: 1e-12)
    let alone = PriorityClasses(arrivalRates: [total], meanCall: row.meanCall, slots: row.slots)
    expectEqual(alone.meanWaits[0], classes.inOrder.meanWait, within: 1e-12)
  }

  @Test("Erlang A, published")
  func patience() {
    let patient = ImpatientQueue(arrivalRate: 48, meanCall: 1, slots: 50, meanPatience: 2)
    let overloaded = ImpatientQueue(arrivalRate: 120, meanCall: 1, slots: 100, meanPatience: 0.5)
    let published = [
      [0.46777407, 0.03091225, 0.06182450, 2.96757592, 0.93032424],
      [0.90573046, 0.17013884, 0.08506942, 10.20833052, 0.99583339],
    ]
    for (queue, row) in zip([patient, overloaded], published) {
      let ours = [
        queue.probabilityOfWaiting, queue.probabilityOfLeaving, queue.meanWait, queue.meanQueue,
        queue.utilization,
      ]
      for (value, expected) in zip(ours, row) { expectEqual(value, expected, within: 6e-9) }
      let served = queue.arrivalRate * queue.meanCall * (1 - queue.probabilityOfLeaving)
      expectEqual(queue.utilization * Double(queue.slots), served, within: 1e-10)
    }
  }

  @Test("Erlang A lies between Erlang B, nobody waits, and Erlang C, everybody does")
  func limits() {
    let patient = ImpatientQueue(arrivalRate: 10, meanCall: 1, slots: 12, meanPatience: 1e9)
    let delay = ErlangDelay(arrivalRate: 10, meanCall: 1, slots: 12)
    expectEqual(patient.meanWait, delay.meanWait, within: 1e-6)
    let hasty = ImpatientQueue(arrivalRate: 10, meanCall: 1, slots: 12, meanPatience: 1e-9)
    let loss = ErlangLoss(load: 10, slots: 12)
    expectEqual(hasty.probabilityOfLeaving, loss.blocking, within: 1e-6)
    // With patience like calls, those who wait and those who talk go alike: M/M/∞.
    let alike = ImpatientQueue(arrivalRate: 10, meanCall: 1, slots: 12, meanPatience: 1)
    expectEqual(alike.mean { Double($0) }, 10, within: 1e-12)
  }

  @Test("The variance of long sums: published for M/M/1, elementary for M/M/∞ and for Poisson")
  func longRuns() {
    // Whitt, *Planning queueing simulations*, Management Science 35 (1989): 2ρ(1+ρ)/(1−ρ)⁴.
    let single = ImpatientQueue(arrivalRate: 0.7, meanCall: 1, slots: 1)
    let queue = single.longRun(Reward(perSecond: { Double($0) }))
    expectEqual(queue.mean, 0.7 / 0.3, within: 1e-9)
    expectEqual(queue.variance, 2 * 0.7 * 1.7 / pow(0.3, 4), within: 1e-6)
    // M/M/∞: autocovariance a·exp(−µt), so that the integral has variance 2a/µ.
    let free = ImpatientQueue(arrivalRate: 5, meanCall: 2, slots: 60)
    expectEqual(free.longRun(Reward(perSecond: { Double($0) })).variance, 40, within: 1e-6)
    for room in [0, 5, nil] {
      let any = ImpatientQueue(
        arrivalRate: 3, meanCall: 1, slots: 4, meanPatience: 2, room: room)
      let arrivals = any.longRun(Reward(perArrival: { _ in 1 }))
      expectEqual(arrivals.mean, 3, within: 1e-12)
      expectEqual(arrivals.variance, 3, within: 1e-12)
    }
    // In the long run those who leave are those who come and are not served: M/M/1+M.
    let queueOfOne = ImpatientQueue(arrivalRate: 3, meanCall: 1, slots: 1, meanPatience: 2)
    let gone = queueOfOne.longRun(Reward(perLeaving: { _ in 1 }))
    expectEqual(gone.mean, 3 * queueOfOne.probabilityOfLeaving, within: 1e-12)
    let served = queueOfOne.longRun(
      Reward(perArrival: { _ in 1 }, perLeaving: { _ in -1 }))
    expectEqual(gone.mean + served.mean, 3, within: 1e-12)
  }
}

/// Expects two numbers to agree but for rounding.
func expectEqual(
  _ value: Double, _ expected: Double, within tolerance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    abs(value - expected) <= tolerance, "\(value) instead of \(expected)",
    sourceLocation: sourceLocation)
}
