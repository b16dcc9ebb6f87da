import Scheduling
import Simulating
import Statistics

extension DistributionSpec {
  /// From how many observations the parameters were estimated; 0: they are known. Nil only if a
  /// problem was reported.
  func observations(of base: Distribution, named family: String, _ log: ProblemLog) -> Double? {
    log.reportConflict(
      observed?.place, standardError?.place, keeping: "keep observed or standard_error")
    guard let place = observed?.place ?? standardError?.place else { return 0 }
    guard log.isClean(below: place) else { return nil }
    if case .uniform = base {
      log.report(
        place, "the ends of a uniform distribution are no estimates",
        hint: "write the observed lengths under empirical")
      return nil
    }
    if let observed { return Double(observed.value) }
    guard let error = standardError else { return 0 }
    // The mean of n lengths has the standard error sd / √n.
    let count = error.value > .zero ? base.variance / (error.seconds * error.seconds) : .infinity
    guard count >= 10, count <= 1e9 else {
      log.report(
        error.place,
        count > 1e9
          ? "a standard error must be above 0 s"
          : "so large an error says nothing of the \(family)",
        hint:
          "it is the standard deviation over the root of the number of observations, at least 10")
      return nil
    }
    return count
  }
}

extension TelephonyCompiler {
  /// Where the figures of a telephony come from; `share` is that whose standard error may be
  /// written. Nil only if a problem was reported.
  ///
  /// - Parameter path: the names of profiles that led here; empty where it is written in place.
  func evidence(
    of spec: Located<TelephonySpec>, share: Double, inside path: [String]
  ) -> Evidence? {
    let key = StreamKey("figures/" + (path.last ?? spec.place.keyPath))
    let (observed, error) = (spec.observed, spec.standardError)
    log.reportConflict(
      observed?.place, error?.place, keeping: "keep observed or standard_error")
    if let observed { return Evidence(key: key, calls: Double(observed.value)) }
    guard let error else { return Evidence(key: key) }
    // The share of n calls has the standard error √(p(1 − p) / n).
    let calls = error.value > 0 ? share * (1 - share) / (error.value * error.value) : 0
    guard calls >= 1 else {
      let percent = ((share * 1000).rounded() / 10).plain
      log.report(
        error.place,
        error.value > 0
          ? "so large an error says nothing of a share of \(percent) %"
          : "a standard error must be above 0",
        hint: "it is the root of p · (1 − p) over the number of calls")
      return nil
    }
    return Evidence(key: key, calls: calls)
  }
}
