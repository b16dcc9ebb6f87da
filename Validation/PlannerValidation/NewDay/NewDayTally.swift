public import Statistics

/// Forecasts of the finish of a day to come, of which only a log of earlier calls is known.
public struct NewDayTally: Sendable {
  /// Calls in the log.
  public let attempts: Int
  /// Days whose finish lay within the nominal 90 % of runs with the figures taken for true.
  public let plugIn: Proportion
  /// The same of runs with figures drawn from their posterior.
  public let posterior: Proportion
  /// The mean width of both, in seconds.
  public let plugInWidth: Double
  /// See `plugInWidth`.
  public let posteriorWidth: Double

  /// What the posterior forecasts have to cover of their nominal 90 %.
  public static let allowed = 0.85...0.94

  /// Whether they do, and cover more than the plug-in ones.
  public var holds: Bool {
    Self.allowed.contains(posterior.value) && plugIn.successes < posterior.successes
  }
}

/// The 5 % and the 95 % point of what may be, from 199 runs: the tenth from either end, between
/// which one run more lies with a probability of exactly 90 %.
struct ForecastInterval {
  static let runs = 199
  let lower: Double
  let upper: Double

  init(_ seconds: [Double]) {
    precondition(seconds.count == Self.runs, "ranks belong to a number of runs")
    let sorted = seconds.sorted()
    lower = sorted[9]
    upper = sorted[Self.runs - 10]
  }

  func contains(_ second: Double) -> Bool { lower <= second && second <= upper }
}
