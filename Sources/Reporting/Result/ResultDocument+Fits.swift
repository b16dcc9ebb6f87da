import Scenarios
import Statistics

extension ResultDocument {
  /// How near a calibrated length comes to the calls that it was fitted to.
  struct Fit: Codable, Equatable, Sendable {
    /// Where the length is written: `telephony.october.answers.completed.talk`.
    var path: String
    /// The length in words.
    var name: String
    /// The calls that told it.
    var calls: Int
    /// To what the log rounds lengths.
    var roundedToMs: Int64
    /// What runs draw from: `lognormal`, `empirical`, `constant` …
    var family: String
    /// The family whose quantiles are in `points`: the one that comes nearest, if runs draw lengths
    /// as they were observed.
    var shown: String
    /// How near it comes, in a sentence.
    var text: String
    var observedMeanMs: Int64
    var fittedMeanMs: Int64
    /// Akaike's criterion of every family that was tried, above the lowest; empty if not known.
    var criteria: [Criterion]
    var points: [Point]

    struct Criterion: Codable, Equatable, Sendable {
      var family: String
      var aboveLowest: Double
    }

    /// A quantile.
    struct Point: Codable, Equatable, Sendable {
      var level: Double
      /// Of the calls.
      var observedMs: Int64
      /// Of the distribution.
      var fittedMs: Int64
      /// Where that of so many calls lies with 95 % if the distribution is right.
      var lowMs: Int64
      var highMs: Int64
      /// Whether that of the calls lies elsewhere.
      var isOutside: Bool
    }
  }
}

extension ResultDocument.Fit {
  init(_ length: CalibratedLength) {
    let shown = length.nearest ?? length.distribution
    let comparison = QuantileComparison(
      shown, observed: length.quantiles, count: length.observed, unitSeconds: length.unitSeconds)
    path = "telephony.\(length.profile).\(length.key)"
    name = FitWords.name(ofKey: length.key)
    calls = length.observed
    roundedToMs = Int64(rounding: length.unitSeconds * 1000)
    family = FitWords.family(length.distribution)
    self.shown = FitWords.family(shown)
    text = FitWords.finding(length, comparison)
    observedMeanMs = Int64(rounding: length.meanSeconds * 1000)
    fittedMeanMs = Int64(rounding: shown.mean * 1000)
    criteria = zip(LengthFit.Family.allCases, length.criteria).map {
      Criterion(family: $0.rawValue, aboveLowest: $1)
    }
    points = comparison.points.map(Point.init)
  }
}

extension ResultDocument.Fit.Point {
  init(_ point: QuantileComparison.Point) {
    level = point.level
    observedMs = Int64(rounding: point.observed * 1000)
    fittedMs = Int64(rounding: point.fitted * 1000)
    lowMs = Int64(rounding: point.band.lowerBound * 1000)
    highMs = Int64(rounding: point.band.upperBound * 1000)
    isOutside = point.isOutside
  }
}
