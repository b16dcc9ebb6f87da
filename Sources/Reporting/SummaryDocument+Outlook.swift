import Calendars
import Planning
import Scheduling
import Statistics

extension SummaryDocument {
  /// One campaign, or all of them together, in `summary.json`.
  struct Outlook: Encodable {
    var workspace: String?
    var name: String?
    var zone: String
    var tasks: Double
    var finished: Milestone
    var resolved95: Milestone
    var resolved99: Milestone
    var attempts: Interval
    var reached: Interval
    var outcomes: [Part]
    var states: [Part]
    /// What held it back: the name, hours in one run and the share of its time.
    var heldBackBy: [Part]

    init(
      _ forecast: CampaignForecast, _ label: CampaignLabel?, _ clock: ZoneClock,
      _ report: Report
    ) {
      workspace = label?.workspace
      name = label?.name
      zone = clock.name
      tasks = forecast.tasks.rounded(toPlaces: 6)
      let confidence = report.forecast.confidence
      finished = Milestone(forecast.finished, clock, confidence)
      resolved95 = Milestone(forecast.resolved95, clock, confidence)
      resolved99 = Milestone(forecast.resolved99, clock, confidence)
      attempts = Interval(forecast.attempts)
      reached = Interval(forecast.reached)
      outcomes = forecast.outcomes.map {
        Part(name: report.outcomeNames[Int($0.outcome.rawValue)], mean: $0.mean, share: $0.share)
      }
      states = forecast.states.map { Part(name: $0.state.name, mean: $0.mean, share: $0.share) }
      heldBackBy = forecast.bindings.map {
        Part(name: $0.binding.name, mean: $0.meanMs / 3_600_000, share: $0.share)
      }
    }
  }

  /// A part of a whole.
  struct Part: Encodable {
    var name: String
    var mean: Double
    @OrNull var share: Double?

    init(name: String, mean: Double, share: Double?) {
      self.name = name
      self.mean = mean.rounded(toPlaces: 6)
      self.share = share?.rounded(toPlaces: 6)
    }
  }

  /// When something is reached; an instant of null is never.
  struct Milestone: Encodable {
    var quantiles: [Quantile]
    @OrNull var onTime: Chance?
    var missedRuns: Int
    var limit: String

    init(_ milestone: MilestoneForecast, _ clock: ZoneClock, _ confidence: Double) {
      quantiles = milestone.quantiles.map { Quantile($0, clock) }
      onTime = milestone.onTime.map { Chance($0, confidence) }
      missedRuns = milestone.missed
      limit = clock.format(milestone.limit, as: .rfc3339)
    }
  }

  /// By when, with which probability. `low` and `high` of null: never, or too few runs to say,
  /// which `lowIsKnown` and `highIsKnown` tell apart.
  struct Quantile: Encodable {
    var probability: Double
    @OrNull var at: String?
    @OrNull var low: String?
    @OrNull var high: String?
    var lowIsKnown: Bool
    var highIsKnown: Bool

    init(_ quantile: CompletionQuantile, _ clock: ZoneClock) {
      func text(_ end: CompletionInstant?) -> String? {
        end?.instant.map { clock.format($0, as: .rfc3339) }
      }
      probability = quantile.probability
      at = text(quantile.at)
      low = text(quantile.low)
      high = text(quantile.high)
      lowIsKnown = quantile.low != nil
      highIsKnown = quantile.high != nil
    }
  }

  /// A probability as runs out of runs.
  struct Chance: Encodable {
    var runs: Int
    var of: Int
    var probability: Double
    var low: Double
    var high: Double

    init(_ proportion: Proportion, _ confidence: Double) {
      let interval = proportion.wilsonInterval(confidence: confidence)
      runs = proportion.successes
      of = proportion.trials
      probability = proportion.value.rounded(toPlaces: 6)
      low = interval.lowerBound.rounded(toPlaces: 6)
      high = interval.upperBound.rounded(toPlaces: 6)
    }
  }
}
