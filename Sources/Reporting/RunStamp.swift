/// This program.
public enum Product {
  /// Its name, as typed.
  public static let name = "dialcast"
  /// Its version (Semantic Versioning 2.0.0).
  public static let version = "0.1.0"
}

/// Where a figure comes from: all that is needed to compute it again. Every file of a report
/// bears it.
public struct RunStamp: Equatable, Sendable {
  /// The name of the scenario.
  public var scenario: String
  /// SHA-256 of the scenario with its overrides, 64 hexadecimal digits.
  public var scenarioHash: String
  /// The seed of the run.
  public var seed: UInt64
  /// How many replications were run.
  public var replications: Int
  /// The version of the program.
  public var version: String
  /// The version of the time-zone data, such as `2025b`.
  public var zoneDataVersion: String

  /// A stamp of this program.
  public init(
    scenario: String, scenarioHash: String, seed: UInt64, replications: Int,
    version: String = Product.version, zoneDataVersion: String
  ) {
    self.scenario = scenario
    self.scenarioHash = scenarioHash
    self.seed = seed
    self.replications = replications
    self.version = version
    self.zoneDataVersion = zoneDataVersion
  }

  /// The first twelve digits of the hash, where sixty-four would drown the rest.
  var shortHash: String { String(scenarioHash.prefix(12)) }

  /// One line for people.
  var line: String {
    "\(Product.name) \(version), seed \(seed), "
      + "\(Figures.count(replications)) \(replications == 1 ? "replication" : "replications"), "
      + "scenario \(shortHash), time zones \(zoneDataVersion)"
  }

  /// The headings of the columns that stamp a CSV file: at the end of every row, because a line
  /// of comment would break spreadsheets and a second file gets lost.
  static let csvHeadings = [
    "seed", "replications", "version", "scenario_sha256_12", "tz_data",
  ]
  /// The fields under `csvHeadings`.
  var csvFields: [String] {
    [String(seed), String(replications), version, shortHash, zoneDataVersion]
  }
}
