import Calendars
import Simulating
import Statistics

extension TelephonyCompiler {
  /// Puts the effect of the hour as it is written into a profile whose people are known.
  ///
  /// - Parameter path: the names of profiles that led here; empty where it is written in place.
  func adjustHours(
    _ spec: Located<TelephonySpec>, inside path: [String], _ profile: inout PeopleProfile
  ) {
    guard let written = spec.value.hourEffect else { return }
    profile.hourEvidence = nil
    switch written.value {
    case .none: profile.hourEffect = []
    case .usMobile: profile.hourEffect = BuiltInProfile.usMobileHourEffect
    case .factors(let factors):
      checkOverlaps(factors)
      profile.hourEffect = [Double](repeating: 0, count: HoursOfWeek.count)
      let groups = factors.compactMap { adjust($0, &profile) }
      guard !groups.isEmpty else { return }
      let key = StreamKey("hours/" + (path.last ?? spec.place.keyPath))
      profile.hourEvidence = HourEvidence(key: key, groups: groups)
    }
  }

  /// Sets the hours of a key.
  ///
  /// - Returns: how well they are known; nil: they are taken for known.
  private func adjust(
    _ entry: Named<HourFactorSpec>, _ profile: inout PeopleProfile
  ) -> HourEvidence.Group? {
    guard let hours = Self.hours(of: entry), let factor = entry.value.value.factor?.value else {
      return nil
    }
    let effect = LogOdds.shift(factor: factor)
    for hour in hours.hours { profile.hourEffect[hour] = effect }
    guard let observed = entry.value.value.observed?.value, profile.correlation < 1,
      profile.humanMean > 0, profile.humanMean < 1
    else { return nil }
    let people = Reachability(mean: profile.humanMean, correlation: profile.correlation)
    let error = people.standardError(ofShift: effect, calls: Double(observed))
    // Where nobody's answer hangs on anything, no hour makes a difference either.
    guard error.isFinite else { return nil }
    return HourEvidence.Group(hours: hours.hours, calls: Double(observed), standardError: error)
  }

  /// Hours that two keys name could have two factors.
  private func checkOverlaps(_ factors: [Named<HourFactorSpec>]) {
    for (place, entry) in factors.enumerated() {
      guard let hours = Self.hours(of: entry) else { continue }
      for earlier in factors[..<place] {
        guard let common = Self.hours(of: earlier)?.intersection(hours), !common.isEmpty else {
          continue
        }
        log.report(
          entry.name.place, "\(common) is in \"\(earlier.name.value)\" already",
          hint: "let no two keys have an hour in common")
      }
    }
  }

  /// The hours of a key, which was checked when it was read.
  private static func hours(of entry: Named<HourFactorSpec>) -> HoursOfWeek? {
    (try? CallingHours.Window(parsing: entry.name.value)).flatMap(HoursOfWeek.init)
  }
}
