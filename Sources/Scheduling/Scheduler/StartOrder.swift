/// A campaign whose first task may start now, as the order of starts sees it (R29).
struct Candidate: Equatable, Sendable, BitwiseCopyable {
  var campaign: CampaignID
  /// The levels of the slot tree at which its slot would be borrowed.
  var borrowing: Borrowing
}

extension Scheduler {
  /// Whether the first task of one campaign starts before that of the other: calls that come in
  /// (R18), ownership (R14), due callback, campaign priority as raised by waiting (R31), among
  /// borrowers the least borrowed for its weight (R15), attempt priority (R30), earliest due,
  /// tie-breaking number (R29).
  ///
  /// Always inlined: called from where the scheduler may change, the compiler (6.3) would copy all
  /// of it for each comparison.
  ///
  /// - Precondition: both campaigns have a first task.
  @inline(__always)
  func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
    let placeA = Int(a.campaign.rawValue)
    let placeB = Int(b.campaign.rawValue)
    if campaigns[placeA].isInbound != campaigns[placeB].isInbound {
      return campaigns[placeA].isInbound
    }
    let frontA = backlogs[Int(campaigns[placeA].frontBacklog)].front
    let frontB = backlogs[Int(campaigns[placeB].frontBacklog)].front
    if a.borrowing != b.borrowing { return a.borrowing.rawValue < b.borrowing.rawValue }
    if frontA.level != frontB.level { return frontA.level < frontB.level }
    if !a.borrowing.isEmpty {
      let fairness = slots.fairness(
        campaigns[placeA].pool, campaigns[placeB].pool, borrowing: a.borrowing)
      if fairness != 0 { return fairness < 0 }
    }
    return frontA.precedes(frontB)
  }
}
