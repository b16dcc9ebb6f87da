import ContactLists
import Scheduling

/// The telephone numbers of a scenario: the same number has the same id in every campaign.
struct NumberRegister {
  private var ids: [PhoneNumber: NumberID] = [:]
  private var next: UInt32 = 0

  /// The id of a number.
  mutating func id(of number: PhoneNumber) -> NumberID {
    if let id = ids[number] { return id }
    let id = newID()
    ids[number] = id
    return id
  }

  /// The id of a number that nobody else has.
  mutating func newID() -> NumberID {
    defer { next += 1 }
    return NumberID(rawValue: next)
  }

  /// The numbers of contacts, their alternates where the campaign calls them; for made-up contacts
  /// a number each where something is asked about it, else nil.
  mutating func numbers(
    of contacts: CampaignContacts?, count: Int, _ rules: NumberDraft
  ) -> ContactNumbers? {
    var numbers = ContactNumbers()
    guard let contacts else {
      guard rules.asksAboutNumbers else { return nil }
      for _ in 0..<count { numbers.append([newID()]) }
      return numbers
    }
    for ordinal in 0..<contacts.count {
      let place = contacts.place(of: ordinal)
      var own = [id(of: contacts.list.primaryNumbers[place])]
      if rules.alternates != nil {
        own += contacts.list.alternates(of: place).map { id(of: $0) }
      }
      numbers.append(own)
    }
    return numbers
  }

  /// Whether two campaigns call one number. Campaigns that divide a list among themselves do not.
  static func isAnyShared(among campaigns: [CampaignContacts?]) -> Bool {
    let lists = campaigns.compactMap { $0 }
    guard lists.count > 1 else { return false }
    var seen: Set<PhoneNumber> = []
    for contacts in lists {
      for ordinal in 0..<contacts.count {
        let number = contacts.list.primaryNumbers[contacts.place(of: ordinal)]
        if !seen.insert(number).inserted { return true }
      }
    }
    return false
  }
}
