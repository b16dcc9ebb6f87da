import Scheduling
public import Statistics

/// What changes for a campaign, a workspace or the whole.
public struct PartChange: Equatable, Sendable {
  /// What it is about.
  public enum Scope: String, Codable, Sendable {
    /// All campaigns together.
    case whole
    /// The campaigns of one workspace.
    case workspace
    /// One campaign.
    case campaign
  }

  /// What it is about.
  public let scope: Scope
  /// The name of the workspace or the path of the campaign; empty for the whole.
  public let name: String
  /// The change of its finish; nil where nothing is to be finished.
  public let finish: FinishChange?
  /// Whether it is on time, pair by pair; nil unless both scenarios have a deadline.
  public let onTime: PairedProportions?
  /// Contacts reached in one run.
  public let reached: FigureChange
  /// Calls in one run.
  public let attempts: FigureChange
  /// Tasks that came one by one and were not called, in one run; nil where none come so.
  public let lost: FigureChange?
  /// The mean wait of those that were called, in milliseconds; nil where none come so.
  public let meanWaitMs: FigureChange?
  /// The confidence of every interval in it.
  public let confidence: Double

  init(
    _ scope: Scope, _ name: String, places: ([Int], [Int]), of sides: (ComparedSide, ComparedSide),
    settings: Comparison.Settings, confidence: Double
  ) {
    self.scope = scope
    self.name = name
    self.confidence = confidence
    let limit = max(
      PartSeries.limit(places.0, of: sides.0), PartSeries.limit(places.1, of: sides.1))
    let first = PartSeries(places.0, of: sides.0, unfinishedAt: limit)
    let second = PartSeries(places.1, of: sides.1, unfinishedAt: limit)
    let deadlines = (sides.0.outline.deadline, sides.1.outline.deadline)
    finish = FinishChange(
      first, second, deadlines: deadlines, settings: settings, confidence: confidence)
    if let own = deadlines.0, let other = deadlines.1, finish != nil {
      onTime = PairedProportions(first: first.isOnTime(own), second: second.isOnTime(other))
    } else {
      onTime = nil
    }
    func change(_ figure: (PartSeries) -> [Double]) -> FigureChange {
      FigureChange(figure(first), figure(second), settings.method, confidence)
    }
    reached = change(\.reached)
    attempts = change(\.attempts)
    let hasStreams = (first.called + first.lost + second.called + second.lost).contains { $0 > 0 }
    lost = hasStreams ? change(\.lost) : nil
    meanWaitMs = hasStreams ? change(\.meanWaitMs) : nil
  }
}

/// A figure of one run under both scenarios.
public struct FigureChange: Equatable, Sendable {
  /// The mean under the first.
  public let first: Double
  /// The mean under the second.
  public let second: Double
  /// The mean of second − first, with its interval.
  public let change: Estimate

  init(_ first: [Double], _ second: [Double], _ method: ChangeInterval, _ confidence: Double) {
    let pairs = PairedDifference(first: first, second: second)
    self.first = pairs.first.mean
    self.second = pairs.second.mean
    change = method.estimate(pairs.differences, confidence)
  }
}

/// How the interval of a mean change is made.
public enum ChangeInterval: Equatable, Sendable {
  /// Student's t: for a number of runs that was fixed beforehand.
  case fixedRuns
  /// The asymptotic confidence sequence: holds however often it was looked at, and so allows to
  /// stop when a question is decided.
  case anyTime

  /// The theory of the sequence is one of many runs.
  private static let fewestAtAnyTime = 100

  func estimate(_ moments: Moments, _ confidence: Double) -> Estimate {
    switch self {
    case .fixedRuns: moments.estimate(confidence: confidence)
    case .anyTime where moments.count < Self.fewestAtAnyTime:
      Estimate(
        mean: moments.mean, halfWidth: .infinity, confidence: confidence, count: moments.count)
    case .anyTime: MeanSequence(alpha: 1 - confidence).estimate(moments)
    }
  }
}
