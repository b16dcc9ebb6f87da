import Foundation
public import Planning
import Reporting

/// The folder in which the shards of one plan lie.
///
/// Its name has the beginning of the plan's hash, so that shards of different plans never meet.
/// Every file appears whole or not at all; copies of one program, on one machine or on many, may
/// write into it at once, since they write the same bytes.
public struct ShardFolder: Sendable {
  /// The path of the folder.
  public let path: String
  /// What is run.
  public let plan: SweepPlan

  /// The folder of a plan below the folder of its report.
  public init(below folder: String, plan: SweepPlan) {
    path = (folder.hasSuffix("/") ? folder : folder + "/") + "shards-\(plan.hash.prefix(12))"
    self.plan = plan
  }

  /// The path of a shard's file.
  public func file(ofShard number: Int) -> String {
    let digits = String(number)
    return path + "/shard-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
      + ".jsonl"
  }

  /// Makes the folder and writes `plan.json` into it.
  public func prepare() throws {
    try ReportFolder(path: path).create()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try put(Array(try encoder.encode(plan)) + [UInt8(ascii: "\n")], at: path + "/plan.json")
  }

  /// Writes a shard: under a name that nobody else uses, to the disk, then into its place.
  public func write(_ records: [SweepRecord], shard: Int) throws {
    try put(
      try ShardFile.bytes(of: records, shard: shard, plan: plan), at: file(ofShard: shard))
  }

  /// Of this process on this machine: a folder may be shared by a cluster.
  private static let mark: String = {
    var name = [CChar](repeating: 0, count: 256)
    let isKnown = gethostname(&name, name.count - 1) == 0
    let host = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return (isKnown ? String(decoding: host, as: UTF8.self) : "host") + "-\(getpid())"
  }()

  private func put(_ bytes: [UInt8], at path: String) throws {
    let file = try PendingFile(path: path, mark: Self.mark)
    try file.write(bytes)
    try file.commit()
  }

  /// Whatever shards are there, put together: by cell and replication, so that it does not matter
  /// how the work was cut, who did it and how often.
  ///
  /// - Throws: `ShardConflict` if two files disagree about a run, or a file belongs to another
  ///   plan or cannot be read. A file that was cut off or changed is no error: its runs are
  ///   missing, and it is named.
  public func merged() throws -> MergedShards {
    var merged = MergedShards()
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    for name in names.sorted() where name.hasSuffix(".jsonl") && !name.hasPrefix(".") {
      guard let data = try? Data(contentsOf: URL(fileURLWithPath: path + "/" + name)) else {
        throw ShardConflict.unreadable(file: path + "/" + name)
      }
      let bytes = Array(data)
      do {
        try merged.add(try ShardFile.records(in: bytes, plan: plan), from: name)
      } catch let damage as ShardFile.Damage {
        if case .ofAnotherPlan(let hash) = damage {
          throw ShardConflict.anotherPlan(file: path + "/" + name, hash: hash, plan: plan.hash)
        }
        merged.damaged.append(name)
      }
    }
    return merged
  }

  /// Makes sure that every run of the plan is there.
  ///
  /// - Throws: `ShardConflict` that names the first file whose runs are missing: somebody removed
  ///   it while others were written.
  public func checkComplete(_ merged: MergedShards) throws(ShardConflict) {
    for number in 0..<plan.shardCount {
      let shard = plan.shard(number)
      guard merged.missing(inCell: shard.cell, of: shard.replications).isEmpty else {
        throw .vanished(file: file(ofShard: number))
      }
    }
  }
}

/// The runs of a sweep as far as they are done.
public struct MergedShards: Sendable {
  /// The runs by cell and replication.
  private var runs: [Key: (run: RunFigures, file: String)] = [:]
  /// Files that were cut off or changed, in the order of names.
  public fileprivate(set) var damaged: [String] = []

  private struct Key: Hashable {
    var cell: Int
    var replication: Int
  }

  /// No runs yet.
  public init() {}

  /// How many runs are there.
  public var count: Int { runs.count }

  /// Adds the records of a file; those that are there already must be equal.
  public mutating func add(_ records: [SweepRecord], from file: String) throws {
    for record in records {
      let key = Key(cell: record.cell, replication: record.run.replication)
      if let known = runs[key] {
        guard known.run == record.run else {
          throw ShardConflict.disagreement(
            first: known.file, second: file, cell: key.cell, replication: key.replication)
        }
        continue
      }
      runs[key] = (record.run, file)
    }
  }

  /// The replications of a cell that are still to be run, of so many.
  public func missing(inCell cell: Int, of replications: Range<Int>) -> [Int] {
    replications.filter { runs[Key(cell: cell, replication: $0)] == nil }
  }

  /// The run of a cell.
  public func run(_ replication: Int, ofCell cell: Int) -> RunFigures? {
    runs[Key(cell: cell, replication: replication)]?.run
  }
}

/// Shards that cannot be put together.
public enum ShardConflict: Error, Equatable, Sendable, CustomStringConvertible {
  /// Two files have different results of one run.
  case disagreement(first: String, second: String, cell: Int, replication: Int)
  /// A file belongs to another plan.
  case anotherPlan(file: String, hash: String, plan: String)
  /// A file that was there is there no longer, or was changed.
  case vanished(file: String)
  /// A file that was there cannot be read, or no longer.
  case unreadable(file: String)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .disagreement(let first, let second, let cell, let replication):
      "\(first) and \(second) disagree about replication \(replication) of cell \(cell): the same "
        + "run came out differently, which must not happen; remove both files to run them again, "
        + "and report it, for one of two machines or two versions decided otherwise"
    case .anotherPlan(let file, let hash, let plan):
      "\(file): belongs to plan \(hash.prefix(12)) and not to \(plan.prefix(12)); shards of "
        + "different scenarios, seeds or versions cannot be mixed: move it away"
    case .vanished(let file):
      "\(file): was removed or changed while the sweep ran; run the same command again, which "
        + "makes its runs anew"
    case .unreadable(let file):
      "\(file): cannot be read, or was removed meanwhile; check its permissions, and run the same "
        + "command again"
    }
  }
}
