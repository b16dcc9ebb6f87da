import Foundation
import Scenarios
import TestSupport

@testable import Checking

/// Scenarios for the tests of checks.
enum Documents {
  /// Three contacts, two slots, ten minutes a day; every call is written down.
  static let scripted = ScenarioText.scripted

  /// Two workspaces of which one lends to the other, and people with luck.
  static let clinics = """
    scenario: clinics
    seed: 41
    replications: 40
    organisation: {slots: 6}
    workspaces:
      - name: north
        slots: 4
        campaigns:
          - name: reminders
            start: 2026-11-23 09:00
            contacts: 60
            retry: {max_attempts: 2, interval: 30 min, outcomes: [no_answer]}
            telephony: &table
              outcomes:
                completed: {probability: 0.6, ring: 10 s, talk: {exponential: {mean: 50 s}}}
                no_answer: {probability: 0.4, ring: 30 s}
      - name: coast
        slots: 2
        mode: hard
        campaigns:
          - name: surveys
            start: 2026-11-23 09:00
            contacts: 30
            telephony: *table

    """

  /// A document that expects one thing.
  static func expecting(_ entry: String, in document: String) throws -> Scenario {
    try load("\(document)expect:\n  - \(entry)\n")
  }

  static func load(_ text: String, _ overrides: String...) throws -> Scenario {
    try Scenario.load(text: text, file: "test.yaml", folder: ".", overrides: overrides)
  }

  /// What becomes of the one thing that a document expects.
  static func finding(
    _ entry: String, in document: String, replications: Int? = nil
  ) async throws -> Finding? {
    let scenario = try expecting(entry, in: document)
    let settings = ExaminationSettings(
      replications: replications, threads: 2,
      golden: GoldenTraces(besides: "nowhere/test.yaml", isRecording: false), version: "1")
    return try await Examination.of(scenario, settings: settings)?.findings.first
  }
}
