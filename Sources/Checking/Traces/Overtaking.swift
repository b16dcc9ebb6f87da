import Scheduling

/// Who came before whom in two runs: a call that is late because another took its place is late
/// by the order (R29), whatever hold ended when it started at last.
struct Overtaking: Sendable {
  private struct Call: Hashable {
    var campaign: String
    var row: Int
    var attempt: Int
  }

  /// The starts of the old run.
  private var oldStarts: [Call: Instant] = [:]
  /// The calls of the new run by their starts.
  private var newCalls: [Instant: [Call]] = [:]

  init(from old: RunTrace, to new: RunTrace) {
    for (call, start) in Self.starts(of: old) { oldStarts[call] = start }
    for (call, start) in Self.starts(of: new) { newCalls[start, default: []].append(call) }
  }

  private static func starts(of trace: RunTrace) -> [(Call, Instant)] {
    trace.campaigns.flatMap { campaign in
      campaign.contacts.flatMap { contact in
        contact.calls.enumerated().map { place, call in
          (Call(campaign: campaign.path, row: contact.row, attempt: place + 1), call.start)
        }
      }
    }
  }

  /// The row of a contact of the campaign that now starts at an instant at which it did not
  /// start before, but only later; nil if there is none.
  func rival(at instant: Instant, in campaign: String) -> Int? {
    let rivals = (newCalls[instant] ?? []).filter { call in
      call.campaign == campaign && oldStarts[call].map { $0 > instant } ?? false
    }
    return rivals.map(\.row).min()
  }
}
