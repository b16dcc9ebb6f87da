import Calendars
import ContactLists

/// The zones whose hours each contact of a campaign follows (R7).
struct ContactZones {
  /// The combinations of zones that occur, in order of appearance; the hours must be open in
  /// every zone of a set. At least one set.
  private(set) var sets: [[String]] = []
  /// For each contact the place of its set in `sets`; empty if the campaign has no list.
  private(set) var setOfContact: [UInt16] = []

  /// The zones of a campaign's contacts.
  init(of draft: CampaignDraft, contacts: CampaignContacts?) {
    let own = [draft.clock.name]
    guard let contacts, draft.zoneOf != .campaign, contacts.count > 0 else {
      sets = [own]
      return
    }
    var places: [[String]: UInt16] = [:]
    let list = contacts.list
    setOfContact.reserveCapacity(contacts.count)
    for ordinal in 0..<contacts.count {
      let set = list.zone(of: contacts.place(of: ordinal)).map { [list.zones[$0]] } ?? own
      if let place = places[set] {
        setOfContact.append(place)
      } else {
        let place = UInt16(sets.count)
        places[set] = place
        sets.append(set)
        setOfContact.append(place)
      }
    }
  }
}
