import Statistics
import Testing

/// A published day of a contact center, through a scenario file: judged by the exact expectation
/// and the published standard deviation of a day.
struct ContactCenterTests {
  private static let days = 30

  @Test("ContactCenters MMC: 480 minutes from empty")
  func patientCallers() throws {
    let run = try QueueRun("contact-center")
    let logs = (0..<Self.days).map { run.log(replication: $0, to: 28_800) }
    let exact = StaffedDayTests.contactCenter(patience: .infinity, room: 150)
      .sums(acceptableWait: 20)
    expectMean(
      logs.map { $0.answered(within: 20) }, exact.answeredInTime, standardDeviation: 57.043,
      "in target")
    expectRatio(
      logs.map { $0.answered(within: 20) }, to: logs.map(\.count), exact.answeredInTime / 2016,
      standardDeviation: 0.033, "service level")
    expectRatio(
      logs.map { $0.secondsWaitedByAnswered / 60 }, to: logs.map(\.count),
      exact.waitingOfAnswered / 60 / 2016, standardDeviation: 0.045, "speed of answer")
    expectMean(
      logs.map { $0.busySeconds / (12 * 28_800) }, exact.busy / (12 * 28_800),
      standardDeviation: 0.023, "occupancy")
    #expect(QueueDiscipline(logs[0].visits, slots: [(0, 12)]).complaints == [])
  }

  @Test("ContactCenters MMCAb: the same with a patience of a minute")
  func impatientCallers() throws {
    let run = try QueueRun(
      "contact-center", ["campaigns.callers.patience={exponential: {mean: 1 min}}"])
    let logs = (0..<Self.days).map { run.log(replication: $0, to: 28_800) }
    let exact = StaffedDayTests.contactCenter(patience: 60, room: 40).sums(acceptableWait: 20)
    expectMean(logs.map(\.lost), exact.left, standardDeviation: 15.295, "abandoned")
    expectMean(
      logs.map { $0.answered(within: 20) }, exact.answeredInTime, standardDeviation: 35.828,
      "in target")
    expectRatio(
      logs.map { $0.answered(within: 20) }, to: logs.map { $0.count - $0.lost },
      exact.answeredInTime / exact.answered, standardDeviation: 7.9e-3, "service level")
    expectRatio(
      logs.map { $0.secondsWaitedByAnswered / 60 }, to: logs.map { $0.count - $0.lost },
      exact.waitingOfAnswered / 60 / exact.answered, standardDeviation: 6.0e-3, "speed of answer")
    expectMean(
      logs.map { $0.busySeconds / (12 * 28_800) }, exact.busy / (12 * 28_800),
      standardDeviation: 0.019, "occupancy")
    #expect(QueueDiscipline(logs[0].visits, slots: [(0, 12)]).complaints == [])
  }
}
