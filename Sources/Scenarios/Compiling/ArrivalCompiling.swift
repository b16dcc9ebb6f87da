import Calendars
import Scheduling
import Simulating

extension ScenarioCompiler {
  /// The most arrivals that a run may expect: each is kept in memory.
  private static let mostArrivals = 100_000_000.0

  /// When tasks come by chance; nil only if a problem was reported.
  ///
  /// - Parameters:
  ///   - owner: whose arrivals they are, for messages about what is missing.
  ///   - start: from when on they come if the document does not say.
  ///   - end: until when they come if the document does not say; nil: that must be said.
  func rates(
    of arrivals: Located<ArrivalsSpec>, by clock: ZoneClock, start: Instant, end: Instant?
  ) -> RateProfile? {
    let from = arrivals.from.map { clock.instant(of: $0.value) } ?? start
    var until = arrivals.until.map { clock.instant(of: $0.value) }
    var periods: [RateProfile.Period]
    if let weekly = arrivals.weekly {
      log.reportConflict(
        weekly.place, arrivals.perHour?.place ?? arrivals.periods?.place,
        keeping: "keep per_hour or weekly")
      guard let end = until ?? end else { return missingEnd(of: arrivals) }
      until = end
      guard isForward(arrivals, from: from, until: end, by: clock) else { return nil }
      let windows = windows(of: weekly.value, by: clock, from: from, until: end)
      periods = Self.weeklyPeriods(windows, until: end)
      guard log.isClean(below: weekly.place) else { return nil }
    } else if let rates = arrivals.perHour {
      guard let length = periodLength(of: rates, in: arrivals) else { return nil }
      periods = rates.value.enumerated().map { place, rate in
        let after = TimeSpan(milliseconds: length.milliseconds * Int64(place))
        return RateProfile.Period(start: from + after, perHour: rate.value)
      }
      if arrivals.periods != nil {
        until = from + TimeSpan(milliseconds: length.milliseconds * Int64(rates.value.count))
      }
    } else {
      preconditionFailure("asked for rates where there are none")
    }
    guard let last = until ?? end else { return missingEnd(of: arrivals) }
    guard isForward(arrivals, from: from, until: last, by: clock) else { return nil }
    guard !periods.isEmpty else {
      log.report(arrivals.place, "nobody ever comes: no hours of weekly lie in this time")
      return nil
    }
    let profile = RateProfile(
      periods: periods, end: last, busynessShape: arrivals.busyness?.gamma?.value)
    return isPossible(profile, arrivals) ? profile : nil
  }

  /// How long each rate holds; for a single one of no length of its own, as long as anybody comes.
  private func periodLength(
    of rates: Located<[Located<Double>]>, in arrivals: Located<ArrivalsSpec>
  ) -> TimeSpan? {
    guard let length = arrivals.periods else {
      if rates.value.count == 1 { return .zero }
      log.report(
        rates.place, "lists \(rates.value.count) rates, but not how long each holds",
        hint: "write periods: 1 h")
      return nil
    }
    if length.value <= .zero {
      log.report(length.place, "a period must be longer than 0 s")
      return nil
    }
    log.reportConflict(
      length.place, arrivals.until?.place,
      keeping: "the periods end by themselves: \(rates.value.count) of \(length.value.text) each")
    return length.value
  }

  private func missingEnd(of arrivals: Located<ArrivalsSpec>) -> RateProfile? {
    log.report(
      arrivals.place, "the key \"until\" is missing: when nobody comes any more",
      hint: "write until: 2026-03-20 18:00, or give the campaign an end")
    return nil
  }

  private func isForward(
    _ arrivals: Located<ArrivalsSpec>, from: Instant, until: Instant, by clock: ZoneClock
  ) -> Bool {
    if from < until, until - from <= .hours(24 * Int64(ZoneClocks.openEndDays)) { return true }
    let place = arrivals.until?.place ?? arrivals.from?.place ?? arrivals.place
    guard from >= until else {
      log.report(place, "arrivals go on for more than \(ZoneClocks.openEndDays) days")
      return false
    }
    log.report(
      place,
      "arrivals end at \(clock.format(until, as: .weekdayDateTime)), which is not after they "
        + "begin, \(clock.format(from, as: .weekdayDateTime))")
    return false
  }

  private func isPossible(_ profile: RateProfile, _ arrivals: Located<ArrivalsSpec>) -> Bool {
    let place = arrivals.perHour?.place ?? arrivals.weekly?.place ?? arrivals.place
    let count = profile.expectedCount
    if count == 0 {
      log.report(place, "nobody ever comes: every rate is 0")
    } else if count > Self.mostArrivals {
      log.report(
        place, "\(count.rounded().plain) arrivals are expected, more than 100 million",
        hint: "lower the rate, or end earlier")
    }
    return count > 0 && count <= Self.mostArrivals
  }

  // MARK: Rates by the week

  private func windows(
    of weekly: [Located<WeeklyRateSpec>], by clock: ZoneClock, from: Instant, until: Instant
  ) -> [(windows: CallingWindows, perHour: Double)] {
    weekly.compactMap { spec in
      guard let perHour = spec.perHour?.value else { return nil }
      do {
        let window = try CallingHours.Window(
          spec.days?.value ?? .daily, from: spec.from?.value ?? .startOfDay,
          to: spec.to?.value ?? .endOfDay)
        return (CallingHours([window]).windows(in: clock, from: from, to: until), perHour)
      } catch {
        if log.isClean(below: spec.place) { log.report(spec.place, "\(error)") }
        return nil
      }
    }
  }

  /// The sum of rates that hold in windows, from the first opening on. O(edges log edges).
  private static func weeklyPeriods(
    _ rates: [(windows: CallingWindows, perHour: Double)], until end: Instant
  ) -> [RateProfile.Period] {
    let instants = Set(rates.flatMap(\.windows.edges)).filter { $0 < end }.sorted()
    return instants.map { instant in
      // Added up anew each time: what is added and taken away again leaves a trace of rounding.
      let sum = rates.reduce(0.0) { $0 + ($1.windows.isOpen(at: instant) ? $1.perHour : 0) }
      return RateProfile.Period(start: instant, perHour: sum)
    }
  }
}
