import Calendars
import ContactLists

/// The zones whose hours each contact of a campaign follows (R7).
struct ContactZones {
  /// The combinations of zones that occur, in order of appearance; the hours must be open in
  /// every zone of a set. At least one set.
  private(set) var sets: [[String]] = []
  /// For each contact the place of its set in `sets`; empty if the campaign has no list.
  private(set) var setOfContact: [UInt16] = []

  /// The zones of a campaign's contacts. Where the campaign asks for the zones of numbers, this
  /// takes about 20 microseconds for each contact whose row names none.
  init(of draft: CampaignDraft, contacts: CampaignContacts?, _ log: ProblemLog) {
    let own = [draft.clock.name]
    guard let contacts, draft.zoneOf != .campaign, contacts.count > 0 else {
      sets = [own]
      return
    }
    let numberZones = draft.zoneOf == .number ? Self.numberZones(for: draft, log) : nil
    var places: [[String]: UInt16] = [:]
    let list = contacts.list
    setOfContact.reserveCapacity(contacts.count)
    for ordinal in 0..<contacts.count {
      let contact = contacts.place(of: ordinal)
      let named = list.zone(of: contact).map { [list.zones[$0]] }
      let ofNumber =
        named == nil ? numberZones?.zones(of: list.primaryNumbers[contact]) ?? [] : []
      let set = named ?? (ofNumber.isEmpty ? own : ofNumber)
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

  private static func numberZones(for draft: CampaignDraft, _ log: ProblemLog) -> NumberZones? {
    do {
      return try NumberZones()
    } catch {
      log.report(draft.place.key("zone_of"), "\(error)")
      return nil
    }
  }
}
