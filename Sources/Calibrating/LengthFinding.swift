public import Scheduling
public import Statistics

/// What a log tells about a length of time.
public struct LengthFinding: Equatable, Sendable {
  /// Which length.
  public enum Kind: Hashable, Sendable {
    /// Ringing until a person answers.
    case ring
    /// Ringing until a call is given up.
    case ringTimeout
    /// From the answer to the end of calls with this outcome.
    case talk(Outcome)
  }

  /// What it comes to.
  public enum Result: Equatable, Sendable {
    /// A distribution, and where it is furthest off.
    case fitted(LengthFit, QuantileError?)
    /// As observed, since no family comes near: the mean lengths of a hundred equal parts of the
    /// calls, from the shortest to the longest; and the family that comes nearest.
    case parts([Double], nearest: LengthFit, QuantileError)
    /// The same in all calls, or the median of what should be, in seconds.
    case constant(Double)
    /// Not enough calls to tell.
    case tooFew
    /// 0 s in all calls: the length was not recorded.
    case notRecorded
  }

  /// Which length.
  public let kind: Kind
  /// What it comes to.
  public let result: Result
  /// The lengths in seconds: how many, their mean and their spread.
  public let moments: Moments
  /// How many lengths are 0 s. Those of calls that nobody answered were not recorded and are left
  /// out of everything else; others may be short, and count.
  public let zeros: Int
  /// What its fits are judged by; nil if nothing was fitted.
  public let evidence: FitEvidence?

  /// A distribution is fitted to so many lengths at least.
  public static let fewest = 10

  /// So many lengths are divided into parts if no family comes near: ten for each part.
  public static let fewestForParts = 1000
  private static let parts = 100

  /// Fewer lengths than that leave a mean that may be off by a fifth.
  static let thin = 100

  /// All lengths that a log tells something about, talk by outcome. O(calls · log calls).
  static func all(of log: CallLog) -> [LengthFinding] {
    var seconds: [Kind: [Double]] = [:]
    for call in log.calls {
      guard case .outcome(let outcome) = call.end else { continue }
      let isPerson = Outcome.ofPersons.contains(outcome)
      if let ring = call.ring, isPerson || outcome == .noAnswer {
        seconds[isPerson ? .ring : .ringTimeout, default: []].append(ring)
      }
      if let talk = call.talk, isPerson || outcome == .voicemail {
        seconds[.talk(outcome), default: []].append(talk)
      }
    }
    let kinds: [Kind] =
      [.ring, .ringTimeout] + (Outcome.ofPersons + [.voicemail]).map { .talk($0) }
    return kinds.compactMap { kind in
      let column = if case .talk = kind { log.columns.talk } else { log.columns.ring }
      return seconds[kind].map {
        LengthFinding(kind, of: $0, columnUnitSeconds: column?.unitSeconds ?? 1)
      }
    }
  }

  init(_ kind: Kind, of seconds: [Double], columnUnitSeconds: Double) {
    self.kind = kind
    zeros = seconds.count { $0 == 0 }
    // No call is given up before it rings.
    let known = kind == .ringTimeout && zeros < seconds.count ? seconds.filter { $0 > 0 } : seconds
    moments = Moments(known)
    evidence =
      kind == .ringTimeout || known.count < Self.fewest
      ? nil : FitEvidence(of: known, unitSeconds: Self.unit(of: known, columnUnitSeconds))
    result = Self.result(kind, known, evidence)
  }

  /// From this share of 0 s on, among other lengths, somebody should look at them.
  private static let manyZeros = 0.1

  /// How many lengths are 0 s, where they are many but not all; nil: few, or there is no length.
  var zerosInWords: String? {
    typealias Figures = CalibrationFigures
    switch result {
    case .tooFew, .notRecorded: return nil
    case .constant, .fitted, .parts: break
    }
    if kind == .ringTimeout {
      return zeros > 0 ? "\(Figures.count(zeros, "call")) of 0 s left out: not recorded" : nil
    }
    guard Double(zeros) >= Self.manyZeros * Double(moments.count), zeros < moments.count else {
      return nil
    }
    return "0 s in \(Figures.count(zeros)) of \(Figures.count(moments.count, "call")), which count:"
      + " were they recorded?"
  }

  /// The same as a comment of a file.
  func doubt(_ indent: String) -> [String] { zerosInWords.map { ["\(indent)# \($0)"] } ?? [] }

  /// To what lengths are rounded: the unit of their column, or seconds, or milliseconds.
  private static func unit(of seconds: [Double], _ columnUnitSeconds: Double) -> Double {
    [max(columnUnitSeconds, 1), 1].first { unit in
      seconds.allSatisfy { abs(($0 / unit).rounded() * unit - $0) < 1e-6 }
    } ?? 0.001
  }

  private static func result(
    _ kind: Kind, _ seconds: [Double], _ evidence: FitEvidence?
  ) -> Result {
    if seconds.count < fewest { return .tooFew }
    if seconds.allSatisfy({ $0 == 0 }) { return .notRecorded }
    if kind == .ringTimeout { return .constant(Quantiles(seconds).quantile(0.5) ?? 0) }
    guard let fit = evidence?.best else { return .constant(seconds[0]) }
    let error = QuantileError(fit.distribution, against: seconds)
    if seconds.count >= fewestForParts, let error, isFar(fit, error, Moments(seconds)) {
      return .parts(meansOfParts(seconds), nearest: fit, error)
    }
    return .fitted(fit, error)
  }

  /// Whether a fit is so far from what it was fitted to that a plan could tell: a quantile by a
  /// fifth, or the mean, which slots are sized by, by 3 %.
  static func isFar(_ fit: LengthFit, _ error: QuantileError, _ moments: Moments) -> Bool {
    error.size > 0.2 || abs(fit.distribution.mean / moments.mean - 1) > 0.03
  }

  private static func meansOfParts(_ seconds: [Double]) -> [Double] {
    let sorted = seconds.sorted()
    return (0..<parts).map { part in
      Moments(sorted[(sorted.count * part / parts)..<(sorted.count * (part + 1) / parts)]).mean
    }
  }
}
