import ContactLists
import Foundation
import Simulating
import Testing

@testable import Scenarios

/// Several scenarios of one command: a list that they share is read once, and nothing else changes.
@Suite struct ContactListCacheTests {
  /// A document and its lists in a folder that exists for the length of one test.
  final class Lists: Sendable {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dialcast-\(UUID().uuidString)")

    static let contacts = """
      phone,clinic,came_at,seen_at
      +442079460101,north,2026-11-23 09:10,2026-11-23 09:15
      2125550101,coast,2026-11-23 09:20,2026-11-23 09:25
      12,coast,2026-11-23 09:30,2026-11-23 09:35

      """

    /// Calls the list, streams its people, and knows whom nobody calls.
    static let document = """
      scenario: shared
      organisation: {slots: 3, timezone: Europe/London, do_not_call: {file: never.csv}}
      campaigns:
        - name: calls
          start: 2026-11-23 09:00
          end: 2026-11-27 18:00
          contacts: {file: list.csv, region: US}
          telephony: survey
        - name: leads
          kind: realtime
          start: 2026-11-23 09:00
          arrivals: {file: list.csv, region: US, column: came_at}
          telephony: survey
      """

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try write(Self.contacts, to: "list.csv")
      try write(Self.contacts, to: "same.csv")
      try write("phone\n+442079460101\n", to: "never.csv")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to name: String) throws {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    /// A scenario, and the lists that were read for it.
    func load(
      _ overrides: String..., cache: ContactListCache? = nil
    ) throws -> (scenario: Scenario, read: [String]) {
      var read: [String] = []
      let scenario = try Scenario.load(
        text: Self.document, file: "shared.yaml", folder: folder.path, overrides: overrides,
        cache: cache, progress: { read.append($0.file) })
      return (scenario, read)
    }
  }

  /// What a user can see of a scenario that depends on its lists.
  struct Contents: Equatable {
    let hash: String
    let notes: [String]
    let rows: [[UInt32]?]
    let rejected: [[RejectedRow]]
    let counts: [Int]
    let forbidden: [String]

    init(_ scenario: Scenario) {
      hash = scenario.hash
      notes = scenario.notes
      let contacts = scenario.directory.campaigns.map(\.contacts)
      rows = contacts.map { $0?.rows }
      rejected = contacts.map { $0?.list.rejected ?? [] }
      counts = scenario.model.campaigns.map(\.taskCount)
      forbidden = scenario.model.timeline.map { "\($0)" }
    }
  }

  @Test func everyScenarioIsTheSameAsWithoutACache() throws {
    let lists = try Lists()
    let cache = ContactListCache()
    for overrides in ["seed=1", "seed=2", "campaigns.calls.contacts.where={clinic: coast}"] {
      let alone = try lists.load(overrides)
      let shared = try lists.load(overrides, cache: cache)
      #expect(Contents(shared.scenario) == Contents(alone.scenario))
      #expect(alone.read == ["list.csv", "list.csv"])
      #expect(shared.read == (overrides == "seed=1" ? alone.read : []))
      #expect(
        shared.scenario.notes.filter { $0.contains("left out") } == [
          "list.csv: 1 row was left out, 2 contacts were loaded.",
          "list.csv: 1 row was left out, 2 contacts were loaded.",
        ])
      #expect(shared.scenario.directory.campaigns[0].contacts?.list.rejected.count == 1)
    }
  }

  /// The hash too: it must not name bytes that nobody was called from.
  @Test func theFirstReadingIsWhatAllSee() throws {
    let lists = try Lists()
    let cache = ContactListCache()
    let before = Contents(try lists.load(cache: cache).scenario)
    try lists.write("phone,clinic,came_at\n+442079460177,north,2026-11-23 09:10\n", to: "list.csv")
    try lists.write("phone\n+442079460177\n+442079460178\n", to: "never.csv")
    #expect(Contents(try lists.load(cache: cache).scenario) == before)
    let after = Contents(try lists.load().scenario)
    #expect(after.rows == [[2], [2]])
    #expect(after.hash != before.hash)
    #expect(after.forbidden != before.forbidden)
    #expect(Contents(try lists.load(cache: ContactListCache()).scenario) == after)
  }

  /// What is read again for another variant, after the list of calls and that of leads.
  @Test(arguments: [
    ("campaigns.calls.contacts.region=GB", ["list.csv"]),
    ("campaigns.calls.contacts.file=same.csv", ["same.csv"]),
    ("campaigns.calls.contacts.columns={phone_2: clinic}", ["list.csv"]),
    ("campaigns.leads.arrivals.region=GB", ["list.csv"]),
    ("campaigns.leads.arrivals.column=seen_at", ["list.csv"]),
    ("campaigns.leads.timezone=Europe/Paris", ["list.csv"]),
    ("organisation.do_not_call.file=same.csv", []), ("organisation.slots=5", []),
    ("campaigns.calls.timezone=Europe/Paris", []), ("campaigns.leads.telephony=cold-b2b", []),
  ])
  func whatIsReadInAnotherWayIsReadAgain(_ override: String, read: [String]) throws {
    let lists = try Lists()
    let cache = ContactListCache()
    _ = try lists.load(cache: cache)
    let variant = try lists.load(override, cache: cache)
    #expect(variant.read == read)
    #expect(Contents(variant.scenario) == Contents(try lists.load(override).scenario))
    #expect(try lists.load(override, cache: cache).read == [])
  }

  /// A mistake is told to everybody who asks, and a list that was mended is read.
  @Test func whatCannotBeUsedIsNotKept() throws {
    let lists = try Lists()
    let cache = ContactListCache()
    try lists.write("name\nAnn\n", to: "list.csv")
    let alone = #expect(throws: ScenarioError.self) { try lists.load() }
    for _ in 0..<2 {
      let shared = #expect(throws: ScenarioError.self) { try lists.load(cache: cache) }
      #expect(shared?.problems.map(\.description) == alone?.problems.map(\.description))
    }
    try lists.write(Lists.contacts, to: "list.csv")
    #expect(try lists.load(cache: cache).scenario.model.campaigns[0].taskCount == 2)
  }

  /// A list of which nobody can be called is a mistake of the scenario and not of the reading: it
  /// is kept, and still every scenario is told.
  @Test func anEmptyListIsReportedEachTime() throws {
    let lists = try Lists()
    let cache = ContactListCache()
    try lists.write("phone,came_at\n12,2026-11-23 09:10\n", to: "list.csv")
    for _ in 0..<2 {
      let error = #expect(throws: ScenarioError.self) { try lists.load(cache: cache) }
      #expect(error?.problems.first?.message.contains("its only row was left out") ?? false)
    }
  }

  @Test func threadsWaitForOneReading() async throws {
    let lists = try Lists()
    let cache = ContactListCache()
    let alone = Contents(try lists.load().scenario)
    try await withThrowingTaskGroup(of: (Contents, [String]).self) { group in
      for _ in 0..<8 {
        group.addTask {
          let loaded = try lists.load(cache: cache)
          return (Contents(loaded.scenario), loaded.read)
        }
      }
      var read: [String] = []
      for try await result in group {
        #expect(result.0 == alone)
        read += result.1
      }
      #expect(read == ["list.csv", "list.csv"])
    }
  }

  /// A file is hashed in pieces; one that is in memory must be cut at the same places.
  @Test(arguments: [0, 1, 1 << 20, (1 << 20) + 1, 5 << 19])
  func aFileInMemoryHasTheDigestOfTheFile(bytes count: Int) throws {
    let lists = try Lists()
    let bytes = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let path = lists.folder.appendingPathComponent("large").path
    try bytes.write(to: URL(fileURLWithPath: path))
    var ofFile = ScenarioDigest()
    try ofFile.add(fileAt: path)
    var ofBytes = ScenarioDigest()
    ofBytes.add(contentsOfFile: bytes)
    #expect(ofFile.finish() == ofBytes.finish())
  }
}
