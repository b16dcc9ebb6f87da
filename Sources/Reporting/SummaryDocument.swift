import Calendars
import Foundation
import Planning
import Scheduling
import Statistics

/// `summary.json`: every figure of a report, for programs.
///
/// Integers for counts and milliseconds, RFC 3339 with offset for instants, shares from 0 to 1,
/// null for what is not known or never happens; keys in alphabetical order. No clock and no path
/// goes into it, so that two runs of one scenario give the same bytes. A new meaning of a key
/// gets a new `schema`.
struct SummaryDocument: Encodable {
  static let schema = "dialcast.summary/1"

  var schema = Self.schema
  var run: Run
  var digest: String
  var headline: String
  @OrNull var deadline: String?
  @OrNull var goal: Double?
  var confidence: Double
  var whole: Outlook
  var campaigns: [Outlook]
  var streams: [Stream]
  var pools: [Pool]
  var notes: [String]

  /// The document of a report.
  init(_ report: Report) {
    let forecast = report.forecast
    run = Run(report.stamp)
    // A string: 64 bits are more than a JSON number can hold everywhere.
    digest = Self.hexadecimal(forecast.digest)
    headline = Conclusion(report).headline
    deadline = forecast.deadline.map { report.clock.format($0, as: .rfc3339) }
    goal = report.goal
    confidence = forecast.confidence
    whole = Outlook(forecast.whole, nil, report.clock, report)
    campaigns = zip(report.campaigns, forecast.campaigns).map {
      Outlook($1, $0, $0.clock, report)
    }
    streams = forecast.streams.map { Stream($0, report.campaigns[Int($0.campaign.rawValue)]) }
    pools = zip(report.pools, forecast.pools).map { Pool($0, $1) }
    notes = report.notes
  }

  /// The text: two blanks of indentation and a line feed at the end.
  var text: String {
    get throws { try JSONText.lines(of: self) }
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension SummaryDocument {
  struct Run: Encodable {
    var scenario: String
    var scenarioSha256: String
    var seed: UInt64
    var replications: Int
    var version: String
    var zoneData: String

    init(_ stamp: RunStamp) {
      scenario = stamp.scenario
      scenarioSha256 = stamp.scenarioHash
      seed = stamp.seed
      replications = stamp.replications
      version = stamp.version
      zoneData = stamp.zoneDataVersion
    }
  }

  struct Interval: Encodable {
    var mean: Double
    @OrNull var low: Double?
    @OrNull var high: Double?

    init(_ estimate: Estimate) {
      mean = estimate.mean.rounded(toPlaces: 6)
      guard estimate.halfWidth.isFinite else { return }
      low = (estimate.mean - estimate.halfWidth).rounded(toPlaces: 6)
      high = (estimate.mean + estimate.halfWidth).rounded(toPlaces: 6)
    }
  }

  struct Pool: Encodable {
    var path: [String]
    var kind: String
    @OrNull var slots: Int?
    @OrNull var utilization: Double?
    @OrNull var utilizationEstimate: Interval?
    @OrNull var borrowedShare: Double?
    var peak: Int
    var reclaimsPerRun: Double
    @OrNull var meanReclaimMs: Double?
    var longestReclaimMs: Int64

    init(_ label: PoolLabel, _ pool: PoolForecast) {
      path = label.path
      kind = "\(label.kind)"
      slots = label.ownSlots
      utilization = pool.utilization?.rounded(toPlaces: 6)
      utilizationEstimate = pool.utilizationEstimate.map(Interval.init)
      borrowedShare = pool.borrowedShare?.rounded(toPlaces: 6)
      peak = pool.peak
      reclaimsPerRun = pool.reclaims.rounded(toPlaces: 3)
      meanReclaimMs = pool.meanReclaimMs?.rounded(toPlaces: 3)
      longestReclaimMs = pool.longestReclaimMs
    }
  }
}

extension Double {
  /// Rounded to this many decimals: what lies beyond is noise of the estimate.
  func rounded(toPlaces places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}
