import Calendars
import Scheduling
import Simulating

/// No call starts outside the hours of its campaign (R4 … R9).
struct OutsideHours: LogRule {
  let names: LogNames

  func callStarted(_ call: CallRecord) -> String? {
    let campaign = Int(call.campaign.rawValue)
    let rules = names.model.campaigns[campaign].campaign
    if call.start < rules.start { return "a call before the campaign starts" }
    if let end = rules.end, call.start >= end { return "a call at or after the campaign's end" }
    let edges = rules.windows[names.windowSet(of: call.contact, in: campaign)].edges
    // An odd number of edges behind us means open; found by halving, on our own.
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= call.start { low = middle + 1 } else { high = middle }
    }
    return low % 2 == 1 ? nil : "a call outside the contact's hours"
  }
}

/// No call starts outside certain times of day on the contact's wall.
struct OutsideTimes: LogRule {
  let names: LogNames
  let from: LocalTime
  let to: LocalTime

  func callStarted(_ call: CallRecord) -> String? {
    let wall = LocalWall(call, names)
    let second = wall.secondOfDay
    let isInside =
      from < to
      ? second >= from.secondsOfDay && second < to.secondsOfDay
      : second >= from.secondsOfDay || second < to.secondsOfDay
    return isInside ? nil : "a call at \(wall.time) on the contact's wall, not in \(from)–\(to)"
  }
}

/// No call starts on certain weekdays of the contact.
struct OnWeekdays: LogRule {
  let names: LogNames
  let days: Weekdays

  func callStarted(_ call: CallRecord) -> String? {
    let day = LocalWall(call, names).weekday
    return days.contains(day) ? "a call on \(day.name)" : nil
  }
}

/// No call starts before an instant.
struct Before: LogRule {
  let instant: Instant

  func callStarted(_ call: CallRecord) -> String? {
    call.start < instant ? "a call too early" : nil
  }
}

/// No call starts at or after an instant.
struct After: LogRule {
  let instant: Instant

  func callStarted(_ call: CallRecord) -> String? {
    call.start >= instant ? "a call too late" : nil
  }
}

/// What the wall of the contact shows when a call starts; of several zones the first counts.
private struct LocalWall {
  private let localMs: Int64

  init(_ call: CallRecord, _ names: LogNames) {
    let clock = names.clock(of: call.contact, in: Int(call.campaign.rawValue))
    var place = clock.changes.count - 1
    while clock.changes[place] > call.start { place -= 1 }
    localMs = call.start.milliseconds + Int64(clock.offsetsInSeconds[place]) * 1000
  }

  private static let dayMs: Int64 = 86_400_000

  var secondOfDay: Int {
    Int((localMs % Self.dayMs + Self.dayMs) % Self.dayMs / 1000)
  }

  /// 1970-01-01 was a Thursday.
  var weekday: Weekday {
    let day = (localMs - (localMs % Self.dayMs + Self.dayMs) % Self.dayMs) / Self.dayMs
    return Weekday(rawValue: Int(((day + 3) % 7 + 7) % 7) + 1) ?? .monday
  }

  var time: String { LocalTime(secondsOfDay: secondOfDay)?.description ?? "" }
}
