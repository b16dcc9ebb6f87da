import Foundation
import Planning
import Scenarios
import Simulating
import Statistics
import Testing

/// The same scenario and seed give the same bytes: on any number of threads, in any process, in
/// debug and in release, today and tomorrow.
struct DeterminismTests {
  struct Golden: CustomTestStringConvertible, Sendable {
    var file: String
    var overrides: [String] = []
    var digest: UInt64
    var testDescription: String { file }
  }

  /// Digests of eight replications.
  ///
  /// Lengths of calls are rounded to whole milliseconds, so that the last digit of a logarithm,
  /// which may differ between mathematical libraries and processors, is felt only if it falls on
  /// half a millisecond: less than once in 10⁹ draws. If a digest changes and no rule did, the
  /// schedule, the luck or the rounding did, and users will see it.
  static let golden = [
    Golden(file: "two-teams", digest: 0xb72d_a784_634f_1c95),
    Golden(
      file: "campaign-0", overrides: ["campaigns.campaign-0.contacts.count=500"],
      digest: 0x7169_a6b0_5ab5_d816),
    Golden(
      file: "people", overrides: ["campaigns.calls.contacts.count=300"],
      digest: 0x6e50_0e47_a249_b29b),
  ]

  @Test("The digest is the one that was written down", arguments: golden)
  func goldenDigest(golden: Golden) async throws {
    let run = try await ScenarioRun(golden.file, golden.overrides, replications: 8)
    let digest = Forecast(of: run.summaries, model: run.scenario.model).digest
    #expect(
      digest == golden.digest, "\(golden.file) has 0x\(String(digest, radix: 16))")
  }

  @Test("The number of threads changes nothing", arguments: golden)
  func threads(golden: Golden) async throws {
    let scenario = try ScenarioRun.load(golden.file, golden.overrides)
    var forecasts: [Forecast] = []
    for threads in [1, 2, 4] {
      let summaries = await Replications.run(
        model: scenario.model, seed: scenario.seed, count: 12, threads: threads)
      #expect(summaries.map(\.replication) == Array(0..<12))
      forecasts.append(Forecast(of: summaries, model: scenario.model))
    }
    #expect(forecasts[0] == forecasts[1] && forecasts[0] == forecasts[2])
  }

  /// Each process has hash seeds of its own.
  @Test("Processes write the same bytes, whatever their threads", arguments: golden)
  func processes(golden: Golden) throws {
    let runs = try [1, 2, 4].map { threads in try files(golden, threads: threads) }
    #expect(runs[0] == runs[1] && runs[0] == runs[2])
    let digest = "\"digest\" : \"\(String(golden.digest, radix: 16))\""
    #expect(String(decoding: runs[0].summary, as: UTF8.self).contains(digest))
    #expect(runs[0].calls.count > 1000)
  }

  /// `summary.json` and `attempts.csv` of a run of the built `dialcast`.
  private func files(
    _ golden: Golden, threads: Int
  ) throws -> (summary: Data, calls: Data) {
    let folder = try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: FileManager.default.temporaryDirectory, create: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("dialcast")
    process.arguments =
      [
        "run", ScenarioRun.path(of: golden.file), "--replications", "8", "--threads",
        "\(threads)", "--attempts", "--quiet", "--output", folder.path,
      ] + golden.overrides.flatMap { ["--set", $0] }
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return (
      try Data(contentsOf: folder.appendingPathComponent("summary.json")),
      try Data(contentsOf: folder.appendingPathComponent("attempts.csv"))
    )
  }
}
