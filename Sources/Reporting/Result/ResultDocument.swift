/// `result.json`: everything a plan found, for programs; the page, the summary and the tables are
/// written from nothing else.
///
/// Integers for counts and milliseconds, RFC 3339 with offset for instants, shares from 0 to 1,
/// null for what is not known or never happens; keys in alphabetical order. No clock, no path and
/// no number of threads goes into it, so that two plans of one scenario give the same bytes. A new
/// meaning of a key gets a new `schema`.
struct ResultDocument: Codable, Equatable, Sendable {
  static let schema = "dialcast.result/1"

  var schema = Self.schema
  var scenario: Scenario
  var run: Run
  var question: Question
  var verdict: Verdict
  @OrNull var feasibility: Feasibility? = nil
  /// What to write into the scenario: first of the answer, then of the other ways to share.
  var settings: [Settings] = []
  var curve: [CurvePoint] = []
  var completion: [Completion] = []
  var finish: [Finish] = []
  var paired: [Paired] = []
  /// What sharing changes, in a sentence.
  @OrNull var sharing: String? = nil
  @OrNull var use: Use? = nil
  @OrNull var progress: Progress? = nil
  @OrNull var outcomes: Outcomes? = nil
  @OrNull var attempts: Attempts? = nil
  @OrNull var bindings: Bindings? = nil
  @OrNull var cost: Cost? = nil
  @OrNull var sensitivity: Sensitivity? = nil
  @OrNull var spread: Spread? = nil
  @OrNull var replay: Replay? = nil
  var assumptions: [Assumption] = []
  /// Of calibrated lengths, as far as calibration files tell; empty without.
  var fits: [Fit] = []
  var audit: [Check] = []
  var notes: [String] = []

  /// The text: two blanks of indentation and a line feed at the end; compact, in one line.
  ///
  /// - Throws: `EncodingError` if a figure is not a number, which would be a bug of the planner.
  func text(isCompact: Bool = false) throws -> String {
    try isCompact ? JSONText.line(of: self) : JSONText.lines(of: self)
  }
}

extension ResultDocument {
  /// What was simulated.
  struct Scenario: Codable, Equatable, Sendable {
    var name: String
    var sha256: String
    /// What was asked instead of what it says: `path=value`, or an option with its value.
    var whatIf: [String]
    var contacts: Int
    var campaigns: Int
    var workspaces: [String]
    /// The zone of every instant in the document.
    var zone: String
    var starts: Moment
  }

  /// How it was computed. The command is not here: the folder it writes to would be in it.
  struct Run: Codable, Equatable, Sendable {
    var seed: UInt64
    var replications: Int
    var simulations: Int
    var version: String
    var zoneData: String
    /// `complete`, `budget` or `interrupted`: then the figures are what was known by then.
    var ending: String
  }

  /// What was asked.
  struct Question: Codable, Equatable, Sendable {
    /// `slots`: how many are needed; `given`: are these enough.
    var kind: String
    var deadline: Moment
    var probability: Double
    @OrNull var slots: Int? = nil
  }

  /// What was answered.
  struct Verdict: Codable, Equatable, Sendable {
    /// `sized`, `undecided`, `infeasible`; of given slots `given_on_time`, `given_late`,
    /// `given_undecided`.
    var code: String
    /// How slots are shared: `soft`, `hard` or `as_written`.
    var mode: String
    @OrNull var slots: Int? = nil
    @OrNull var hardSlots: Int? = nil
    /// `exactly`, `at_most` or `about`: how sure `hard_slots` is.
    @OrNull var hardCertainty: String? = nil
    @OrNull var probability: Double? = nil
    @OrNull var low: Double? = nil
    @OrNull var high: Double? = nil
    var confidence: Double
    @OrNull var method: String? = nil
    var replications: Int
    var headline: String
    var lead: [String]
    /// `good`, `bad` or `open`.
    var tone: String
  }

  /// What arithmetic says before anything is simulated.
  struct Feasibility: Codable, Equatable, Sendable {
    /// Slot time that all calls take together, on average.
    var workMs: Int64
    /// The time until the deadline in which at least one campaign may call.
    var openMs: Int64
    /// So many slots would be busy all the open time.
    var busySlots: Int
    /// When it would be finished with a slot for everybody; null: it would not be.
    @OrNull var earliestFinish: Moment? = nil
    /// What no number of slots can mend, one sentence each.
    var obstacles: [String]
  }

  /// A number of slots as keys of the scenario.
  struct Settings: Codable, Equatable, Sendable {
    var mode: String
    var slots: Int
    /// What to write, in the order of the document; empty: it is written already.
    var keys: [Key]

    struct Key: Codable, Equatable, Sendable {
      var key: String
      var value: String
    }
  }

  /// An input as it was read.
  struct Assumption: Codable, Equatable, Sendable {
    var path: String
    var value: String
    /// `line 12` of the scenario, `--set …` of the command line, or `default`.
    var origin: String
    /// How much earlier or later it finishes if all inputs of its kind are wrong by a tenth.
    @OrNull var effect: String? = nil
  }

  /// Something that had to hold, and whether it does.
  struct Check: Codable, Equatable, Sendable {
    var name: String
    var limit: String
    var value: String
    var holds: Bool
  }
}
