import CGSL

/// The functions of the GNU Scientific Library that need a guard.
///
/// Left to itself the library aborts the program when an iteration does not converge. Here errors
/// are returned instead, and a result that is not a number stops the program with a sentence:
/// arguments have been checked by then, so that it would be a defect of ours.
enum GSL {
  /// Asks for errors to be returned. Done once, before anything else of the library is used.
  static func returnErrors() { _ = errorsAreReturned }

  private static let errorsAreReturned: Void = { gsl_set_error_handler_off() }()

  /// The p-quantile of Student's t.
  static func studentQuantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    checked("gsl_cdf_tdist_Pinv") { gsl_cdf_tdist_Pinv(p, degreesOfFreedom) }
  }

  /// The p-quantile of the standard normal distribution.
  static func normalQuantile(_ p: Double) -> Double {
    checked("gsl_cdf_ugaussian_Pinv") { gsl_cdf_ugaussian_Pinv(p) }
  }

  /// P(X ≤ x) for the standard normal distribution.
  static func normalCumulative(_ x: Double) -> Double {
    checked("gsl_cdf_ugaussian_P") { gsl_cdf_ugaussian_P(x) }
  }

  /// P(X ≤ x) for a gamma distribution.
  static func gammaCumulative(_ x: Double, shape: Double, scale: Double) -> Double {
    checked("gsl_cdf_gamma_P") { gsl_cdf_gamma_P(x, shape, scale) }
  }

  /// P(X ≤ x) for a beta distribution.
  static func betaCumulative(_ x: Double, _ a: Double, _ b: Double) -> Double {
    checked("gsl_cdf_beta_P") { gsl_cdf_beta_P(x, a, b) }
  }

  /// P(X > x) for a beta distribution.
  static func betaComplement(_ x: Double, _ a: Double, _ b: Double) -> Double {
    checked("gsl_cdf_beta_Q") { gsl_cdf_beta_Q(x, a, b) }
  }

  /// P(K ≤ k) for a binomial distribution.
  static func binomialCumulative(_ k: Int, p: Double, trials: Int) -> Double {
    k < 0 ? 0 : checked("gsl_cdf_binomial_P") { gsl_cdf_binomial_P(UInt32(k), p, UInt32(trials)) }
  }

  /// P(X > x) for a χ² distribution.
  static func chiSquareComplement(_ x: Double, degreesOfFreedom: Double) -> Double {
    checked("gsl_cdf_chisq_Q") { gsl_cdf_chisq_Q(x, degreesOfFreedom) }
  }

  /// Γ(x).
  static func gammaFunction(_ x: Double) -> Double {
    checked("gsl_sf_gamma") { gsl_sf_gamma(x) }
  }

  /// ln Γ(x), for x above 0.
  static func logGamma(_ x: Double) -> Double {
    checked("gsl_sf_lngamma") { gsl_sf_lngamma(x) }
  }

  /// ln B(a, b), the logarithm of the beta function.
  static func logBeta(_ a: Double, _ b: Double) -> Double {
    checked("gsl_sf_lnbeta") { gsl_sf_lnbeta(a, b) }
  }

  /// The second derivative of ln Γ(x), for x above 0.
  static func trigamma(_ x: Double) -> Double {
    checked("gsl_sf_psi_1") { gsl_sf_psi_1(x) }
  }

  private static func checked(_ name: StaticString, _ compute: () -> Double) -> Double {
    returnErrors()
    let value = compute()
    precondition(!value.isNaN, "\(name) gave no number")
    return value
  }
}
