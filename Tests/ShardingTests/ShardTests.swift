import Foundation
import Planning
import Scheduling
import Simulating
import Testing

@testable import Sharding

/// A run of ten tasks that tells its replication and its cell.
private func run(_ replication: Int, cell: Int) -> RunFigures {
  var campaign = CampaignSummary(tasks: 10)
  campaign.closed[0] = 10
  campaign.reached = cell
  campaign.exhaustedAt = Instant(milliseconds: Int64(1000 * replication + cell))
  return RunFigures(
    Summary(
      replication: replication, campaigns: [campaign], pools: [PoolSummary()],
      lastCallEnd: Instant(milliseconds: 0), digest: UInt64(replication)))
}

private func plan(replications: Int = 5, seed: UInt64 = 1, blockSize: Int = 2) throws -> SweepPlan {
  try SweepPlan(
    .init(
      version: "1.0", scenario: "test", seed: seed,
      cells: (0..<3).map { .init(overrides: ["a=\($0)"], sha256: "\($0)") },
      blockSize: blockSize),
    replications: replications, path: "test.yaml")
}

private func records(of shard: SweepPlan.Shard) -> [SweepRecord] {
  shard.replications.map { SweepRecord(cell: shard.cell, run: run($0, cell: shard.cell)) }
}

/// A folder with all shards of a plan, for the time of the body.
private func withShards(
  of plan: SweepPlan, _ body: (ShardFolder) throws -> Void
) throws {
  let url = try FileManager.default.url(
    for: .itemReplacementDirectory, in: .userDomainMask,
    appropriateFor: FileManager.default.temporaryDirectory, create: true)
  defer { try? FileManager.default.removeItem(at: url) }
  let folder = ShardFolder(below: url.path, plan: plan)
  try folder.prepare()
  for number in 0..<plan.shardCount {
    try folder.write(records(of: plan.shard(number)), shard: number)
  }
  try body(folder)
}

@Suite struct ShardTests {
  /// Somebody tidies up while the sweep runs: an error, and no trap.
  @Test func aShardThatVanishedIsNamed() throws {
    try withShards(of: plan()) { folder in
      try folder.checkComplete(try folder.merged())
      try FileManager.default.removeItem(atPath: folder.file(ofShard: 4))
      let error = #expect(throws: ShardConflict.vanished(file: folder.file(ofShard: 4))) {
        try folder.checkComplete(try folder.merged())
      }
      #expect(error?.description.contains("/shard-000004.jsonl: was removed") == true)
    }
  }

  /// As if somebody took it away between the list of names and the look.
  @Test func aFileThatCannotBeReadIsNamed() throws {
    try withShards(of: plan()) { folder in
      let path = folder.path + "/zzz.jsonl"
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false)
      let error = #expect(throws: ShardConflict.unreadable(file: path)) { try folder.merged() }
      #expect(error?.description.hasPrefix(path + ": cannot be read") == true)
    }
  }

  @Test func shardsCoverEveryRunOnce() throws {
    let plan = try plan()
    var seen: [String] = []
    for number in 0..<plan.shardCount {
      let shard = plan.shard(number)
      seen += shard.replications.map { "\(shard.cell) \($0)" }
    }
    let all = (0..<3).flatMap { cell in (0..<5).map { "\(cell) \($0)" } }
    #expect(seen.sorted() == all.sorted())
  }

  @Test func moreReplicationsChangeNoNumberAndNoHash() throws {
    let (few, many) = (try plan(replications: 4), try plan(replications: 9))
    #expect(few.hash == many.hash)
    for number in 0..<few.shardCount { #expect(few.shard(number) == many.shard(number)) }
    #expect(try plan(seed: 2).hash != few.hash)
    #expect(try plan(blockSize: 3).hash != few.hash)
  }

  @Test func mergingIsExactWhateverTheOrderAndHoweverOften() throws {
    let plan = try plan()
    try withShards(of: plan) { folder in
      // The same shard under another name, as a second machine may have left it.
      try FileManager.default.copyItem(
        atPath: folder.file(ofShard: 2), toPath: folder.path + "/copy.jsonl")
      let merged = try folder.merged()
      #expect(merged.count == 15 && merged.damaged.isEmpty)
      for cell in 0..<3 {
        #expect(merged.missing(inCell: cell, of: 0..<5).isEmpty)
        for replication in 0..<5 {
          #expect(merged.run(replication, ofCell: cell) == run(replication, cell: cell))
        }
      }
      #expect(merged.missing(inCell: 1, of: 0..<7) == [5, 6])
    }
  }

  /// Wherever a file ends too early, its runs are missing and nothing else is.
  @Test(arguments: [0.0, 0.3, 0.5, 0.9, 0.999])
  func aShardThatWasCutOffIsFound(_ share: Double) throws {
    let plan = try plan()
    try withShards(of: plan) { folder in
      let path = folder.file(ofShard: 4)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      try bytes.prefix(Int(Double(bytes.count) * share)).write(to: URL(fileURLWithPath: path))
      let merged = try folder.merged()
      #expect(merged.damaged == ["shard-000004.jsonl"])
      #expect(merged.count == 13 && merged.missing(inCell: 1, of: 0..<5) == [2, 3])
      try folder.write(records(of: plan.shard(4)), shard: 4)
      #expect(try folder.merged().count == 15)
    }
  }

  @Test func aShardThatWasCutBetweenTwoLinesIsFoundToo() throws {
    let plan = try plan()
    let bytes = try ShardFile.bytes(of: records(of: plan.shard(0)), shard: 0, plan: plan)
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    #expect(throws: ShardFile.Damage.cutOff) {
      try ShardFile.records(in: lines[0] + [UInt8(ascii: "\n")], plan: plan)
    }
    #expect(throws: ShardFile.Damage.cutOff) { try ShardFile.records(in: [], plan: plan) }
    // One line left out, the footer still there.
    let shorter = Array((lines[0...0] + lines[2...]).joined(separator: [UInt8(ascii: "\n")]))
    #expect(throws: ShardFile.Damage.changed) {
      try ShardFile.records(in: shorter + [UInt8(ascii: "\n")], plan: plan)
    }
  }

  @Test func oneChangedDigitIsFound() throws {
    let plan = try plan()
    let bytes = try ShardFile.bytes(of: records(of: plan.shard(1)), shard: 1, plan: plan)
    let text = String(decoding: bytes, as: UTF8.self)
    let changed = text.replacing("\"reached\":1", with: "\"reached\":2", maxReplacements: 1)
    #expect(changed != text)
    #expect(throws: ShardFile.Damage.changed) {
      try ShardFile.records(in: Array(changed.utf8), plan: plan)
    }
  }

  @Test func twoShardsThatDisagreeAreAnError() throws {
    let plan = try plan()
    try withShards(of: plan) { folder in
      var wrong = records(of: plan.shard(0))
      wrong[1].run.campaigns[0].attempts += 1
      let bytes = try ShardFile.bytes(of: wrong, shard: 0, plan: plan)
      try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/other.jsonl"))
      let conflict = ShardConflict.disagreement(
        first: "other.jsonl", second: "shard-000000.jsonl", cell: 0, replication: 1)
      #expect(throws: conflict) { try folder.merged() }
      #expect("\(conflict)".contains("disagree about replication 1 of cell 0"))
    }
  }

  @Test func shardsOfAnotherPlanAreRefused() throws {
    let plan = try plan()
    let other = try Self.otherPlan()
    try withShards(of: plan) { folder in
      let bytes = try ShardFile.bytes(of: records(of: other.shard(0)), shard: 0, plan: other)
      try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/z.jsonl"))
      #expect(
        throws: ShardConflict.anotherPlan(
          file: folder.path + "/z.jsonl", hash: other.hash, plan: plan.hash)
      ) { try folder.merged() }
    }
  }

  private static func otherPlan() throws -> SweepPlan { try plan(seed: 2) }

  @Test func theSameRunsGiveTheSameBytes() throws {
    let plan = try plan()
    let shard = plan.shard(3)
    let first = try ShardFile.bytes(of: records(of: shard), shard: 3, plan: plan)
    #expect(try first == ShardFile.bytes(of: records(of: shard), shard: 3, plan: plan))
    #expect(try ShardFile.records(in: first, plan: plan) == records(of: shard))
  }

  /// FIPS 180-4: the digests of "" and "abc".
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func digestsAreThoseOfTheStandard(_ text: String, _ digest: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == digest)
  }
}
