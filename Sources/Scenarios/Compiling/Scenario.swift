public import Scheduling
public import Simulating
public import Statistics

/// A scenario, read, checked and turned into integers; ready to be simulated.
///
/// ```swift
/// let scenario = try Scenario.load(path: "scenarios/harbour-clinics.yaml")
/// let summary = simulate(scenario.model, seed: scenario.seed, replication: 0)
/// print(scenario.directory.campaigns[0].path, summary.campaigns[0].reached)
/// ```
public struct Scenario: Sendable {
  /// The name of the scenario and of its report folder: lower-case letters, digits and hyphens.
  public let name: String
  /// What the scenario shows, for its readers; empty if it says nothing.
  public let description: String
  /// What is simulated.
  public let model: Model
  /// The names behind the integers of the model.
  public let directory: ScenarioDirectory
  /// SHA-256 in 64 hexadecimal digits of all that the run depends on: the bytes of the document,
  /// the overrides in their order, and the bytes of its calibration files and contact lists.
  public let hash: String
  /// The number from which all luck follows; 1 if the document names none.
  public let seed: Seed
  /// How often to simulate; 200 if the document names no number.
  public let replications: Int
  /// When the work should be done; nil if the document does not ask.
  public let deadline: Instant?
  /// How surely the deadline should be met, from 0 to 1; 0.95 if the document does not say.
  public let probability: Double
  /// What the document expects of its runs, in its order.
  public let expectations: [Expectation]
  /// What slots and calls cost; nil if the document does not say.
  public let prices: Prices?
  /// What the reader of a result should know: rows of lists left out, hours narrowed. Sentences.
  public internal(set) var notes: [String]
  /// Everything that was read, in the order of the document, and then what holds by default where
  /// the document says nothing.
  public internal(set) var inputs: [ScenarioInput] = []
  /// The lengths that its calls are drawn from and that were fitted to calls of a log, as far as
  /// calibration files tell how near they come.
  public internal(set) var calibratedLengths: [CalibratedLength] = []
}

/// How far the loading of a scenario is: the contact lists are what takes time.
public struct ScenarioProgress: Sendable {
  /// The list that is being read, as the document names it.
  public let file: String
  /// Rows read so far.
  public let rows: Int
  /// Bytes of it read so far.
  public let bytesRead: Int
  /// Its size in bytes.
  public let totalBytes: Int
}
