import Foundation
import Scheduling
import Testing

@testable import Reporting
@testable import Simulating

@Suite struct EventLogTests {
  /// The second campaign, with a list whose rows are known.
  private static func labels() throws -> [CampaignLabel] {
    var labels = try Clinics.report(runs: 1).campaigns
    labels[1].rows = [2, 3, 5]
    return labels
  }

  private static let call = CallRecord(
    start: Clinics.start + TimeSpan(milliseconds: 250), ringMs: 12_000, talkMs: 95_500,
    task: TaskID(rawValue: 3_002), campaign: CampaignID(rawValue: 1), contact: 2,
    readyAt: Clinics.start, attempt: 2, outcome: .completed, isBorrowed: true, slot: 7)

  private static let contact = ContactID(campaign: CampaignID(rawValue: 1), place: 2)

  private static let lines: [TraceLine] = [
    TraceLine(at: Clinics.start, event: .campaign(CampaignID(rawValue: 0), .running)),
    TraceLine(at: call.start, event: .callStarted(call), contact: contact),
    TraceLine(at: call.end, event: .callEnded(call), contact: contact),
    TraceLine(
      at: call.end,
      event: .taskQueued(TaskID(rawValue: 2_999), due: call.end + .hours(24)),
      contact: ContactID(campaign: CampaignID(rawValue: 0), place: 2_999)),
    TraceLine(
      at: call.end, event: .taskClosed(TaskID(rawValue: 3_003), .completed),
      contact: ContactID(campaign: CampaignID(rawValue: 2), place: 0)),
  ]

  @Test(arguments: [false, true]) func traceIsAsReviewed(isJSON: Bool) throws {
    let format = TraceFormat(
      campaigns: try Self.labels(), outcomeNames: try Clinics.report(runs: 1).outcomeNames,
      isJSON: isJSON)
    let text = Self.lines.map { format.text(of: $0) + "\n" }.joined()
    try expectGolden(text, isJSON ? "trace.jsonl" : "trace.txt")
  }

  @Test func callLogIsAsReviewed() throws {
    let path =
      FileManager.default.temporaryDirectory.path
      + "/dialcast-call-log-\(ProcessInfo.processInfo.processIdentifier).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let report = try Clinics.report(runs: 1)
    let log = try CallLogFile(
      path: path, campaigns: try Self.labels(), outcomeNames: report.outcomeNames,
      stamp: report.stamp, replication: 0)
    var other = Self.call
    other.campaign = CampaignID(rawValue: 2)
    other.contact = 7
    other.isBorrowed = false
    log.record(Self.call)
    log.record(other)
    try log.commit()
    try expectGolden(try String(contentsOfFile: path, encoding: .utf8), "attempts.csv")
  }
}
