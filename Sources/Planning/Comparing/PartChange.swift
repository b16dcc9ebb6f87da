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
  public let onTime: OnTimeChange?
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
    // Nothing is finished before the beginning or after the limit.
    let start = min(sides.0.outline.start, sides.1.outline.start)
    finish = FinishChange(
      first, second, deadlines: deadlines, mostMs: Double((limit - start).milliseconds),
      controls: sides.0.controls, settings: settings, confidence: confidence)
    if let own = deadlines.0, let other = deadlines.1, finish != nil {
      onTime = OnTimeChange(
        PairedProportions(first: first.isOnTime(own), second: second.isOnTime(other)),
        settings.method, confidence)
    } else {
      onTime = nil
    }
    func change(_ figure: (PartSeries) -> [Double], most: Double = .infinity) -> FigureChange {
      FigureChange(figure(first), figure(second), most: most, settings.method, confidence)
    }
    let tasks = (first.tasks + second.tasks).max() ?? 0
    reached = change(\.reached, most: tasks)
    attempts = change(\.attempts)
    let hasStreams = (first.called + first.lost + second.called + second.lost).contains { $0 > 0 }
    lost = hasStreams ? change(\.lost, most: tasks) : nil
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

  init(
    _ first: [Double], _ second: [Double], most: Double, _ method: ChangeInterval,
    _ confidence: Double
  ) {
    self.first = Moments(first).mean
    self.second = Moments(second).mean
    change = method.mean(of: zip(first, second).map { $1 - $0 }, most: most, confidence)
  }
}

/// How likely a part is on time under both scenarios.
public struct OnTimeChange: Equatable, Sendable {
  /// The pairs by who is on time.
  public let pairs: PairedProportions
  /// Where the change of the probability may lie, −1 … 1.
  public let interval: ClosedRange<Double>
  /// How often chance alone would be so lopsided, 0 … 1.
  public let pValue: Double

  init(_ pairs: PairedProportions, _ method: ChangeInterval, _ confidence: Double) {
    self.pairs = pairs
    interval = method.change(of: pairs, confidence)
    pValue = method.pValue(of: pairs)
  }
}
