public import Planning
public import Simulating

/// Luck against ignorance, with the names that people need to read it.
public struct SpreadFindings: Equatable, Sendable {
  /// The finding, in a sentence.
  public let sentence: String
  /// The standard deviation of the finish, in milliseconds.
  let standardDeviationMs: Double
  /// The share of its variance that comes from not knowing the figures.
  let ignorance: Double
  /// Worlds that were drawn.
  let worlds: Int
  /// What single figures contribute, the largest first.
  let figures: [Share]

  struct Share: Equatable, Sendable {
    let name: String
    let share: Double
  }

  /// What a spread amounts to.
  ///
  /// - Parameters:
  ///   - model: whose figures they are.
  ///   - campaigns: the paths of its campaigns.
  ///   - outcomeNames: by raw value.
  public init(
    _ spread: FinishSpread, of model: Model, campaigns: [String], outcomeNames: [String]
  ) {
    sentence =
      SpreadPhrases.sentence(spread, of: model, campaigns: campaigns, outcomeNames: outcomeNames)
    standardDeviationMs = spread.standardDeviationMs
    ignorance = spread.ignorance
    worlds = spread.worlds
    figures = SpreadPhrases.shares(
      spread, of: model, campaigns: campaigns, outcomeNames: outcomeNames
    ).map { Share(name: $0.name, share: $0.share) }
  }
}
