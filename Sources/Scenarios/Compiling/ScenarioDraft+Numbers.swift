import ContactLists
import Scheduling
import Simulating

/// The contacts that come to a campaign by an action of the timeline.
struct AddedContacts {
  /// The place of the action in the timeline.
  let action: Int
  /// The campaign of the document whose settings they follow.
  let campaign: Int
  /// Nil: made up.
  let contacts: CampaignContacts?
  let count: Int
}

extension ScenarioDraft {
  /// The numbers that nobody calls, from the beginning (action −1) and by actions of the timeline.
  func listedNumbers(
    from cache: ContactListCache?, digest: inout ScenarioDigest, _ log: ProblemLog
  ) throws -> [(action: Int, numbers: [PhoneNumber])] {
    var listed: [(action: Int, numbers: [PhoneNumber])] = []
    if let doNotCall {
      listed.append((-1, try doNotCall.load(from: cache, digest: &digest, log)))
    }
    for (place, action) in timeline.enumerated() {
      guard case .forbid(let draft) = action.kind else { continue }
      listed.append((place, try draft.load(from: cache, digest: &digest, log)))
    }
    return listed
  }

  /// Gives contacts their numbers where that can change anything: where numbers are forbidden,
  /// capped, shared by campaigns or have alternates. Else each task has a number of its own that no
  /// rule asks about, and the scheduler need not know it.
  ///
  /// - Returns: the commands that put numbers on the do-not-call list at the beginning.
  func giveNumbers(
    to models: inout [CampaignModel], _ contacts: [CampaignContacts?], _ added: [AddedContacts],
    _ operations: inout Operations, listed: [(action: Int, numbers: [PhoneNumber])]
  ) -> [TimedCommand] {
    let all = contacts + added.map(\.contacts)
    let rules = campaigns.map(\.numbers) + added.map { campaigns[$0.campaign].numbers }
    let hasAlternates = zip(rules, all).contains { rules, contacts in
      rules.alternates != nil && contacts?.hasAlternates ?? false
    }
    guard
      !listed.isEmpty || hasAlternates || rules.contains(where: \.asksAboutNumbers)
        || NumberRegister.isAnyShared(among: all)
    else { return [] }
    var register = NumberRegister()
    for place in models.indices {
      if models[place].arrivals != nil {
        // Somebody who is made up as he comes has a number that nobody else has.
        models[place].arrivals?.numbers = contacts[place].flatMap {
          register.numbers(of: $0, count: $0.count, rules[place])
        }
        continue
      }
      models[place].numbers = register.numbers(
        of: contacts[place], count: models[place].taskCount, rules[place])
    }
    for (place, addition) in added.enumerated() {
      let numbers = register.numbers(
        of: addition.contacts, count: addition.count, rules[models.count + place])
      operations.setNumbers(numbers, ofAddition: addition.action)
    }
    var commands: [TimedCommand] = []
    for (action, numbers) in listed {
      let ids = numbers.map { register.id(of: $0) }
      if action < 0 {
        commands.append(TimedCommand(at: start, .doNotCall(ids)))
      } else {
        operations.setForbidden(ids, byAction: action)
      }
    }
    return commands
  }
}
