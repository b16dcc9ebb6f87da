public import Scheduling
public import Statistics

/// How the calls of a campaign end.
public enum TelephonyModel: Sendable {
  /// Every attempt is a fresh draw, whoever is called.
  case independent(IndependentOutcomes)
  /// People differ: some are easy to reach and some never, and each has a habit of not answering.
  case people(PeopleProfile)
  /// Written down in advance, for tests.
  case scripted(Script)
}

/// Independent, identically distributed outcomes: the simple case.
public struct IndependentOutcomes: Sendable {
  /// One possible end of an attempt.
  public struct Row: Sendable {
    /// The outcome.
    public var outcome: Outcome
    /// Its probability; those of all rows add up to 1.
    public var probability: Double
    /// Ringing in seconds, until answered or given up.
    public var ring: Distribution
    /// Talking in seconds, after it was answered; adds to the ringing.
    public var talk: Distribution
    /// For `Outcome.callback`: seconds from the end of the call to the time asked for.
    public var callbackDelay: Distribution?

    /// A row of the table.
    public init(
      outcome: Outcome, probability: Double, ring: Distribution, talk: Distribution,
      callbackDelay: Distribution? = nil
    ) {
      self.outcome = outcome
      self.probability = probability
      self.ring = ring
      self.talk = talk
      self.callbackDelay = callbackDelay
    }
  }

  /// The rows; *completed* first, so that a higher answer rate only turns other outcomes into
  /// answers when the same luck is drawn again.
  public var rows: [Row]
  /// Where the figures come from.
  public var evidence: Evidence

  /// A table of outcomes.
  public init(rows: [Row], evidence: Evidence = .none) {
    self.rows = rows
    self.evidence = evidence
  }
}

/// Outcomes with people behind them.
///
/// Whether a call is answered is a property of the person first (a Beta-distributed reachability,
/// drawn once per contact) and of the hour second; how a call is *not* answered repeats itself
/// (a Dirichlet-distributed personal mix, drawn once per contact). See `docs/telephony.md` for the
/// evidence.
public struct PeopleProfile: Sendable {
  /// The share of contacts whose number does not exist; every call to them fails.
  public var invalidShare: Double
  /// The mean probability that a first call is answered by a person, among valid numbers.
  public var humanMean: Double
  /// The intra-contact correlation ρ of being answered; 0: all alike, towards 1: always or never.
  public var correlation: Double
  /// What happens when no person answers: outcome and overall share (shares add up to 1).
  public var notHuman: [(outcome: Outcome, share: Double)]
  /// The concentration c of the personal mix; small: the same thing happens every time.
  public var concentration: Double
  /// Added to the log-odds of being answered, by hour of the week (0 = Monday 00:00); 168 or 0.
  public var hourEffect: [Double]
  /// From how many calls that was counted; nil: it is known.
  public var hourEvidence: HourEvidence?
  /// Added to the log-odds for every earlier attempt, at most three of them.
  public var attemptEffect: Double
  /// What a person who answers does: outcome, share (adding up to 1) and talking time in seconds.
  public var human: [(outcome: Outcome, share: Double, talk: Distribution)]
  /// Seconds until a person picks up.
  public var humanRing: Distribution
  /// Ringing and holding, in seconds, of what is not a person.
  public var notHumanHold: [(outcome: Outcome, ring: Distribution, talk: Distribution)]
  /// Seconds of a call to a number that does not exist.
  public var invalidHold: Distribution
  /// Seconds from the end of a call to the time at which the person asked to be called back.
  public var callbackDelay: Distribution
  /// The share of answering machines taken for a person, who then "completes".
  public var machineTakenForHuman: Double
  /// The share of persons taken for an answering machine.
  public var humanTakenForMachine: Double
  /// Where the figures come from.
  public var evidence = Evidence.none

  /// A profile, field by field.
  public init(
    invalidShare: Double, humanMean: Double, correlation: Double,
    notHuman: [(outcome: Outcome, share: Double)], concentration: Double,
    hourEffect: [Double] = [], attemptEffect: Double = 0,
    human: [(outcome: Outcome, share: Double, talk: Distribution)], humanRing: Distribution,
    notHumanHold: [(outcome: Outcome, ring: Distribution, talk: Distribution)],
    invalidHold: Distribution, callbackDelay: Distribution, machineTakenForHuman: Double = 0,
    humanTakenForMachine: Double = 0
  ) {
    self.invalidShare = invalidShare
    self.humanMean = humanMean
    self.correlation = correlation
    self.notHuman = notHuman
    self.concentration = concentration
    self.hourEffect = hourEffect
    self.attemptEffect = attemptEffect
    self.human = human
    self.humanRing = humanRing
    self.notHumanHold = notHumanHold
    self.invalidHold = invalidHold
    self.callbackDelay = callbackDelay
    self.machineTakenForHuman = machineTakenForHuman
    self.humanTakenForMachine = humanTakenForMachine
  }
}

/// Fates from a table: what each attempt of each contact meets.
public struct Script: Sendable {
  /// The fate of one attempt.
  public struct Line: Equatable, Sendable {
    /// How the attempt ends.
    public var outcome: Outcome
    /// Ringing.
    public var ring: TimeSpan
    /// Talking, after the ringing.
    public var talk: TimeSpan
    /// For `Outcome.callback`: from the end of the call to the time asked for.
    public var callbackAfter: TimeSpan?

    /// A fate.
    public init(
      outcome: Outcome, ring: TimeSpan, talk: TimeSpan = .zero, callbackAfter: TimeSpan? = nil
    ) {
      self.outcome = outcome
      self.ring = ring
      self.talk = talk
      self.callbackAfter = callbackAfter
    }
  }

  /// `lines[ordinal][attempt - 1]`; the last line of a contact repeats, and the last contact's
  /// lines serve every later one.
  public var lines: [[Line]]

  /// A script; at least one contact with at least one line.
  public init(lines: [[Line]]) {
    precondition(!lines.isEmpty && lines.allSatisfy { !$0.isEmpty }, "a script needs lines")
    self.lines = lines
  }

  /// The fate of an attempt, counted from 1, of the contact with this ordinal.
  public func line(ordinal: Int, attempt: Int) -> Line {
    let contact = lines[min(ordinal, lines.count - 1)]
    return contact[min(attempt, contact.count) - 1]
  }
}
