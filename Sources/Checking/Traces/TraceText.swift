import Calendars
import Scheduling

/// A trace as text, one line a contact, so that version control shows which contacts changed:
///
///     17: 2026-03-12T09:00:00Z R35 30 s busy; 2026-03-12T09:30:30Z R24 42.125 s silent; completed
///
/// Of each call the start in the campaign's zone, what had held it, how long it took and how it
/// ended; at last how the task ended.
public enum TraceText {
  /// The first line of every trace.
  static let heading = "dialcast trace 1"

  /// The text of a trace. O(calls).
  public static func text(of trace: RunTrace) -> String {
    let stamp = trace.stamp
    var lines = [
      heading, "scenario: \(stamp.scenario)", "seed: \(stamp.seed)",
      "replication: \(stamp.replication)", "version: \(stamp.version)",
      "time zones: \(stamp.zoneData)",
    ]
    for campaign in trace.campaigns {
      // Every zone was known when the scenario was read.
      let clock = (try? clock(campaign.zone)) ?? .utc
      lines += ["", "campaign: \(campaign.path)", "zone: \(campaign.zone)"]
      lines += campaign.contacts.map { text(of: $0, clock) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(of contact: ContactTrace, _ clock: ZoneClock) -> String {
    let calls = contact.calls.map { call in
      "\(clock.format(call.start, as: .rfc3339)) \(call.hold.rule) "
        + "\(seconds(call.durationMs)) s \(call.outcome)"
    }
    return "\(contact.row): " + (calls + [contact.end ?? "open"]).joined(separator: "; ")
  }

  /// Milliseconds as seconds without zeros at the end: `30`, `42.125`.
  private static func seconds(_ milliseconds: Int64) -> String {
    guard milliseconds % 1000 != 0 else { return "\(milliseconds / 1000)" }
    var text = "\(milliseconds / 1000).\(String(1000 + milliseconds % 1000).dropFirst())"
    while text.last == "0" { text.removeLast() }
    return text
  }

  /// The clock of a zone, for the years in which calls are simulated.
  static func clock(_ zone: String) throws(CalendarError) -> ZoneClock {
    // 1970 to 2100; a zone changes its clocks twice a year at most.
    try ZoneClock(
      named: zone, from: Instant(milliseconds: 0),
      to: Instant(milliseconds: 4_102_444_800_000))
  }
}

/// A file that is no trace, or cannot be read or written.
public struct TraceFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file as the user named it.
  public let path: String
  /// The line, from 1; nil if the file as a whole is meant.
  public let line: Int?
  /// What is wrong, and what would be right.
  public let message: String

  /// A mistake in a file.
  public init(path: String, line: Int? = nil, _ message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  /// `golden/hello.trace:17: expected …`.
  public var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + message }
}
