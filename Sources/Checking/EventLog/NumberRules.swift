import Scheduling
import Simulating

/// No more than so many calls run at once (R11).
struct Running: LogRule {
  let most: Int
  private var count = 0

  init(most: Int) { self.most = most }

  mutating func callStarted(_ call: CallRecord) -> String? {
    count += 1
    return count > most ? "call number \(count) at once" : nil
  }

  mutating func callEnded(_ call: CallRecord) { count -= 1 }
}

/// No contact is called more than so many times.
struct Attempts: LogRule {
  let most: Int
  private var counts: [TaskID: Int] = [:]

  init(most: Int) { self.most = most }

  mutating func callStarted(_ call: CallRecord) -> String? {
    counts[call.task, default: 0] += 1
    let count = counts[call.task] ?? 0
    return count > most ? "the \(Phrase.ordinal(count)) call to this contact" : nil
  }
}

/// No more than so many calls start in any span of time, its end not included (R32, R34).
struct Starts: LogRule {
  let most: Int
  let span: TimeSpan
  /// The starts within the last span; those before `first` are over.
  private var recent: [Instant] = []
  private var first = 0

  init(most: Int, span: TimeSpan) {
    self.most = most
    self.span = span
  }

  mutating func callStarted(_ call: CallRecord) -> String? {
    while first < recent.count, call.start - recent[first] >= span { first += 1 }
    if first > 4096 {
      recent.removeFirst(first)
      first = 0
    }
    recent.append(call.start)
    let count = recent.count - first
    return count > most
      ? "start number \(count) within "
        + Phrase.duration(milliseconds: Double(span.milliseconds)) : nil
  }
}

/// No contact is called again within some time after the end of the last call (R24), unless it
/// asked for that (R25).
struct RetryWithin: LogRule {
  let span: TimeSpan
  private var lastEnds: [TaskID: Instant] = [:]

  init(span: TimeSpan) { self.span = span }

  mutating func callStarted(_ call: CallRecord) -> String? {
    guard let end = lastEnds[call.task], call.start - end < span else { return nil }
    let pause = Phrase.duration(milliseconds: Double((call.start - end).milliseconds))
    return "called again \(pause) after the last call ended"
  }

  mutating func callEnded(_ call: CallRecord) {
    lastEnds[call.task] = call.outcome == .callback ? nil : call.end
  }
}

/// No contact is called while another call to it runs (R28).
struct TwiceAtOnce: LogRule {
  private var running: [TaskID: Int] = [:]

  mutating func callStarted(_ call: CallRecord) -> String? {
    running[call.task, default: 0] += 1
    return running[call.task] == 1 ? nil : "called while another call to this contact runs"
  }

  mutating func callEnded(_ call: CallRecord) { running[call.task, default: 0] -= 1 }
}
