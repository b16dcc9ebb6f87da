import Calendars
import Foundation
import Scenarios
import Scheduling
import Simulating
import Statistics

@testable import Calibrating

/// A world of which everything is known, and scenarios that read what was found of it.
enum CalibratedWorld {
  /// People called up to three times, spread over a week.
  ///
  /// - Parameter hours: the effect of the hour, as scenarios write it.
  static func text(hours: String, contacts: Int, correlation: Double = 0.4) -> String {
    """
    scenario: known
    organisation: {slots: 500, timezone: Europe/Berlin}
    telephony:
      known:
        based_on: reminder-b2c
        human: 0.42
        correlation: \(correlation)
        invalid: 0.05
        hour_effect: \(hours)
        machine_taken_for_human: 0
        human_taken_for_machine: 0
        talk: 30 s
    campaigns:
      - name: calls
        start: 2026-11-23 09:00
        contacts: \(contacts)
        order: as_listed
        starts_per_minute: \(max(1, contacts / 1200))
        hours:
          - {days: Mon-Fri, from: 09:00, to: 18:00}
          - {days: Sat, from: 10:00, to: 14:00}
        retry: {max_attempts: 3, interval: 1 h, outcomes: [voicemail, no_answer, busy, failed]}
        telephony: known

    """
  }

  /// The log of a run, on the wall clock of Berlin.
  static func log(of text: String, seed: UInt64) throws -> String {
    let scenario = try Scenario.load(text: text, file: "known.yaml", folder: "/")
    let clock = try ZoneClock(
      named: "Europe/Berlin", from: scenario.model.start, to: scenario.model.horizon)
    var lines = ["phone,start,outcome"]
    _ = simulate(scenario.model, seed: Seed(rawValue: seed), replication: 0) { call in
      let start = clock.format(call.start, as: .rfc3339)
      lines.append("\(call.contact),\(start),\(call.outcome.name)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A scenario that reads a calibration.
  static func scenario(
    _ calibration: Calibration, hours: String = "{days: daily, from: 00:00, to: 24:00}"
  ) throws -> Scenario {
    try LogText.inNewFolder { folder in
      try Data(calibration.text.utf8).write(to: folder.appendingPathComponent("found.yaml"))
      return try Scenario.load(
        text: """
          scenario: reader
          organisation: {slots: 1}
          calibration: found.yaml
          campaigns:
            - name: calls
              start: 2026-11-23 09:00
              contacts: 1
              hours: \(hours)
              telephony: \(calibration.name)
          """, file: "reader.yaml", folder: folder.path)
    }
  }
}
