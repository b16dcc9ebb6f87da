import Scheduling

extension CaseWriter {
  /// What the replay must be and what must never occur in it.
  mutating func expectations() -> [String] {
    ["expect:"] + prohibitions().map { "  - \"never: \($0)\"" } + startTable()
  }

  /// The rules that hold whatever was asked in the course of the run.
  private func prohibitions() -> [String] {
    var lines = ["call outside hours"]
    let changesSlots = expected.commands.contains { order in
      if case .setSlots = order.command { return true } else { return false }
    }
    if !changesSlots {
      lines.append("more than \(setup.pools[0].allotment.own) running")
      for place in writtenWorkspaces {
        let most: Int? =
          switch setup.pools[place].allotment {
          case .hard(let own): own
          case .soft(_, let most), .unallotted(let most): most
          }
        if let most, most > 0 {
          lines.append("more than \(most) running in \(name(ofWorkspace: place))")
        }
      }
    }
    return lines + paces()
  }

  private func paces() -> [String] {
    let changed = expected.commands.compactMap { order -> Int? in
      guard case .updateCampaign(let id, _) = order.command else { return nil }
      return Int(id.rawValue)
    }
    return order.compactMap { place in
      guard let pace = setup.campaigns[place].pace, pace.period == .minutes(1),
        !changed.contains(place), hasContacts(place)
      else { return nil }
      let most = pace.starts + pace.burst - 1
      return "more than \(most) starts in 60 s of \(name(ofCampaign: place))"
    }
  }

  /// Every call of the reference.
  private mutating func startTable() -> [String] {
    if expected.calls.contains(where: { $0.start.milliseconds % 1000 != 0 }) {
      note("starts between two seconds, for which no table can be written")
      return []
    }
    let rows = expected.calls.compactMap { call -> String? in
      guard let start = written(call) else { return nil }
      let campaign = name(ofCampaign: order[start.campaign])
      let time = call.start.written
      return "\(campaign)  \(start.row)  \(start.attempt)  \(time)"
    }
    guard !rows.isEmpty else { return [] }
    return ["  - starts: |"] + (["campaign  row  attempt  time"] + rows).map { "      \($0)" }
  }
}
