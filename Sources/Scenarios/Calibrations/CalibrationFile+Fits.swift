import Scheduling
import Statistics

// The section `fits` of a calibration file: checked where it stands, and brought together with what
// the scenario makes of the lengths.

extension CalibrationFile {
  /// Reports fits of lengths that the file does not have, and figures that cannot be.
  func checkFits(_ log: ProblemLog) {
    var known: Set<String> = []
    for fit in fits {
      guard let name = fit.value.profile, let key = fit.value.length else { continue }
      if !known.insert("\(name.value).\(key.value)").inserted {
        log.report(key.place, "there is a fit of this length already", hint: "remove one")
      }
      if let profile = profiles.first(where: { $0.key == name.value }) {
        if !profile.value.says(key.value) {
          log.report(
            key.place, "the profile \(name.value) of this file has no \(key.value)",
            hint: "name a length that is written there")
        }
      } else {
        log.report(
          name.place, "there is no profile \"\(name.value)\" in this file",
          hint: Spelling.suggestion(for: name.value, among: profiles.map(\.key)))
      }
      checkFigures(of: fit.value, log)
    }
  }

  private func checkFigures(of fit: LengthFitSpec, _ log: ProblemLog) {
    if let quantiles = fit.quantiles {
      let count = QuantileComparison.levels.count
      if quantiles.value.count != count {
        log.report(
          quantiles.place,
          "expected \(count) lengths, of p1, p5, p10 and so on to p95, p99, found "
            + "\(quantiles.value.count)")
      }
      for (shorter, longer) in zip(quantiles.value, quantiles.value.dropFirst())
      where longer.value < shorter.value {
        log.report(
          longer.place, "\(longer.value.text) follows \(shorter.value.text)",
          hint: "quantiles rise")
      }
    }
    if let unit = fit.roundedTo, unit.value <= .zero {
      log.report(unit.place, "expected a length above 0 s", hint: "write 1 s for whole seconds")
    }
    if let criteria = fit.criteria, let values = criteria.value.byFamily {
      for value in values where value.value < 0 {
        log.report(value.place, "expected a number of at least 0, found \(value.value.plain)")
      }
      if values.allSatisfy({ $0.value > 0 }) {
        log.report(criteria.place, "none is 0", hint: "write how much each is above the lowest")
      }
    }
    if let calls = logCalls, let observed = fit.observed, observed.value > calls {
      log.report(
        observed.place, "\(observed.value) were observed, but the log has \(calls) calls",
        hint: "correct observed, or calls under log")
    }
    _ = fit.nearest?.distribution(log)
  }

  /// The fitted lengths that calls of the scenario are drawn from, in the order of the file, with
  /// the distribution that holds there.
  ///
  /// - Parameter tree: the scenario, with its profiles and overrides.
  func lengths(in tree: DocumentNode) -> [CalibratedLength] {
    fits.compactMap { fit in
      guard let profile = fit.value.profile?.value, let key = fit.value.length?.value,
        let observed = fit.value.observed?.value, let mean = fit.value.mean,
        let quantiles = fit.value.quantiles, tree.draws(key, from: profile),
        let distribution = tree.distribution(at: "\(Self.telephonyKey).\(profile).\(key)")
      else { return nil }
      return CalibratedLength(
        profile: profile, key: key, observed: observed,
        unitSeconds: fit.value.roundedTo?.seconds ?? 1, meanSeconds: mean.seconds,
        quantiles: quantiles.value.map(\.seconds),
        criteria: fit.value.criteria?.value.byFamily?.map(\.value) ?? [],
        distribution: distribution.asKnown,
        nearest: distribution.asKnown.isEmpirical
          ? fit.value.nearest?.distribution(ProblemLog()) : nil)
    }
  }
}

extension Distribution {
  /// Whether lengths are drawn as they were observed; what has been written in their place is held
  /// against the calls itself.
  fileprivate var isEmpirical: Bool {
    if case .empirical = self { true } else { false }
  }
}

extension DocumentNode {
  /// The distribution that is written under keys of keys; nil if none is.
  fileprivate func distribution(at path: String) -> Distribution? {
    let node = path.split(separator: ".").reduce(self as DocumentNode?) {
      $0?.value(of: String($1))
    }
    return node.flatMap { DistributionSpec.form.located.read($0, path, ProblemLog()) }?
      .distribution(ProblemLog())
  }

  /// Whether any call of a scenario has this length from this profile, and not from one that is
  /// based on it and has its own.
  fileprivate func draws(_ key: String, from profile: String) -> Bool {
    guard case .mapping(let entries) = content else { return false }
    let named = value(of: CalibrationFile.telephonyKey)
    var isDrawn = false
    for entry in entries where entry.key != CalibrationFile.telephonyKey {
      entry.value.visit(entry.key) { name, node, _ in
        if name == CalibrationFile.telephonyKey, !isDrawn {
          isDrawn = node.takes(key, from: profile, among: named, steps: 0)
        }
      }
    }
    return isDrawn
  }

  /// The same of telephony where it is used: a name, or a mapping.
  private func takes(
    _ key: String, from profile: String, among named: DocumentNode?, steps: Int
  ) -> Bool {
    // Profiles that are based on each other were refused; here they only have to end.
    guard steps < 100 else { return false }
    if case .scalar(let name) = content {
      if name.text == profile { return true }
      return named?.value(of: name.text)?
        .takes(key, from: profile, among: named, steps: steps + 1) ?? false
    }
    let own = key.split(separator: ".").first.map(String.init) ?? key
    let replacesTalk = key == "answers.completed.talk" && says("talk")
    guard !says(own), !replacesTalk, let base = value(of: "based_on") else { return false }
    return base.takes(key, from: profile, among: named, steps: steps + 1)
  }
}
