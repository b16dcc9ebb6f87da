import Scheduling

extension TimelineReader {
  /// Other slots for a pool, if they fit (R19); nil only if a problem was reported.
  mutating func slots(_ spec: Located<SlotChangeSpec>) -> Command? {
    guard let name = spec.pool else { return nil }
    guard let place = tree.names.firstIndex(of: name.value) else {
      compiler.log.report(
        name.place, "there is no pool \"\(name.value)\"",
        hint: Spelling.suggestion(for: name.value, among: tree.names))
      return nil
    }
    guard let allotment = allotment(spec, of: place) else { return nil }
    var changed = pools
    changed[place].allotment = allotment
    if let problem = SlotTree.problems(in: changed).first {
      compiler.log.report(spec.place, sentence(problem))
      return nil
    }
    pools = changed
    return .setSlots(PoolID(rawValue: UInt16(place)), allotment)
  }

  private func allotment(_ spec: Located<SlotChangeSpec>, of place: Int) -> Allotment? {
    let log = compiler.log
    let old = pools[place].allotment
    let own = spec.own?.value ?? (old.own > 0 ? old.own : nil)
    guard let own else {
      if let mode = spec.mode {
        log.report(mode.place, "says what slots mean, but there are none", hint: "add own")
      }
      if spec.max == nil, log.isClean(below: spec.place) {
        log.report(spec.place, "changes nothing", hint: "write own or max")
      }
      return .unallotted(max: spec.max?.value)
    }
    var (isHard, most) = (false, spec.max?.value)
    switch old {
    case .hard: isHard = true
    case .soft(_, let max), .unallotted(let max): most = most ?? max
    }
    if let mode = spec.mode?.value { isHard = mode == .hard }
    guard isHard else { return .soft(own, max: most) }
    if let max = spec.max {
      log.report(max.place, "contradicts mode: hard", hint: "remove max, or write mode: soft")
    }
    return .hard(own)
  }

  private func sentence(_ problem: SlotTree.Problem) -> String {
    switch problem {
    case .overAllotted(let pool, let allotted, let available):
      "then \(tree.names[pool]) has \(available) slots and \(allotted) are allotted of it (R19)"
    case .overReserved(let pool, let reserve, let available):
      "then \(tree.names[pool]) has \(available) slots and keeps \(reserve) for inbound calls"
    case .impossible(let pool, let slots):
      "then \(tree.names[pool]) has \(slots) slots of its own and may use fewer"
    case .malformed, .tooMany, .tooDeep: "the slots do not fit into the tree"
    }
  }
}
