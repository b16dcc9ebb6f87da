import Foundation
public import Planning

extension SweepPlan {
  /// A plan with its hash: SHA-256 of its identity as JSON with keys in alphabetical order.
  public init(_ identity: Identity, replications: Int, path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    self.init(
      identity: identity,
      hash: SHA256.hexadecimal(of: Array(try encoder.encode(identity))),
      replications: replications, path: path)
  }
}
