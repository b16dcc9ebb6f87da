/// The campaigns that are running and have tasks waiting, in order of ids, so that ties never
/// depend on history (R3).
struct ActiveList: ~Copyable, Sendable {
  private var ids = Table<CampaignID>()

  var indices: Range<Int> { ids.indices }

  subscript(place: Int) -> CampaignID { ids[place] }

  /// Adds a campaign. O(campaigns).
  ///
  /// - Precondition: not in the list.
  mutating func insert(_ id: CampaignID) {
    ids.append(id)
    var place = ids.count - 1
    while place > 0, ids[place - 1] > id {
      ids[place] = ids[place - 1]
      place -= 1
    }
    ids[place] = id
  }

  /// Takes a campaign out, if it is in the list. O(campaigns).
  mutating func remove(_ id: CampaignID) {
    guard var place = ids.indices.first(where: { ids[$0] == id }) else { return }
    while place + 1 < ids.count {
      ids[place] = ids[place + 1]
      place += 1
    }
    _ = ids.removeLast()
  }

  /// A list of the same campaigns.
  func copy() -> ActiveList {
    var twin = ActiveList()
    twin.ids = ids.copy()
    return twin
  }
}
