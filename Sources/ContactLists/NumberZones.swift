internal import Foundation

/// The time zones in which a telephone number may ring, by its country and area code (R7).
///
/// A number tells where it was issued, not where its owner is; a planner who asks for these zones
/// calls only while it is within hours in all of them. The zones of a country are those of
/// `zone.tab` of the IANA time zone database; North American numbers are narrowed to the state or
/// province of the area code as libphonenumber's geocoder names it.
public struct NumberZones: Sendable {
  private let zonesOfCountry: [String: [String]]
  private let countryOfZone: [String: String]

  /// Reads the country table of the system's time zone database.
  ///
  /// - Throws: `ContactListError.unreadable` if it is not there (Debian package `tzdata`).
  public init(zoneTable path: String = "/usr/share/zoneinfo/zone.tab") throws(ContactListError) {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .unreadable(
        path: path, reason: "cannot be read: \(error.localizedDescription); install tzdata")
    }
    var zones: [String: [String]] = [:]
    var countries: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      // Country, coordinates, zone and sometimes a comment.
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 3 else { continue }
      zones[String(fields[0]), default: []].append(String(fields[2]))
      countries[String(fields[2])] = String(fields[0])
    }
    countryOfZone = countries
    zonesOfCountry = zones.mapValues { $0.sorted() }
  }

  /// The country in which a zone lies (ISO 3166-1); nil for other names of zones, such as `UTC`.
  public func country(ofZone name: String) -> String? { countryOfZone[name] }

  /// The IANA names of the zones, sorted; empty for numbers of no single country (+800), for
  /// which the campaign's zone has to do. About 20 microseconds.
  public func zones(of number: PhoneNumber) -> [String] {
    guard let country = number.region else { return [] }
    if country == "US" || country == "CA",
      let zones = StateZones.zones(ofPlace: number.place, country: country)
    {
      return zones
    }
    return zonesOfCountry[country] ?? []
  }
}
