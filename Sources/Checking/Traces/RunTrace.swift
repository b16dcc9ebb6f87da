public import Scheduling

/// One run, contact by contact: what a golden trace holds, and what `dialcast diff` compares.
public struct RunTrace: Equatable, Sendable {
  /// Where it comes from.
  public var stamp: TraceStamp
  /// The campaigns, in the order of the model.
  public var campaigns: [CampaignTrace]

  /// A trace.
  public init(stamp: TraceStamp, campaigns: [CampaignTrace]) {
    self.stamp = stamp
    self.campaigns = campaigns
  }

  /// Calls of all contacts.
  public var attempts: Int {
    campaigns.reduce(0) { $0 + $1.contacts.reduce(0) { $0 + $1.calls.count } }
  }

  /// When the last call ends; nil if there is none.
  public var lastEnd: Instant? {
    campaigns.flatMap { $0.contacts.compactMap { $0.calls.last?.end } }.max()
  }
}

/// Where a trace comes from.
public struct TraceStamp: Equatable, Sendable {
  /// The name of the scenario.
  public var scenario: String
  /// The number from which all luck follows.
  public var seed: UInt64
  /// Which of the equally likely futures, from 0.
  public var replication: Int
  /// The version of the program that wrote it.
  public var version: String
  /// The version of the time-zone data.
  public var zoneData: String

  /// A stamp.
  public init(
    scenario: String, seed: UInt64, replication: Int, version: String, zoneData: String
  ) {
    self.scenario = scenario
    self.seed = seed
    self.replication = replication
    self.version = version
    self.zoneData = zoneData
  }
}

/// One campaign of a run.
public struct CampaignTrace: Equatable, Sendable {
  /// Workspace and name: `north/reminders`.
  public var path: String
  /// The IANA name of its zone.
  public var zone: String
  /// The contacts that were called or whose task was closed, by ascending rows.
  public var contacts: [ContactTrace]
}

/// One contact of a run.
public struct ContactTrace: Equatable, Sendable {
  /// Its row in the list, or its number from 1.
  public var row: Int
  /// Its calls, in order.
  public var calls: [TracedCall]
  /// How its task ended: `completed`, `failed`, `archived`; nil if it was not closed.
  public var end: String?
}

/// One call of a run.
public struct TracedCall: Equatable, Sendable {
  /// When dialing began.
  public var start: Instant
  /// Ringing and talking together, in milliseconds.
  public var durationMs: Int64
  /// The name of the outcome.
  public var outcome: String
  /// What had held it until it started.
  public var hold: HoldRule

  /// When the call ended.
  public var end: Instant { start + TimeSpan(milliseconds: durationMs) }
}
