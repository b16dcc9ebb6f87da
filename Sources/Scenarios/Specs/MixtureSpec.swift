/// A part of a mixture of distributions as it is written.
struct MixturePartSpec: DocumentObject {
  var share: Located<Double>?
  var of: Located<DistributionSpec>?

  static let objectName = "mixture_part"
  static let summary = """
    One of several distributions, of which one is chosen each time: \
    `[{share: 10 %, of: 0 s}, {share: 90 %, of: {exponential: {mean: 5 min}}}]`.
    """
  static var keys: [Key<Self>] {
    [
      Key(
        "share", \.share, .share, required: true,
        "How often it is chosen; those of all parts add up to 1."),
      Key("of", \.of, DistributionSpec.form, required: true, "The length when it is."),
    ]
  }
}
