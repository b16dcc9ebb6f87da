public import Statistics

/// A length that a scenario draws from, with the calls that it was fitted to: what it takes to
/// judge the fit.
public struct CalibratedLength: Equatable, Sendable {
  /// The profile that has the length.
  public var profile: String
  /// Its key in the profile: `ring`, `voicemail_talk`, `answers.completed.talk`.
  public var key: String
  /// How many calls told it.
  public var observed: Int
  /// To what the log rounds lengths.
  public var unitSeconds: Double
  /// The mean of these calls.
  public var meanSeconds: Double
  /// Their quantiles at `QuantileComparison.levels`, in seconds.
  public var quantiles: [Double]
  /// Akaike's criterion above the lowest, in the order of the families; empty if it is not known.
  public var criteria: [Double]
  /// What the runs draw from: as the file has it, or `--set`.
  public var distribution: Distribution
  /// The family that came nearest, where none came near and the lengths are as observed.
  public var nearest: Distribution?

  /// A length, field by field.
  public init(
    profile: String, key: String, observed: Int, unitSeconds: Double, meanSeconds: Double,
    quantiles: [Double], criteria: [Double], distribution: Distribution,
    nearest: Distribution? = nil
  ) {
    self.profile = profile
    self.key = key
    self.observed = observed
    self.unitSeconds = unitSeconds
    self.meanSeconds = meanSeconds
    self.quantiles = quantiles
    self.criteria = criteria
    self.distribution = distribution
    self.nearest = nearest
  }
}
