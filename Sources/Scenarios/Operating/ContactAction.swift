import Calendars
import Scheduling
import Simulating

/// What an operator does to one contact (R37).
enum ContactAction {
  /// One attempt more for a contact that failed.
  case retry
  /// A waiting contact is not to be called.
  case skip
  /// A waiting contact leaves the campaign.
  case remove
  /// A waiting contact is called at this time.
  case callback(at: Instant)

  /// The command; which task it is about is known when it is carried out.
  func command(at instant: Instant, about contact: ContactID) -> TimedCommand {
    switch self {
    case .retry: TimedCommand(at: instant, about: contact) { .retryTask($0) }
    case .skip: TimedCommand(at: instant, about: contact) { .skipTask($0) }
    case .remove: TimedCommand(at: instant, about: contact) { .removeTask($0) }
    case .callback(let due): TimedCommand(at: instant, about: contact) { .setCallback($0, at: due) }
    }
  }
}

extension TimelineReader {
  /// What is done to one contact; nothing only if a problem was reported.
  func contactActions(of spec: ActionSpec) -> [OperatorAction.Kind] {
    let simple: [(Located<ContactActionSpec>?, ContactAction)] = [
      (spec.retry, .retry), (spec.skip, .skip), (spec.remove, .remove),
    ]
    var kinds = simple.compactMap { spec, action in
      spec.flatMap { kind(action, to: $0.value.row, of: $0.value.campaign) }
    }
    if let callback = spec.callback?.value, let due = callback.due,
      let clock = compiler.organisationClock,
      let kind = kind(
        .callback(at: clock.instant(of: due.value)), to: callback.row, of: callback.campaign)
    {
      kinds.append(kind)
    }
    return kinds
  }

  private func kind(
    _ action: ContactAction, to row: Located<Int>?, of name: Located<String>?
  ) -> OperatorAction.Kind? {
    guard let row, let name, let campaign = directory.campaign(name, compiler.log) else {
      return nil
    }
    return .contact(campaign, row: row, action)
  }
}

extension ScenarioDirectory.CampaignEntry {
  /// The place of the contact in this row of the list, or that came as this one; nil if no contact
  /// was loaded from the row.
  func place(ofRow row: Int) -> UInt32? {
    let rows = contacts?.rows
    if let place = rows?.firstIndex(where: { Int($0) == row }) { return UInt32(place) }
    // Those that came later are numbered on from the end of the list.
    return row > rows?.count ?? 0 ? UInt32(exactly: row - 1) : nil
  }
}
