import Foundation
import Planning
import Sharding
import Simulating
import Testing

@testable import dialcast

/// Commands that load many variants of a scenario read its contact list once.
@Suite struct SharedListTests {
  private static let document = """
    scenario: shared
    seed: 41
    replications: 2
    organisation: {slots: 3}
    campaigns:
      - name: calls
        start: 2026-11-23 09:00
        contacts: {file: list.csv}
        telephony: survey

    """

  /// A document of another seed, so that `compare` loads B twice.
  private static let other = document.replacingOccurrences(of: "seed: 41", with: "seed: 42")

  private static func inNewFolder(
    _ body: (CommandLineTool, _ path: String) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dialcast-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let tool = CommandLineTool(folder: folder)
    try tool.write(document, to: "shared.yaml")
    try tool.write(other, to: "other.yaml")
    try tool.write("phone\n+442079460101\n+442079460102\n", to: "list.csv")
    try await body(tool, folder.appendingPathComponent("shared.yaml").path)
  }

  /// Reading asks for every piece of a file whether it should go on, and this one is one piece.
  @Test func compareReadsAListOnce() async throws {
    try await Self.inNewFolder { tool, path in
      let other = tool.folder.appendingPathComponent("other.yaml").path
      var pieces = 0
      let inputs = try CompareJob.inputs((path, []), (other, ["organisation.slots=2"])) {
        pieces += 1
        return false
      }
      #expect(pieces == 1)
      #expect(inputs.second.seed == 41)
      #expect(inputs.second.model.campaigns[0].taskCount == 2)
    }
  }

  /// All variants see the list that the first one saw, and a sweep that has begun goes on.
  @Test func sweepReadsAListOnce() async throws {
    try await Self.inNewFolder { tool, path in
      let design = try #require(
        SweepDesign(.grid, of: [try Variation("organisation.slots=1,2")]))
      let job = SweepJob(
        path: path, overrides: [], design: design, seed: nil, replications: nil,
        uncertainty: .none, prices: GivenPrices(), blockSize: 1, threads: 2)
      let prepared = try #require(
        try await job.prepared(progress: { _ in }, isCancelled: { false }))
      try tool.write("phone\n+442079460177\n", to: "list.csv")
      let shards = ShardFolder(below: tool.folder.path, plan: prepared.plan)
      try shards.prepare()
      let count = try await job.run(
        prepared, into: shards, done: try shards.merged(), progress: { _ in },
        isCancelled: { false })
      #expect(count == 6)
      #expect(try shards.merged().run(1, ofCell: 2) != nil)
    }
  }
}
