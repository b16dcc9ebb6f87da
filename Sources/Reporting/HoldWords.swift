import Scheduling

/// What a contact waited for before it was called, in a few words, for tables of many calls.
struct HoldWords {
  private let pools: [PoolLabel]

  /// Words that call pools by these names.
  init(_ pools: [PoolLabel]) { self.pools = pools }

  /// What was waited for, with the number of the rule: `a slot, others going first (R11)`.
  func brief(_ hold: Hold) -> String { "\(object(hold)) (R\(hold.rule))" }

  private func object(_ hold: Hold) -> String {
    switch hold {
    case .start: "the start of the campaign"
    case .pause: "the campaign to be resumed"
    case .interval: "its next attempt"
    case .callback: "the time it asked for"
    case .hours: "its calling hours"
    case .cap: "a cap on calls"
    case .number: "its number, which was in a call"
    case .pace: "the pace of the campaign"
    case .throttle: "the pause after the last start"
    case .trunk: "the pace of the trunk"
    case .breaker: "the provider to work again"
    case .slots: "a slot, others going first"
    case .ceiling(let pool): "a slot of \(name(pool)), which ran all it may"
    case .unlent(let pool): "a slot of \(name(pool)), which does not lend"
    case .reserve(let pool): "a slot of \(name(pool)) beyond those for calls that come in"
    case .reclaim(let pool): "a slot that \(name(pool)) had lent"
    case .calling: "its last call to end"
    case .closed: "nothing"
    }
  }

  private func name(_ pool: PoolID) -> String {
    // The organisation goes without saying, but where it is meant.
    let path = pools[Int(pool.rawValue)].path
    return path.suffix(max(1, path.count - 1)).joined(separator: "/")
  }
}
