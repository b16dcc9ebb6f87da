/// What a sweep has to run, as it stands in `plan.json`: enough to do any part of it anywhere.
///
/// Luck is keyed by replication, so that the result of a run depends on nothing but the plan, the
/// cell and the replication: not on the shard it is in, nor on threads, hosts or order.
public struct SweepPlan: Codable, Equatable, Sendable {
  /// A variant of the scenario.
  public struct Cell: Codable, Equatable, Sendable {
    /// What is replaced in the scenario, as `--set` takes it; in this order.
    public var overrides: [String]
    /// SHA-256 of the variant with its contact lists.
    public var sha256: String

    /// A variant.
    public init(overrides: [String], sha256: String) {
      self.overrides = overrides
      self.sha256 = sha256
    }
  }

  /// What distinguishes one plan from another: the digest of this is the plan's hash.
  public struct Identity: Codable, Equatable, Sendable {
    /// The meaning of the keys; a new meaning gets a new number.
    public var schema = "dialcast.plan/1"
    /// The version of the program: another version may decide otherwise.
    public var version: String
    /// The name of the scenario.
    public var scenario: String
    /// All luck follows from it.
    public var seed: UInt64
    /// The variants; the first is the scenario as it is.
    public var cells: [Cell]
    /// What is done about figures that are not known for certain: `posterior` or `none`.
    public var uncertainty: String
    /// Replications of one shard.
    public var blockSize: Int

    /// An identity.
    public init(
      version: String, scenario: String, seed: UInt64, cells: [Cell],
      uncertainty: String = "posterior", blockSize: Int
    ) {
      precondition(blockSize >= 1 && !cells.isEmpty, "a plan has cells and shards of some size")
      self.version = version
      self.scenario = scenario
      self.seed = seed
      self.cells = cells
      self.uncertainty = uncertainty
      self.blockSize = blockSize
    }
  }

  /// What distinguishes the plan.
  public var identity: Identity
  /// The digest of the identity, in 64 hexadecimal digits; every shard bears it.
  public var hash: String
  /// Replications of each cell. Not part of the identity: more of them go on from where fewer
  /// ended.
  public var replications: Int
  /// The document as the user named it.
  public var path: String

  /// A plan.
  public init(identity: Identity, hash: String, replications: Int, path: String) {
    self.identity = identity
    self.hash = hash
    self.replications = replications
    self.path = path
  }

  /// How many shards of each cell.
  public var shardsPerCell: Int {
    (replications + identity.blockSize - 1) / identity.blockSize
  }

  /// How many shards in all.
  public var shardCount: Int { shardsPerCell * identity.cells.count }

  /// What a shard has to run, by arithmetic from its number alone. Shards go through all cells
  /// before the next block of replications, so that more replications change no number.
  public func shard(_ number: Int) -> Shard {
    precondition((0..<shardCount).contains(number), "shard \(number) of \(shardCount)")
    let cells = identity.cells.count
    let first = number / cells * identity.blockSize
    return Shard(
      number: number, cell: number % cells,
      replications: first..<min(first + identity.blockSize, replications))
  }

  /// A part of the work: some replications of one cell.
  public struct Shard: Equatable, Sendable {
    /// Its number, from 0.
    public let number: Int
    /// The place of the cell.
    public let cell: Int
    /// The replications.
    public let replications: Range<Int>
  }
}

/// One run of one cell.
public struct SweepRecord: Codable, Equatable, Sendable {
  /// The place of the cell in the plan.
  public var cell: Int
  /// What came of it.
  public var run: RunFigures

  /// A record.
  public init(cell: Int, run: RunFigures) {
    self.cell = cell
    self.run = run
  }
}
