import Scheduling
import Simulating
import Statistics

/// A telephony profile that every scenario may name. `docs/telephony.md` says where each figure
/// comes from.
struct BuiltInProfile {
  /// The name in scenarios.
  let name: String
  /// The share of all first calls that a person answers, numbers that do not exist included.
  let human: Double
  /// The intra-contact correlation of being answered.
  let correlation: Double
  /// Among calls that no person answers: voicemail, no answer, busy, failed.
  let notHuman: [Double]
  /// The share of numbers that do not exist, all of whose calls are among the failed.
  let invalid: Double
  /// Conversations in seconds: mean and standard deviation of the logarithm.
  let talk: (mu: Double, sigma: Double)
  /// The length of a message left, in seconds.
  let voicemailSeconds: Double
  /// Seconds until a person answers: 2 to 7 with this probability, else from 8 to the timeout.
  let fastRing: Double
  /// Seconds until a call is given up.
  let timeoutSeconds: Double
  /// Among persons who answer: those who ask to be called another time, and those who refuse.
  let callback: Double, declined: Double
  /// Whether the hour of the week matters.
  let hasHourEffect: Bool

  /// The profiles, from the kindest to the coldest.
  static let all: [BuiltInProfile] = [
    BuiltInProfile(
      name: "reminder-b2c", human: 0.52, correlation: 0.45, notHuman: [0.60, 0.25, 0.07, 0.08],
      invalid: 0.03, talk: (3.81, 0.60), voicemailSeconds: 30, fastRing: 0.345,
      timeoutSeconds: 30, callback: 0.03, declined: 0.02, hasHourEffect: true),
    BuiltInProfile(
      name: "cold-b2b", human: 0.08, correlation: 0.25, notHuman: [0.55, 0.30, 0.05, 0.10],
      invalid: 0.08, talk: (4.38, 0.93), voicemailSeconds: 20, fastRing: 0.345,
      timeoutSeconds: 30, callback: 0.15, declined: 0.38, hasHourEffect: false),
    BuiltInProfile(
      name: "survey", human: 0.23, correlation: 0.35, notHuman: [0.45, 0.40, 0.07, 0.08],
      invalid: 0.05, talk: (4.90, 1.10), voicemailSeconds: 12, fastRing: 0.345,
      timeoutSeconds: 30, callback: 0.10, declined: 0.45, hasHourEffect: true),
    BuiltInProfile(
      name: "collections", human: 0.435, correlation: 0.60, notHuman: [0.53, 0.12, 0.14, 0.21],
      invalid: 0.10, talk: (3.31, 0.60), voicemailSeconds: 62, fastRing: 0,
      timeoutSeconds: 32, callback: 0.002, declined: 0.01, hasHourEffect: true),
    BuiltInProfile(
      name: "lead-followup", human: 0.38, correlation: 0.35, notHuman: [0.55, 0.30, 0.07, 0.08],
      invalid: 0.03, talk: (5.16, 0.93), voicemailSeconds: 25, fastRing: 0.345,
      timeoutSeconds: 30, callback: 0.15, declined: 0.10, hasHourEffect: true),
  ]

  /// Seconds of ringing before an answering machine takes the call.
  private static let voicemailRingSeconds = 25.0
  /// Seconds until the network says busy, or that it failed.
  private static let networkSeconds = 3.0

  /// The share of first calls to numbers that exist that a person answers: what the key `human` of
  /// a scenario means.
  var humanOfExisting: Double { human / (1 - invalid) }

  /// The profile of the simulation.
  ///
  /// The published shares count every call. Once numbers that do not exist are a class of their
  /// own, the others are related to valid numbers, and the failed calls among them shrink by
  /// those of invalid numbers, which would otherwise count twice.
  var people: PeopleProfile {
    let outcomes: [Outcome] = [.voicemail, .noAnswer, .busy, .failed]
    var missed = notHuman.map { $0 * (1 - human) }
    missed[3] -= invalid
    let allMissed = missed.reduce(0, +)
    let fate = Distribution.lognormal(mu: talk.mu, sigma: talk.sigma)
    return PeopleProfile(
      invalidShare: invalid, humanMean: humanOfExisting, correlation: correlation,
      notHuman: zip(outcomes, missed).map { ($0, $1 / allMissed) }, concentration: 0.3,
      hourEffect: hasHourEffect ? Self.usMobileHourEffect : [],
      human: [
        (.completed, 1 - callback - declined, fate), (.callback, callback, fate),
        (.declined, declined, fate),
      ], humanRing: humanRing, notHumanHold: holds,
      invalidHold: .constant(Self.networkSeconds),
      callbackDelay: .uniform(from: 3600, to: 86_400), machineTakenForHuman: 0.013,
      humanTakenForMachine: 0.003)
  }

  private var humanRing: Distribution {
    let slow = Distribution.uniform(from: 8, to: timeoutSeconds)
    guard fastRing > 0 else { return slow }
    return .mixture([
      .init(weight: fastRing, .uniform(from: 2, to: 7)), .init(weight: 1 - fastRing, slow),
    ])
  }

  private var holds: [(outcome: Outcome, ring: Distribution, talk: Distribution)] {
    [
      (.voicemail, .constant(Self.voicemailRingSeconds), .constant(voicemailSeconds)),
      (.noAnswer, .constant(timeoutSeconds), .constant(0)),
      (.busy, .constant(Self.networkSeconds), .constant(0)),
      (.failed, .constant(Self.networkSeconds), .constant(0)),
    ]
  }
}
