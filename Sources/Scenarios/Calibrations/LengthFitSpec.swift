import Scheduling
import Statistics

/// How near a length of a calibration file comes to the calls it was fitted to, as it is written.
struct LengthFitSpec: DocumentObject {
  var profile: Located<String>?
  var length: Located<String>?
  var observed: Located<Int>?
  var roundedTo: Located<TimeSpan>?
  var mean: Located<TimeSpan>?
  var criteria: Located<CriteriaSpec>?
  var quantiles: Located<[Located<TimeSpan>]>?
  var nearest: Located<DistributionSpec>?

  static let objectName = "length_fit"
  static let summary = """
    What tells how near a length of a calibration file comes to the calls it was fitted to. It \
    changes no run; the report of a plan draws it.
    """
  static var keys: [Key<Self>] {
    [
      Key(
        "profile", \.profile, .profileName, required: true, "The profile that has the length."),
      Key(
        "length", \.length, lengthKey, required: true,
        "The key of the length in that profile."),
      Key(
        "observed", \.observed, .whole(1...1_000_000_000), required: true,
        "How many calls told it."),
      Key(
        "quantiles", \.quantiles, ValueType.duration.list(atLeast: 1), required: true,
        """
        The lengths that 1 %, 5 %, 10 % and so on to 95 %, 99 % of these calls do not exceed: \
        \(QuantileComparison.levels.count) of them.
        """),
      Key("mean", \.mean, .duration, required: true, "The mean of these calls."),
      Key(
        "rounded_to", \.roundedTo, .duration, default: "1 s",
        "To what the log rounds lengths."),
      Key(
        "aic", \.criteria, CriteriaSpec.type,
        "Akaike's information criterion of each family that was tried, above the lowest."),
      Key(
        "nearest", \.nearest, DistributionSpec.type,
        """
        The distribution that came nearest, where none came near and the length is `empirical`: \
        it is drawn to show why.
        """),
    ]
  }

  private static var lengthKey: ValueType<String> {
    .text(
      "key of a length",
      expected: "the key of a length in its profile, such as ring or answers.completed.talk",
      pattern: "(ring|talk|voicemail_talk|(answers|outcomes)\\.[a-z][a-z0-9_]*\\.(ring|talk))",
      parse: { $0 })
  }
}

/// Akaike's information criterion of the families that were tried, above the lowest, as written.
struct CriteriaSpec: DocumentObject {
  var lognormal: Located<Double>?
  var gamma: Located<Double>?
  var weibull: Located<Double>?
  var exponential: Located<Double>?

  static let objectName = "criteria"
  static let summary = """
    Akaike's information criterion of each family that was tried, above the lowest, which is 0.
    """
  static var keys: [Key<Self>] {
    [
      Key("lognormal", \.lognormal, .number(), required: true, "Of the log-normal."),
      Key("gamma", \.gamma, .number(), required: true, "Of the gamma."),
      Key("weibull", \.weibull, .number(), required: true, "Of the Weibull."),
      Key("exponential", \.exponential, .number(), required: true, "Of the exponential."),
    ]
  }

  /// By family, in their order; nil if one is missing, which was reported.
  var byFamily: [Located<Double>]? {
    let all = LengthFit.Family.allCases.compactMap { family in
      switch family {
      case .lognormal: lognormal
      case .gamma: gamma
      case .weibull: weibull
      case .exponential: exponential
      }
    }
    return all.count == LengthFit.Family.allCases.count ? all : nil
  }
}
