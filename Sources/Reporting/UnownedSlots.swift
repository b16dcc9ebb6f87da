import Scheduling

/// Slots that belong to nobody, where somebody could use them and may not.
public enum UnownedSlots {
  /// A sentence for each pool that has such slots, in the order of the pools.
  ///
  /// Those who borrow use them, and so do calls that come in; but a workspace or a campaign with
  /// hard slots, or at its `max`, never does (R12).
  public static func notes(on pools: [PoolLabel]) -> [String] {
    pools.compactMap { parent in
      guard let own = parent.ownSlots else { return nil }
      let children = pools.filter { $0.path.dropLast() == parent.path[...] }
      let owners = children.filter { $0.kind == .workspace || $0.kind == .campaign }
      // What owns nothing by itself shares what is left; then it belongs to somebody.
      guard owners.count == children.count, owners.allSatisfy({ $0.ownSlots != nil })
      else { return nil }
      let spare = own - owners.compactMap(\.ownSlots).reduce(0, +)
      let barred = owners.filter { $0.ceiling.map { $0 < own } ?? false }
      guard spare > 0, !barred.isEmpty else { return nil }
      return sentence(
        spare, of: parent, barred.map { $0.path.last ?? "" }, isEverybody: barred == owners,
        kind: owners[0].kind)
    }
  }

  private static func sentence(
    _ spare: Int, of parent: PoolLabel, _ barred: [String], isEverybody: Bool, kind: PoolKind
  ) -> String {
    let what = kind == .workspace ? "workspace" : "campaign of \(parent.path.last ?? "")"
    let (belong, them) = spare == 1 ? ("belongs", "it") : ("belong", "them")
    let names =
      barred.count > 4
      ? barred.prefix(3).joined(separator: ", ") + " and \(barred.count - 3) more"
      : barred.joined(separator: ", ")
    let who = isEverybody && barred.count > 1 ? "none may use" : "\(names) may not use"
    return "\(Figures.count(spare)) of \(Figures.count(parent.ownSlots ?? 0)) slots \(belong) to"
      + " no \(what), and \(who) \(them): whoever is hard or has a max keeps to it."
  }
}

extension PoolLabel {
  /// The most that the pool may use; nil: as much as the one above it.
  fileprivate var ceiling: Int? {
    switch allotment {
    case .hard(let slots): slots
    case .soft(_, let most), .unallotted(let most): most
    }
  }
}
