import Scheduling
import Statistics

extension Calibration {
  /// The section of the file that says how near each length comes to its calls; empty if nothing
  /// was fitted.
  var fits: [String] {
    let rows = lengths.flatMap { finding -> [String] in
      guard let evidence = finding.evidence, let key = key(of: finding.kind) else { return [] }
      return fit(finding, evidence, key)
    }
    if rows.isEmpty { return [] }
    return [
      "# How near each length comes to the calls it was fitted to: the report of a plan draws it.",
      "# aic: Akaike's criterion of the families, above the lowest. quantiles: those of the calls,",
      "# p1, p5, p10 and so on to p95, p99.", "fits:",
    ] + rows
  }

  private func fit(
    _ finding: LengthFinding, _ evidence: FitEvidence, _ key: String
  ) -> [String] {
    typealias Figures = CalibrationFigures
    func length(_ seconds: Double) -> String {
      seconds == 0 ? "0 s" : Figures.exactSeconds(seconds)
    }
    let criteria = evidence.fits.map { fit in
      let above = ((fit.criterion - evidence.best.criterion) * 100).rounded() / 100
      return "\(fit.family.rawValue): \(Figures.number(above))"
    }
    var lines =
      [
        "  - profile: \(name)", "    length: \(key)", "    observed: \(finding.moments.count)",
        "    rounded_to: \(length(evidence.unitSeconds))",
        "    mean: \(length(finding.moments.mean))",
        "    aic: {\(criteria.joined(separator: ", "))}",
      ] + Self.list("quantiles", evidence.quantiles, indent: "    ")
    if case .parts = finding.result {
      lines.append(
        "    nearest: \(evidence.best.distribution.written())  # the lengths are as observed")
    }
    return lines
  }

  /// The key of the profile under which a length is written; nil if it is not, since no call that
  /// counts ended so.
  private func key(of kind: LengthFinding.Kind) -> String? {
    let persons = Outcome.ofPersons.filter { counts.count($0) > 0 }
    switch (counts.basis, kind) {
    case (_, .ringTimeout): return nil
    case (.firstCalls, .ring): return "ring"
    case (.firstCalls, .talk(.voicemail)): return "voicemail_talk"
    case (.firstCalls, .talk(let outcome)):
      return persons.contains(outcome) ? "answers.\(outcome.name).talk" : nil
    case (.allCalls, .ring): return persons.first.map { "outcomes.\($0.name).ring" }
    case (.allCalls, .talk(let outcome)):
      return counts.count(outcome) > 0 ? "outcomes.\(outcome.name).talk" : nil
    }
  }
}
