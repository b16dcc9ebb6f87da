import Scheduling

/// A distribution of lengths of time as it is written: a duration, or one family with its
/// parameters.
struct DistributionSpec: DocumentObject {
  var exponential: Located<MeanSpec>?
  var lognormal: Located<LognormalSpec>?
  var gamma: Located<GammaSpec>?
  var weibull: Located<WeibullSpec>?
  var uniform: Located<UniformSpec>?
  var empirical: Located<[Located<TimeSpan>]>?
  var mixture: Located<[Located<MixturePartSpec>]>?
  var after: Located<TimeSpan>?
  var observed: Located<Int>?
  var standardError: Located<TimeSpan>?
  /// Written as a bare duration.
  var constant: Located<TimeSpan>?

  static let objectName = "distribution"
  static let summary = """
    A length of time that varies: exactly one family. A bare duration such as `30 s` stands for a \
    length that is always the same.
    """
  static var keys: [Key<Self>] {
    [
      Key("exponential", \.exponential, MeanSpec.type, "Memoryless: short ones are frequent."),
      Key("lognormal", \.lognormal, LognormalSpec.type, "What conversations look like."),
      Key("gamma", \.gamma, GammaSpec.type, "Between constant and exponential, or beyond."),
      Key("weibull", \.weibull, WeibullSpec.type, "Lengths whose end gets more or less likely."),
      Key("uniform", \.uniform, UniformSpec.type, "Anything between two lengths alike."),
      Key(
        "empirical", \.empirical, ValueType.duration.list(atLeast: 1),
        "One of these observed lengths, each alike; the same length may occur several times."),
      Key(
        "mixture", \.mixture, MixturePartSpec.type.list(atLeast: 1),
        "Lengths of several kinds, each with its share."),
      Key(
        "after", \.after, .duration, default: "0 s",
        "Added to the length: `{after: 20 s, exponential: {mean: 8 s}}`."),
      Key(
        "observed", \.observed, .whole(10...1_000_000_000),
        """
        From how many lengths the parameters were estimated: `{lognormal: {mean: 95 s, sd: 80 s}, \
        observed: 350}`. Every run then draws them as these observations allow \
        (docs/comparing.md). Without it they are taken for known. Counts where calls end: \
        `ring`, `talk`, `voicemail_talk`, `callback_after`, `duration`.
        """),
      Key(
        "standard_error", \.standardError, .duration,
        "Instead of `observed`: the standard error of the mean."),
    ]
  }

  /// A bare duration, or the object.
  static var form: ValueType<Self> {
    .forms(
      "duration or distribution",
      expected:
        "a duration such as \"30 s\", or a distribution such as {exponential: {mean: 12 s}}",
      scalar: ValueType.duration.located.map { DistributionSpec(constant: $0) }, mapping: type)
  }
}

/// The parameters of an exponential distribution.
struct MeanSpec: DocumentObject {
  var mean: Located<TimeSpan>?

  static let objectName = "exponential"
  static let summary = "An exponential distribution."
  static var keys: [Key<Self>] { [Key("mean", \.mean, .duration, required: true, "Its mean.")] }
}

/// The parameters of a log-normal distribution.
struct LognormalSpec: DocumentObject {
  var mean: Located<TimeSpan>?
  var sd: Located<TimeSpan>?
  var mu: Located<Double>?
  var sigma: Located<Double>?

  static let objectName = "lognormal"
  static let summary = """
    A log-normal distribution, by its mean and standard deviation, or by those of the natural \
    logarithm of the length in seconds.
    """
  static var keys: [Key<Self>] {
    [
      Key("mean", \.mean, .duration, "Its mean; goes with `sd`."),
      Key("sd", \.sd, .duration, "Its standard deviation."),
      Key("mu", \.mu, .number(), "The mean of the logarithm; goes with `sigma`."),
      Key("sigma", \.sigma, .number(over: 0), "The standard deviation of the logarithm."),
    ]
  }
}

/// The parameters of a gamma distribution.
struct GammaSpec: DocumentObject {
  var mean: Located<TimeSpan>?
  var sd: Located<TimeSpan>?
  var shape: Located<Double>?
  var scale: Located<TimeSpan>?

  static let objectName = "gamma"
  static let summary = """
    A gamma distribution, by its mean and standard deviation, or by shape and scale, whose \
    product is the mean.
    """
  static var keys: [Key<Self>] {
    [
      Key("mean", \.mean, .duration, "Its mean; goes with `sd`."),
      Key("sd", \.sd, .duration, "Its standard deviation."),
      Key("shape", \.shape, .number(over: 0), "Its shape; goes with `scale`."),
      Key("scale", \.scale, .duration, "Its scale."),
    ]
  }
}

/// The parameters of a Weibull distribution.
struct WeibullSpec: DocumentObject {
  var shape: Located<Double>?
  var scale: Located<TimeSpan>?

  static let objectName = "weibull"
  static let summary = "A Weibull distribution; with shape 1 it is exponential."
  static var keys: [Key<Self>] {
    [
      Key("shape", \.shape, .number(over: 0), required: true, "Its shape."),
      Key(
        "scale", \.scale, .duration, required: true, "The length that 63 % do not exceed."),
    ]
  }
}

/// The parameters of a uniform distribution.
struct UniformSpec: DocumentObject {
  var from: Located<TimeSpan>?
  var to: Located<TimeSpan>?

  static let objectName = "uniform"
  static let summary = "A uniform distribution."
  static var keys: [Key<Self>] {
    [
      Key("from", \.from, .duration, required: true, "The shortest length."),
      Key("to", \.to, .duration, required: true, "The longest length."),
    ]
  }
}
