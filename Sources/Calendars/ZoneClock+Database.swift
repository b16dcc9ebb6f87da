import Foundation
public import Scheduling

extension ZoneClock {
  /// The clock of an IANA zone for a span of time, from the zone database of Foundation.
  ///
  /// Accepted are the names of the form area/city, links such as `Asia/Kolkata` and `US/Eastern`
  /// included, and `UTC` and `GMT`. Refused are abbreviations and offsets (`EST`, `GMT+5`): they
  /// know no daylight saving, and who writes one rarely means that (R1).
  ///
  /// - Throws: `CalendarError.unknownZone` with the closest names.
  /// - Precondition: `start` is not after `end`, and neither stands for "never".
  /// - Complexity: one look into the database a change of offset, about 0.5 µs each.
  public init(named name: String, from start: Instant, to end: Instant) throws(CalendarError) {
    precondition(
      .distantPast < start && start <= end && end < .distantFuture,
      "a clock is compiled for a span of time that begins and ends")
    let isPlain = name == "UTC" || name == "GMT"
    guard isPlain || name.contains("/"), let zone = TimeZone(identifier: name) else {
      throw .unknownZone(name, closest: Self.closestZoneNames(to: name))
    }
    // Windows that open on the dates around both ends need the offsets of those dates.
    let margin = TimeSpan.hours(24 * 4)
    let last = end + margin
    var date = Date(start + (.zero - margin))
    var changes = [Instant.distantPast]
    var offsets = [Int32(zone.secondsFromGMT(for: date))]
    while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date {
      let instant = Instant(milliseconds: Int64((next.timeIntervalSince1970 * 1000).rounded()))
      guard instant <= last else { break }
      date = next
      // The database also lists changes of name alone.
      let offset = Int32(zone.secondsFromGMT(for: next))
      guard offset != offsets[offsets.count - 1] else { continue }
      changes.append(instant)
      offsets.append(offset)
    }
    self.init(name: name, span: start..<end, changes: changes, offsetsInSeconds: offsets)
  }

  /// The edition of the zone database: `2025b`. To be printed with results, which depend on it.
  public static var databaseVersion: String { TimeZone.timeZoneDataVersion }

  /// The names to suggest for one that is not a zone, best first: what an abbreviation stands
  /// for, else the names most like it.
  public static func closestZoneNames(to name: String) -> [String] {
    if let meant = TimeZone.abbreviationDictionary[name.uppercased()] { return [meant] }
    // Foundation lists India by its former name only; GMT is no advice for `GMT+5`.
    let names = TimeZone.knownTimeZoneIdentifiers.filter { $0 != "GMT" } + ["Asia/Kolkata"]
    return closestNames(to: name, among: names)
  }
}

extension Date {
  fileprivate init(_ instant: Instant) {
    self.init(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
  }
}
