import Scenarios
import Scheduling
import Simulating
package import TestSupport

/// A case of the swarm as the product replays it from its document.
package struct CaseReplay {
  /// The calls, in order of their starts.
  package let starts: [CaseDocument.WrittenStart]

  /// Reads a document and runs it once.
  ///
  /// - Throws: what is wrong with the document.
  package init(of text: String) throws {
    let scenario = try Scenario.load(text: text, file: "case.yaml", folder: ".", overrides: [])
    var starts: [CaseDocument.WrittenStart] = []
    _ = trace(scenario.model, seed: scenario.seed, replication: 0) { line in
      guard case .callStarted(let call) = line.event else { return }
      starts.append(
        CaseDocument.WrittenStart(
          campaign: Int(call.campaign.rawValue), row: Int(call.contact) + 1,
          attempt: Int(call.attempt),
          millisecond: call.start.milliseconds - CaseDocument.originMs))
    }
    self.starts = starts
  }

  /// The first call in which the replay differs from the case; nil if it makes the same calls,
  /// whatever the order of those of one instant.
  package func difference(from document: CaseDocument) -> String? {
    func sorted(_ starts: [CaseDocument.WrittenStart]) -> [CaseDocument.WrittenStart] {
      starts.sorted {
        ($0.millisecond, $0.campaign, $0.row) < ($1.millisecond, $1.campaign, $1.row)
      }
    }
    let (replayed, wanted) = (sorted(starts), sorted(document.starts))
    for place in 0..<max(replayed.count, wanted.count) {
      let found = place < replayed.count ? "\(replayed[place])" : "none"
      let expected = place < wanted.count ? "\(wanted[place])" : "none"
      if found != expected { return "\(found) instead of \(expected)" }
    }
    return nil
  }
}
