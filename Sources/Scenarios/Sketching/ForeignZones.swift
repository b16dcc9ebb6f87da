public import ContactLists

/// Contacts whose time zone lies in another country than their number: a few have moved, but many
/// mean that national numbers of one country were read as those of another.
public struct ForeignZones: Equatable, Sendable {
  /// How many they are.
  public let contacts: Int
  /// Of how many that were looked at and whose zone has a country.
  public let lookedAt: Int
  /// The row of the first, as a spreadsheet counts.
  public let row: UInt32
  /// Its zone.
  public let zone: String
  /// The country of its number (ISO 3166-1).
  public let country: String

  /// So many contacts are looked at.
  private static let sample = 2000
  /// Fewer than one in so many have moved.
  private static let leastShare = 20

  /// Looks at a list; nil if there are few such contacts, or no zones. O(contacts looked at).
  public init?(_ list: ContactList) {
    guard let table = try? NumberZones() else { return nil }
    var (foreign, known) = (0, 0)
    var first: (row: UInt32, zone: String, country: String)?
    for contact in 0..<min(list.count, Self.sample) {
      guard let zone = list.zone(of: contact).map({ list.zones[$0] }),
        let home = table.country(ofZone: zone), let country = list.primaryNumbers[contact].region
      else { continue }
      known += 1
      guard home != country else { continue }
      foreign += 1
      if first == nil { first = (list.rows[contact], zone, country) }
    }
    guard let first, foreign * Self.leastShare >= known else { return nil }
    (contacts, lookedAt) = (foreign, known)
    (row, zone, country) = first
  }
}
