import Scheduling

/// A case of the swarm as a scenario that `dialcast check` replays.
///
/// The world of the swarm begins at midnight of Monday, 23 November 2026 (UTC). What is expected of
/// the replay is what the reference decides, so that the file fails as long as the fault is there.
public struct CaseDocument {
  /// The scenario in YAML.
  public let text: String
  /// What the case has and a scenario cannot say, a line each; if there is nothing, the replay
  /// makes the calls of the case.
  public let unexpressed: [String]
  /// The calls that the production scheduler makes of the case if it is left in peace.
  public let starts: [WrittenStart]

  /// A call by the names that it has in the document.
  public struct WrittenStart: Equatable, CustomStringConvertible {
    /// The place of the campaign among those of the document.
    public let campaign: Int
    /// The number of the contact in its campaign, from 1.
    public let row: Int
    /// The number of the call, from 1.
    public let attempt: Int
    /// From the beginning of the case.
    public let millisecond: Int64

    /// A call.
    public init(campaign: Int, row: Int, attempt: Int, millisecond: Int64) {
      self.campaign = campaign
      self.row = row
      self.attempt = attempt
      self.millisecond = millisecond
    }

    /// The call as a line of text.
    public var description: String {
      "\(millisecond) ms: campaign \(campaign) contact \(row) call \(attempt)"
    }
  }

  /// The beginning of the case in milliseconds since 1970.
  public static let originMs: Int64 = 1_795_392_000_000

  /// The document of a case, which is best a small one.
  ///
  /// - Parameter failure: what is wrong with the case, in a sentence.
  public init(of swarmCase: SwarmCase, failure: String) {
    self.init(CaseWriter(swarmCase, runsProduction: true), failure: failure)
  }

  /// The document of a case that ends the process of the production scheduler; what calls meet is
  /// known from the reference alone.
  public init(ofTrap swarmCase: SwarmCase) {
    self.init(CaseWriter(swarmCase, runsProduction: false), failure: "the scheduler traps")
  }

  private init(_ unwritten: CaseWriter, failure: String) {
    var writer = unwritten
    let body = writer.organisation() + writer.workspaces() + writer.timeline() + writer.faults()
    let expectations = writer.expectations()
    let head = Self.head(writer.swarmCase.organisation.seed, failure, writer.unexpressed)
    text = (head + body + expectations).joined(separator: "\n") + "\n"
    unexpressed = writer.unexpressed
    starts = writer.actual.calls.compactMap { writer.written($0) }
  }

  private static func head(
    _ seed: UInt64, _ failure: String, _ unexpressed: [String]
  ) -> [String] {
    var lines = [
      "# Found by the swarm, seed \(seed), and made smaller:",
      "# \(failure.filter { !$0.isNewline })",
      "#",
      "# `starts` is what the reference scheduler decides. The search again, with all that no",
      "# scenario can say (a process that dies and is restored, alarms that ring early or twice):",
      "#     dialcast-fuzz schedules --seed \(seed) --count 1",
    ]
    if !unexpressed.isEmpty {
      lines += ["#", "# Not in this file, so that the calls may differ from those of the case:"]
      lines += unexpressed.map { "# - \($0)" }
    }
    return lines + ["scenario: swarm-\(seed)"]
  }
}

extension SwarmCase {
  /// The case as a scenario.
  public var document: CaseDocument {
    CaseDocument(of: self, failure: failure() ?? "nothing is wrong")
  }
}
