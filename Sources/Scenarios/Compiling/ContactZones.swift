import Calendars
import ContactLists

/// The zones whose hours each contact of a campaign follows (R7).
struct ContactZones {
  /// The combinations of zones that occur, in order of appearance; the hours must be open in
  /// every zone of a set. At least one set.
  private(set) var sets: [[String]] = []
  /// For each contact the place of its set in `sets`; empty if the campaign has no list.
  private(set) var setOfContact: [UInt16] = []

  /// The zones of a campaign's contacts: a contact's column first, then, where the campaign asks
  /// for it, those of its number, then the campaign's.
  ///
  /// - Parameter numberZones: given if the campaign asks for the zones of numbers.
  init(of draft: CampaignDraft, contacts: CampaignContacts?, numberZones: NumberZones?) {
    let own = [draft.clock.name]
    guard let contacts, draft.zoneOf != .campaign, contacts.count > 0 else {
      sets = [own]
      return
    }
    var places: [[String]: UInt16] = [:]
    func place(of set: [String]) -> UInt16 {
      if let place = places[set] { return place }
      let place = UInt16(sets.count)
      places[set] = place
      sets.append(set)
      return place
    }
    let list = contacts.list
    // Most lists have few zones and many contacts: a zone is looked up once.
    var placeOfZone = [UInt16?](repeating: nil, count: list.zones.count)
    var placeOfOwn: UInt16?
    setOfContact.reserveCapacity(contacts.count)
    for ordinal in 0..<contacts.count {
      let contact = contacts.place(of: ordinal)
      if let zone = list.zone(of: contact) {
        let found = placeOfZone[zone] ?? place(of: [list.zones[zone]])
        placeOfZone[zone] = found
        setOfContact.append(found)
      } else if let numberZones {
        let zones = numberZones.zones(of: list.primaryNumbers[contact])
        setOfContact.append(place(of: zones.isEmpty ? own : zones))
      } else {
        let found = placeOfOwn ?? place(of: own)
        placeOfOwn = found
        setOfContact.append(found)
      }
    }
  }

  /// Contacts that are added to the `count` that the campaign has from the start; returns the
  /// places of their sets.
  mutating func add(_ others: ContactZones, contacts: Int, after count: Int) -> [UInt16] {
    let places = others.sets.map { set -> UInt16 in
      if let place = sets.firstIndex(of: set) { return UInt16(place) }
      sets.append(set)
      return UInt16(sets.count - 1)
    }
    if sets.count > 1, setOfContact.isEmpty {
      setOfContact = [UInt16](repeating: 0, count: count)
    }
    guard !others.setOfContact.isEmpty else {
      return [UInt16](repeating: places[0], count: contacts)
    }
    return others.setOfContact.map { places[Int($0)] }
  }
}
