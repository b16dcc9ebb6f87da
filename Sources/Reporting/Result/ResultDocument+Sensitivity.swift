import Planning
import Statistics

extension ResultDocument {
  /// What becomes of the finish if one input is wrong by a tenth.
  struct Sensitivity: Codable, Equatable, Sendable {
    /// Runs of each change, on the same luck.
    var runs: Int
    /// Runs that are on time with nothing changed.
    var onTime: Int
    /// What moves it most, in a sentence.
    var text: String
    /// The inputs, the strongest first.
    var inputs: [Input]

    struct Input: Codable, Equatable, Sendable {
      var name: String
      var sides: [Side]
    }

    /// An input with a tenth less of it, or a tenth more.
    struct Side: Codable, Equatable, Sendable {
      var value: String
      /// Hundredths of what was written.
      var percent: Int
      /// How much later it finishes, in the median of the runs, and how far that may be off.
      /// Null where mostly only one of them finishes.
      @OrNull var changeMs: Int64? = nil
      /// Whether it mostly never finishes so where it would otherwise.
      var isNever: Bool
      @OrNull var lowMs: Int64? = nil
      @OrNull var highMs: Int64? = nil
      /// Runs that are on time.
      var onTime: Int
    }
  }

  /// Luck against ignorance: what more data would narrow.
  struct Spread: Codable, Equatable, Sendable {
    var standardDeviationMs: Int64
    /// The share of the variance that comes from figures that are not known for certain.
    var ignorance: Double
    /// Worlds that were drawn to find out.
    var worlds: Int
    var figures: [Figure]
    var text: String

    struct Figure: Codable, Equatable, Sendable {
      var name: String
      /// The share of the variance that it alone contributes.
      var share: Double
    }
  }
}

extension ResultDocument.Sensitivity {
  init(_ sensitivity: Planning.Sensitivity) {
    runs = sensitivity.replications
    onTime = sensitivity.unchanged.successes
    text = SensitivityWords(sensitivity).sentence
    inputs = sensitivity.effects.map { effect in
      Input(name: SensitivityWords.name(effect.input), sides: effect.sides.map(Side.init))
    }
  }
}

extension ResultDocument.Sensitivity.Side {
  init(_ side: InputEffect.Side) {
    value = SensitivityWords.value(side)
    percent = side.percent
    changeMs = Int64(finite: side.changeMs)
    isNever = side.changeMs == .infinity
    onTime = side.onTime.successes
    lowMs = side.intervalMs.lower.flatMap(Int64.init(finite:))
    highMs = side.intervalMs.upper.flatMap(Int64.init(finite:))
  }
}

extension ResultDocument.Spread {
  init(_ spread: SpreadFindings) {
    standardDeviationMs = Int64(rounding: spread.standardDeviationMs)
    ignorance = spread.ignorance.rounded(toPlaces: 3)
    worlds = spread.worlds
    figures = spread.figures.map { Figure(name: $0.name, share: $0.share.rounded(toPlaces: 3)) }
    text = spread.sentence
  }
}
