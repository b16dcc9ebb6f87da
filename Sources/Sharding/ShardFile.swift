import Foundation
public import Planning

/// The text of a shard: a line of JSON for each run, raw integers with keys in alphabetical order,
/// and a footer that counts and signs them.
///
/// The same runs give the same bytes: no clock, no host. A file without its footer was cut off, and
/// one whose lines do not match it was changed; both are as good as missing.
public enum ShardFile {
  /// The last line.
  struct Footer: Codable, Equatable {
    var footer = 1
    /// The hash of the plan.
    var plan: String
    /// The number of the shard.
    var shard: Int
    /// Cell and replication of the first record.
    var first: [Int]
    /// Cell and replication of the last record.
    var last: [Int]
    /// How many records.
    var records: Int
    /// SHA-256 of the lines of the records with their line feeds.
    var sha256: String
    /// The version of the program.
    var version: String
  }

  /// What is wrong with a file.
  public enum Damage: Error, Equatable, Sendable {
    /// It ends before its footer, or is empty.
    case cutOff
    /// Its lines do not match its footer.
    case changed
    /// It belongs to another plan, whose hash is given.
    case ofAnotherPlan(String)
  }

  /// The bytes of a shard of a plan; at least one record.
  public static func bytes(
    of records: [SweepRecord], shard: Int, plan: SweepPlan
  ) throws -> [UInt8] {
    guard let first = records.first, let last = records.last else {
      preconditionFailure("a shard without runs")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes: [UInt8] = []
    for record in records {
      bytes += try encoder.encode(record)
      bytes.append(UInt8(ascii: "\n"))
    }
    let footer = Footer(
      plan: plan.hash, shard: shard, first: [first.cell, first.run.replication],
      last: [last.cell, last.run.replication], records: records.count,
      sha256: SHA256.hexadecimal(of: bytes), version: plan.identity.version)
    bytes += try encoder.encode(footer)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// The records of a shard, if it is whole and belongs to the plan.
  public static func records(
    in bytes: [UInt8], plan: SweepPlan
  ) throws(Damage) -> [SweepRecord] {
    guard bytes.last == UInt8(ascii: "\n") else { throw .cutOff }
    var lines = bytes.split(separator: UInt8(ascii: "\n"))
    let decoder = JSONDecoder()
    guard let end = lines.popLast(),
      let footer = try? decoder.decode(Footer.self, from: Data(end))
    else { throw .cutOff }
    guard footer.plan == plan.hash else { throw .ofAnotherPlan(footer.plan) }
    let signed = Array(bytes.dropLast(end.count + 1))
    guard footer.records == lines.count, SHA256.hexadecimal(of: signed) == footer.sha256 else {
      throw .changed
    }
    let records = lines.compactMap { try? decoder.decode(SweepRecord.self, from: Data($0)) }
    guard records.count == lines.count else { throw .changed }
    return records
  }
}
