public import Statistics

/// Where the figures of a telephony come from, and how well they are known.
public struct Evidence: Equatable, Sendable {
  /// Names the luck of the figures: made from the name of the profile, so that all campaigns that
  /// use it draw the same ones, for they were learnt from the same calls.
  public var key: StreamKey
  /// From how many calls the shares were counted; nil: they are known.
  public var calls: Double?

  /// Evidence.
  public init(key: StreamKey, calls: Double? = nil) {
    self.key = key
    self.calls = calls
  }

  /// Figures that are known, or taken for it.
  public static let none = Evidence(key: StreamKey("figures"))
}

/// A figure of a model, or several that were learnt together.
public struct ModelFigure: Hashable, Sendable {
  /// Whose it is: the key of the evidence.
  public var key: StreamKey
  /// Which it is.
  public var part: Part

  /// A figure.
  public init(key: StreamKey, part: Part) {
    self.key = key
    self.part = part
  }

  /// A part of a telephony.
  public enum Part: Hashable, Sendable {
    /// The probabilities of a table of outcomes.
    case outcomes
    /// How often a person answers.
    case human
    /// The share of numbers that do not exist.
    case invalid
    /// What persons do who answer.
    case answers
    /// What happens when no person answers.
    case notHuman
    /// How much the hour of the week matters.
    case hours
    /// A length of time: that of the outcome with this raw value, of one kind.
    case length(LengthKind, outcome: UInt8)
  }

  /// Which length of time.
  public enum LengthKind: UInt8, Hashable, Sendable, CaseIterable {
    /// Until it is answered or given up.
    case ring
    /// From the answer to the end.
    case talk
    /// From the end to the time asked for.
    case callback
  }

  /// Names the figure within its evidence; part of the layout of streams, so that old numbers are
  /// never reused.
  var entity: UInt32 {
    switch part {
    case .outcomes: 0
    case .human: 1
    case .invalid: 2
    case .answers: 3
    case .notHuman: 4
    case .hours: 5
    case .length(let kind, let outcome): 256 + UInt32(outcome) * 4 + UInt32(kind.rawValue)
    }
  }
}
