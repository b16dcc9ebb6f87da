import Scheduling

/// In which order the calls to each contact were made, and from where on calls are missing.
struct CallOrder {
  /// What tells it.
  let order: CallCounts.Order
  /// Whether the times are days, so that within a day something else tells it.
  let isByDay: Bool
  /// Whether the file runs newest first: of calls at the same time the last in it is the first.
  let isNewestFirst: Bool
  /// Whether the numbers of attempts count something else than the calls to a contact, so that
  /// times alone tell the order.
  let ignoresAttempts: Bool
  /// The calls of each contact by their place in the log, first calls first; contacts in the order
  /// of the file; nil: it cannot be told.
  let contacts: [[Int]?]
  /// Of each call of the log, whether one to the same contact is missing before it.
  let isBeyondGap: [Bool]

  /// Orders a log with contacts. O(calls · log calls).
  init(_ log: CallLog) {
    let hasTimes = !log.columns.time.isEmpty && log.days != nil
    let order: CallCounts.Order =
      hasTimes ? .time : log.columns.attempt != nil ? .attempt : .file
    let times = hasTimes ? log.calls.compactMap(\.timeMs) : []
    let isNewestFirst = Self.runsBackwards(times)
    let tasks = Self.grouped(log.calls.map { $0.contact == nil ? nil : $0.task }).map {
      Self.sorted($0, log, order, isNewestFirst, attemptsTell: true)
    }
    let ignoresAttempts =
      order == .time && log.columns.task == log.columns.contact
      && Self.countSomethingElse(tasks, log)
    contacts = Self.grouped(log.calls.map(\.contact)).map {
      Self.sorted($0, log, order, isNewestFirst, attemptsTell: !ignoresAttempts)
    }
    isBeyondGap =
      ignoresAttempts || log.columns.attempt == nil
      ? log.calls.map { _ in false } : Self.gaps(tasks, log)
    self.order = order
    self.isNewestFirst = isNewestFirst
    self.ignoresAttempts = ignoresAttempts
    isByDay = hasTimes && log.isByDay
  }

  /// Whether nearly all steps of a file that are any go back in time.
  private static func runsBackwards(_ times: [Int64]) -> Bool {
    let steps = zip(times, times.dropFirst())
    let back = steps.count { $1 < $0 }
    let forth = steps.count { $1 > $0 }
    return back > 9 * forth
  }

  /// The places of each number, which run from 0.
  private static func grouped(_ numbers: [Int?]) -> [[Int]] {
    let last = numbers.lazy.compactMap { $0 }.max() ?? -1
    var groups = [[Int]](repeating: [], count: last + 1)
    for (place, number) in numbers.enumerated() {
      if let number { groups[number].append(place) }
    }
    return groups
  }

  /// Calls in their order; nil if it cannot be told, since one of them has nothing to tell it by.
  private static func sorted(
    _ places: [Int], _ log: CallLog, _ order: CallCounts.Order, _ isNewestFirst: Bool,
    attemptsTell: Bool
  ) -> [Int]? {
    let calls = log.calls
    let haveTimes = order == .time && places.allSatisfy { calls[$0].timeMs != nil }
    let haveAttempts = attemptsTell && places.allSatisfy { calls[$0].attempt != nil }
    // A call without a time may have been the first, unless attempts say otherwise.
    guard haveTimes || haveAttempts || order == .file else { return nil }
    func key(_ place: Int) -> (Int64, Int, Int) {
      let call = calls[place]
      return (
        haveTimes ? call.timeMs ?? 0 : 0, order == .file ? 0 : call.attempt ?? 0,
        isNewestFirst ? -place : place
      )
    }
    return places.sorted { key($0) < key($1) }
  }

  /// Whether numbers are skipped in a tenth of the tasks with several calls: then attempts count
  /// the calls of a customer, say, and the contact is one of several numbers.
  private static func countSomethingElse(_ tasks: [[Int]?], _ log: CallLog) -> Bool {
    var several = 0
    var skipping = 0
    for task in tasks {
      let attempts = (task ?? []).compactMap { log.calls[$0].attempt }
      guard attempts.count > 1 else { continue }
      several += 1
      skipping += zip(attempts, attempts.dropFirst()).contains { $1 != $0 + 1 } ? 1 : 0
    }
    return 10 * skipping > several
  }

  /// The calls before which a number is missing in their task.
  private static func gaps(_ tasks: [[Int]?], _ log: CallLog) -> [Bool] {
    // Most logs count from 1, some from 0; a single odd row decides nothing.
    let starts = tasks.compactMap { $0?.first.flatMap { log.calls[$0].attempt } }
    let fromZero = starts.count { $0 == 0 }
    let base = fromZero > 0 && fromZero >= starts.count { $0 == 1 } ? 0 : 1
    var isBeyond = [Bool](repeating: false, count: log.calls.count)
    for task in tasks {
      var isMissing = false
      for (step, place) in (task ?? []).enumerated() {
        if let attempt = log.calls[place].attempt, attempt != base + step { isMissing = true }
        isBeyond[place] = isMissing
      }
    }
    return isBeyond
  }
}
