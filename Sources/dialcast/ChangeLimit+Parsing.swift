import Planning
import Scenarios
import Scheduling

extension ChangeLimit {
  /// What a limit may look like.
  static let examples = "\"later by 5 min\", \"north less likely by 2 %\", \"fewer reached by 1 %\""

  /// A limit as it is written on the command line: a workspace or campaign (or none, for all of
  /// them), what is bounded, and how far; nil if it is not understood.
  init?(_ text: String) {
    guard
      let match = text.wholeMatch(
        of: #/(?:(?<part>\S+)\s+)?(?<what>later|less likely|fewer reached)\s+by\s+(?<size>.+)/#)
    else { return nil }
    let size = String(match.size)
    let measure: Measure? =
      switch match.what {
      case "later": TimeSpan(durationText: size).map { .later($0) }
      case "less likely": Self.share(size).map { .lessLikely($0) }
      default: Self.share(size).map { .fewerReached($0) }
      }
    guard let measure else { return nil }
    self.init(text: text, part: match.part.map { String($0) }, measure: measure)
  }

  /// `2 %` as 0.02.
  private static func share(_ text: String) -> Double? {
    guard let match = text.wholeMatch(of: #/([0-9]+(?:\.[0-9]+)?)\s*%/#),
      let percent = Double(match.1), percent <= 100
    else { return nil }
    return percent / 100
  }
}
