import Calendars
import Scheduling
public import Simulating

/// `attempts.csv`: the call log of one replication, one row per call in the order in which calls
/// end. Contacts appear by their row in the list, never by their number.
public final class CallLogFile {
  /// The name of the file in the report's folder.
  public static let name = "attempts.csv"

  private let file: PendingFile
  private let campaigns: [CampaignLabel]
  private let outcomeNames: [String]
  private let stamp: [String]
  private var line = CSVLine()
  /// The log is handed rows from a place that cannot fail; the first error waits for `commit`.
  private var failure: ReportError?

  /// Begins the log of `replication`.
  public init(
    path: String, campaigns: [CampaignLabel], outcomeNames: [String], stamp: RunStamp,
    replication: Int
  ) throws(ReportError) {
    file = try PendingFile(path: path)
    self.campaigns = campaigns
    self.outcomeNames = outcomeNames
    self.stamp = [String(replication)] + stamp.csvFields
    try file.write(
      CSVLine.of(
        [
          "campaign", "row", "attempt", "start", "ring_ms", "talk_ms", "end", "outcome", "slot",
          "borrowed", "number", "caller_id", "replication",
        ] + RunStamp.csvHeadings))
  }

  /// Adds a row.
  public func record(_ call: CallRecord) {
    guard failure == nil else { return }
    let campaign = campaigns[Int(call.campaign.rawValue)]
    line.append(campaign.path)
    line.append(Int64(campaign.row(of: call.contact)))
    line.append(Int64(call.attempt))
    line.append(campaign.clock.format(call.start, as: .rfc3339))
    line.append(call.ringMs)
    line.append(call.talkMs)
    line.append(campaign.clock.format(call.end, as: .rfc3339))
    line.append(outcomeNames[Int(call.outcome.rawValue)])
    line.append(Int64(call.slot))
    line.append(call.isBorrowed ? "yes" : "no")
    line.append(Int64(call.destination) + 1)
    line.append(campaign.callerID(call.callerID))
    for field in stamp { line.append(field) }
    do throws(ReportError) {
      try file.write(line.ended())
    } catch {
      failure = error
    }
  }

  /// Ends the writing, or throws the first error met on the way.
  func finish() throws(ReportError) {
    if let failure { throw failure }
    try file.finish()
  }

  /// Puts the file in its place, or throws the first error met on the way.
  public func commit() throws(ReportError) {
    try finish()
    try file.commit()
  }
}
