import Calendars
import Scheduling

extension TraceText {
  /// The trace of a text.
  ///
  /// - Parameter path: what mistakes call the file.
  /// - Throws: `TraceFileError` with the first line that is not as it should be.
  public static func trace(of text: String, path: String) throws -> RunTrace {
    var reader = Reader(
      path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    return try reader.trace()
  }

  /// Reads line by line.
  private struct Reader {
    let path: String
    let lines: [Substring]
    var next = 0

    mutating func trace() throws(TraceFileError) -> RunTrace {
      guard lines.first.map(String.init) == heading else {
        throw TraceFileError(
          path: path, line: 1, "this is no trace: the first line of one is \"\(heading)\"")
      }
      next = 1
      let scenario = try value("scenario")
      let seed = try number("seed", as: UInt64.self)
      let replication = try number("replication", as: Int.self)
      let stamp = TraceStamp(
        scenario: scenario, seed: seed, replication: replication, version: try value("version"),
        zoneData: try value("time zones"))
      var campaigns: [CampaignTrace] = []
      while next < lines.count {
        guard !lines[next].isEmpty else {
          next += 1
          continue
        }
        campaigns.append(try campaign())
      }
      return RunTrace(stamp: stamp, campaigns: campaigns)
    }

    private mutating func campaign() throws(TraceFileError) -> CampaignTrace {
      let path = try value("campaign")
      let zone = try value("zone")
      do {
        _ = try clock(zone)
      } catch {
        throw mistake("\(error)", line: next)
      }
      var contacts: [ContactTrace] = []
      while next < lines.count, !lines[next].isEmpty {
        guard let contact = Self.contact(lines[next]) else {
          throw mistake(
            "expected a contact such as "
              + "\"17: 2026-03-12T09:00:00Z R35 30 s completed; completed\", "
              + "found \"\(lines[next].prefix(60))\"", line: next + 1)
        }
        contacts.append(contact)
        next += 1
      }
      return CampaignTrace(path: path, zone: zone, contacts: contacts)
    }

    private mutating func value(_ key: String) throws(TraceFileError) -> String {
      guard next < lines.count, lines[next].hasPrefix(key + ": ") else {
        let found = next < lines.count ? "\"\(lines[next].prefix(60))\"" : "the end"
        throw mistake("expected \"\(key): …\", found \(found)", line: next + 1)
      }
      next += 1
      return String(lines[next - 1].dropFirst(key.count + 2))
    }

    private mutating func number<Number: FixedWidthInteger>(
      _ key: String, as: Number.Type
    ) throws(TraceFileError) -> Number {
      let text = try value(key)
      guard let number = Number(text), number >= 0 else {
        throw mistake("expected a whole number, found \"\(text)\"", line: next)
      }
      return number
    }

    private func mistake(_ message: String, line: Int) -> TraceFileError {
      TraceFileError(path: path, line: line, message)
    }

    private static func contact(_ line: Substring) -> ContactTrace? {
      let parts = line.split(separator: ": ", maxSplits: 1)
      guard parts.count == 2, let row = Int(parts[0]) else { return nil }
      let fields = parts[1].split(separator: "; ")
      guard let end = fields.last else { return nil }
      let calls = fields.dropLast().map(call)
      guard calls.allSatisfy({ $0 != nil }), end.allSatisfy(\.isLetter) else { return nil }
      return ContactTrace(
        row: row, calls: calls.compactMap { $0 }, end: end == "open" ? nil : String(end))
    }

    private static func call(_ text: Substring) -> TracedCall? {
      let words = text.split(separator: " ")
      guard words.count == 5, words[3] == "s", let start = instant(words[0]),
        let hold = HoldRule(rawValue: String(words[1])), let seconds = Double(words[2]),
        seconds >= 0,
        seconds < 1e10
      else { return nil }
      return TracedCall(
        start: start, durationMs: Int64((seconds * 1000).rounded()), outcome: String(words[4]),
        hold: hold)
    }

    /// An instant of RFC 3339, as `ZoneClock` writes it.
    private static func instant(_ text: Substring) -> Instant? {
      let form = #/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{3}))?(?:Z|([+-])(\d\d):(\d\d))/#
      guard let match = text.wholeMatch(of: form),
        let wall = try? WallTime(parsing: String(match.1))
      else { return nil }
      let millisecond = match.2.flatMap { Int64($0) } ?? 0
      let hours = match.4.flatMap { Int64($0) } ?? 0
      let minutes = match.5.flatMap { Int64($0) } ?? 0
      let offset = (match.3 == "-" ? -1 : 1) * (hours * 60 + minutes)
      return ZoneClock.utc.instant(of: wall)
        + TimeSpan(milliseconds: millisecond - offset * 60_000)
    }
  }
}
