import Calendars
import Scheduling

/// Says what is different of a contact between two runs.
struct ContactComparison {
  let campaign: String
  let label: String
  let clock: ZoneClock
  let overtaking: Overtaking

  /// The first difference, with how many calls follow it; nil if there is none.
  func difference(
    from old: ContactTrace?, to new: ContactTrace?
  ) -> TraceComparison.Difference? {
    guard old != new, let row = old?.row ?? new?.row else { return nil }
    let contact = "\(label) row \(row)"
    guard let old, let new else {
      let start = (old ?? new)?.calls.first?.start ?? .distantFuture
      return TraceComparison.Difference(
        at: start, contact: contact, change: old == nil ? "is new" : "is gone", rule: nil)
    }
    let count = max(old.calls.count, new.calls.count)
    let place = (0..<count).first { Self.differ(old, new, at: $0) }
    guard let place else { return ending(old, new, contact) }
    let former = old.calls.indices.contains(place) ? old.calls[place] : nil
    let latter = new.calls.indices.contains(place) ? new.calls[place] : nil
    let (change, rule) = change(of: place + 1, from: former, to: latter)
    var text = change
    let later = (place + 1..<count).filter { $0 < count && Self.differ(old, new, at: $0) }.count
    if later > 0 { text += "; and \(later) later \(later == 1 ? "attempt" : "attempts")" }
    if old.end != new.end { text += "; \(Self.endText(old, new))" }
    let at = [former?.start, latter?.start].compactMap { $0 }.min() ?? .distantFuture
    return TraceComparison.Difference(at: at, contact: contact, change: text, rule: rule)
  }

  /// Holds are reasons, not decisions: two calls with different ones can be the same call.
  private static func differ(_ old: ContactTrace, _ new: ContactTrace, at place: Int) -> Bool {
    guard old.calls.indices.contains(place), new.calls.indices.contains(place) else { return true }
    let (a, b) = (old.calls[place], new.calls[place])
    return a.start != b.start || a.durationMs != b.durationMs || a.outcome != b.outcome
  }

  private func ending(
    _ old: ContactTrace, _ new: ContactTrace, _ contact: String
  ) -> TraceComparison.Difference? {
    guard old.end != new.end else { return nil }
    return TraceComparison.Difference(
      at: new.calls.last?.end ?? .distantFuture, contact: contact, change: Self.endText(old, new),
      rule: nil)
  }

  private static func endText(_ old: ContactTrace, _ new: ContactTrace) -> String {
    "\(new.end ?? "open") instead of \(old.end ?? "open")"
  }

  private func change(
    of number: Int, from old: TracedCall?, to new: TracedCall?
  ) -> (text: String, rule: String?) {
    let attempt = "\(Phrase.ordinal(number)) attempt"
    switch (old, new) {
    case (let old?, let new?) where old.start != new.start:
      let (reason, rule) = reason(from: old, to: new)
      return ("\(attempt) \(Phrase.change(old.start, new.start, clock)), \(reason)", rule)
    case (let old?, let new?) where old.outcome != new.outcome:
      return (
        "\(attempt) at \(Phrase.time(new.start, clock)) ends \(new.outcome) "
          + "instead of \(old.outcome)", nil
      )
    case (let old?, let new?):
      let (before, after) = (Double(old.durationMs), Double(new.durationMs))
      return (
        "\(attempt) at \(Phrase.time(new.start, clock)) takes "
          + "\(Phrase.duration(milliseconds: after)) instead of "
          + "\(Phrase.duration(milliseconds: before))", nil
      )
    case (nil, let new?):
      return (
        "a \(attempt) now, \(Phrase.time(new.start, clock)) "
          + "(\(new.hold.rule), \(new.hold.words))", new.hold.rule
      )
    case (let old?, nil): return ("no \(attempt), was \(Phrase.time(old.start, clock))", nil)
    case (nil, nil): return ("", nil)
    }
  }

  /// What holds a call that is later now, or held one that is earlier.
  private func reason(from old: TracedCall, to new: TracedCall) -> (text: String, rule: String) {
    if new.start < old.start {
      return ("no longer held by \(old.hold.rule) (\(old.hold.words))", old.hold.rule)
    }
    if let rival = overtaking.rival(at: old.start, in: campaign) {
      return ("because R29 (row \(rival) comes first)", HoldRule.order.rule)
    }
    return ("because \(new.hold.rule) (\(new.hold.words))", new.hold.rule)
  }
}
