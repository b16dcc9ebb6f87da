/// The campaigns that are running and have tasks waiting.
///
/// Their order in the list means nothing: the order of starts leaves no ties (R29), so nothing
/// depends on history (R3). Adding, removing and asking cost O(1).
struct ActiveList: ~Copyable, Sendable {
  private var ids = Table<CampaignID>()
  /// The place of each campaign in the list; `absent` if it is not there.
  private var places = Table<UInt32>()
  private static let absent = UInt32.max

  var indices: Range<Int> { ids.indices }
  var count: Int { ids.count }

  subscript(place: Int) -> CampaignID { ids[place] }

  /// Whether the campaign is in the list.
  func contains(_ id: CampaignID) -> Bool {
    let campaign = Int(id.rawValue)
    return campaign < places.count && places[campaign] != Self.absent
  }

  /// Adds a campaign, if it is not in the list.
  mutating func insert(_ id: CampaignID) {
    let campaign = Int(id.rawValue)
    while places.count <= campaign { places.append(Self.absent) }
    guard places[campaign] == Self.absent else { return }
    places[campaign] = UInt32(ids.count)
    ids.append(id)
  }

  /// Takes a campaign out, if it is in the list; the last one moves to its place.
  mutating func remove(_ id: CampaignID) {
    guard contains(id) else { return }
    let place = Int(places[Int(id.rawValue)])
    let last = ids.removeLast()
    if last != id {
      ids[place] = last
      places[Int(last.rawValue)] = UInt32(place)
    }
    places[Int(id.rawValue)] = Self.absent
  }

  /// A list of the same campaigns.
  func copy() -> ActiveList {
    var twin = ActiveList()
    twin.ids = ids.copy()
    twin.places = places.copy()
    return twin
  }
}
