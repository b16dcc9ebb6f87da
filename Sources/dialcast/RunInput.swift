import Calendars
import Reporting
import Scenarios
import Scheduling
import Simulating

/// A scenario, ready to be simulated and reported: what the commands need of it.
struct RunInput: Sendable {
  /// The name of the scenario.
  var name: String
  /// SHA-256 of the document with its overrides.
  var hash: String
  /// What is simulated.
  var model: Model
  /// The seed that the document names.
  var seed: UInt64
  /// How many replications the document asks for.
  var replications: Int
  /// The instant asked about.
  var deadline: Instant?
  /// The probability wanted for it.
  var goal: Double?
  /// What slots and calls cost; nil if nothing is known of it.
  var prices: Prices?
  /// The clock on the organisation's wall.
  var clock: ZoneClock
  /// One per campaign of the model.
  var campaigns: [CampaignLabel]
  /// One per pool of the model.
  var pools: [PoolLabel]
  /// By raw value.
  var outcomeNames: [String]
  /// The names of the faults of the model.
  var faults: [String]
  /// What the reader of a report should know.
  var notes: [String]
  /// What was left out of the contact lists.
  var rejects: [Reject]
  /// Everything that was read, and what holds by default.
  var inputs: [ScenarioInput]
  /// Its lengths that were fitted to calls of a log.
  var calibratedLengths: [CalibratedLength]
  /// Where the slots of the pools are written.
  var slotKeys: SlotKeys
}
