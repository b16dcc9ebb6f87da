import Scheduling

/// Telephony where a campaign names it: a profile, or written in place.
enum TelephonyForm {
  case profile(Located<String>)
  case inline(TelephonySpec)

  static var form: ValueType<Self> {
    .forms(
      "profile name or telephony",
      expected: "a profile such as reminder-b2c, or a mapping with the keys of telephony",
      scalar: ValueType.profileName.located.map { .profile($0) },
      mapping: TelephonySpec.type.map { .inline($0) })
  }
}

/// How people answer, as it is written: in one of three ways.
struct TelephonySpec: DocumentObject {
  var outcomes: Located<[Named<OutcomeSpec>]>?
  var script: Located<[Located<[Located<ScriptLine>]>]>?
  var basedOn: Located<String>?
  var human: Located<Double>?
  var correlation: Located<Double>?
  var invalid: Located<Double>?
  var notHuman: Located<[Named<Double>]>?
  var concentration: Located<Double>?
  var hourEffect: Located<HourEffectForm>?
  var attemptEffect: Located<Double>?
  var answers: Located<[Named<AnswerSpec>]>?
  var talk: Located<DistributionSpec>?
  var ring: Located<DistributionSpec>?
  var ringTimeout: Located<TimeSpan>?
  var voicemailTalk: Located<DistributionSpec>?
  var callbackAfter: Located<DistributionSpec>?
  var machineTakenForHuman: Located<Double>?
  var humanTakenForMachine: Located<Double>?
  var observed: Located<Int>?
  var standardError: Located<Double>?

  static let objectName = "telephony"
  static let summary = """
    How people answer, in one of three ways: `outcomes`, a table from which every call draws \
    anew; `script`, written down in advance; or people, who are easy or hard to reach, with a \
    built-in profile as the point of departure (all other keys).
    """
  static var keys: [Key<Self>] { wayKeys + peopleKeys + callKeys + evidenceKeys }

  private static var wayKeys: [Key<Self>] {
    [
      Key(
        "outcomes", \.outcomes, OutcomeSpec.type.named(by: .outcomeName),
        """
        Outcomes with their probabilities, which add up to 1. A name that is not built in makes \
        an outcome of your own (R21).
        """),
      Key(
        "script", \.script, ScriptLine.type.list(atLeast: 1).list(atLeast: 1),
        """
        For each contact what its calls meet: `no_answer 30 s`, `completed 5 s + 60 s` (ringing + \
        talking), `callback 5 s + 20 s then 2 h`. The last line repeats, and so does the last \
        contact.
        """),
      Key(
        "based_on", \.basedOn, .profileName,
        "The profile that holds where no other key says otherwise."),
    ]
  }

  private static var peopleKeys: [Key<Self>] {
    [
      Key(
        "human", \.human, .share,
        "The probability that a person answers the first call, among numbers that exist."),
      Key(
        "correlation", \.correlation, .share,
        "How much people differ: 0, all alike; towards 1, some always and some never answer."),
      Key("invalid", \.invalid, .share, "The share of numbers that do not exist."),
      Key(
        "not_human", \.notHuman, ValueType.share.named(by: .outcomeName),
        "What happens when no person answers, in shares that add up to 1."),
      Key(
        "concentration", \.concentration, .number(over: 0),
        "How much that repeats itself for a person: the smaller, the more."),
      Key(
        "hour_effect", \.hourEffect, HourEffectForm.form,
        """
        How the hour of the week matters: not at all, as for American mobile phones, or as factors \
        say, such as `{Mon-Fri 17:00-20:00: 1.5, Sat: 1.1}`. Whole hours; 1 in those not named.
        """),
      Key(
        "attempt_effect", \.attemptEffect, .number(),
        "Added to the log-odds of a person answering, per earlier call, at most three times."),
    ]
  }

  private static var evidenceKeys: [Key<Self>] {
    [
      Key(
        "observed", \.observed, .whole(1...1_000_000_000),
        """
        From how many calls the probabilities and shares were counted; of people: first calls, \
        each to another contact. Every run then draws them as these observations allow \
        (docs/comparing.md). Without it they are taken for known.
        """),
      Key(
        "standard_error", \.standardError, .share,
        """
        Instead of `observed`: the standard error of the probability of `completed`, or of `human`.
        """),
    ]
  }

  private static var callKeys: [Key<Self>] {
    [
      Key(
        "answers", \.answers, AnswerSpec.type.named(by: .outcomeName),
        "What a person who answers does, in shares that add up to 1."),
      Key(
        "talk", \.talk, DistributionSpec.form,
        """
        The length of a conversation: the talk of a person who completes the call. Who declines or \
        asks to be called another time keeps the talk of the profile. Not beside `answers`, which \
        have talks of their own.
        """),
      Key("ring", \.ring, DistributionSpec.form, "Ringing until a person answers."),
      Key("ring_timeout", \.ringTimeout, .duration, "Ringing until the call is given up."),
      Key(
        "voicemail_talk", \.voicemailTalk, DistributionSpec.form,
        "The length of a call after an answering machine took it."),
      Key(
        "callback_after", \.callbackAfter, DistributionSpec.form,
        "From the end of a call to the time at which the person asked to be called."),
      Key(
        "machine_taken_for_human", \.machineTakenForHuman, .share,
        "The share of answering machines that are taken for a person."),
      Key(
        "human_taken_for_machine", \.humanTakenForMachine, .share,
        "The share of persons who are taken for an answering machine."),
    ]
  }
}

/// A row of a table of outcomes as it is written.
struct OutcomeSpec: DocumentObject {
  var probability: Located<Double>?
  var ring: Located<DistributionSpec>?
  var talk: Located<DistributionSpec>?
  var callbackAfter: Located<DistributionSpec>?

  static let objectName = "outcome"
  static let summary = "One possible end of a call. The slot is taken for ring and talk together."
  static var keys: [Key<Self>] {
    [
      Key("probability", \.probability, .share, required: true, "Those of all rows add up to 1."),
      Key("ring", \.ring, DistributionSpec.form, required: true, "Dialing and ringing."),
      Key("talk", \.talk, DistributionSpec.form, default: "0 s", "From the answer to the end."),
      Key(
        "callback_after", \.callbackAfter, DistributionSpec.form,
        "With `callback`: from the end of the call to the time asked for."),
    ]
  }
}

/// What a person who answers does, as it is written.
struct AnswerSpec: DocumentObject {
  var share: Located<Double>?
  var talk: Located<DistributionSpec>?

  static let objectName = "answer"
  static let summary = "What a person who answers does."
  static var keys: [Key<Self>] {
    [
      Key("share", \.share, .share, required: true, "Those of all answers add up to 1."),
      Key("talk", \.talk, DistributionSpec.form, required: true, "From the answer to the end."),
    ]
  }
}

/// The fate of one call as it is written: `completed 5 s + 60 s`.
struct ScriptLine: Equatable, Sendable {
  var outcome: String
  var ring: TimeSpan
  var talk: TimeSpan
  var callbackAfter: TimeSpan?

  static var type: ValueType<ScriptLine> {
    ValueType<ScriptLine>.text(
      "script line", expected: "a call such as \"no_answer 30 s\" or \"completed 5 s + 60 s\"",
      pattern: "[a-z][a-z0-9_]* \(durationPattern)( \\+ \(durationPattern))?"
        + "( then \(durationPattern))?",
      parse: ScriptLine.init(text:))
  }

  private init?(text: String) {
    // The pattern holds: an outcome, a duration, and what follows "+" and "then".
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return nil }
    let sides = String(words[1]).components(around: " then ")
    let lengths = sides.before.components(around: " + ")
    guard let ring = TimeSpan(durationText: lengths.before) else { return nil }
    outcome = String(words[0])
    self.ring = ring
    talk = lengths.after.flatMap(TimeSpan.init(durationText:)) ?? .zero
    callbackAfter = sides.after.flatMap(TimeSpan.init(durationText:))
  }
}

extension String {
  /// What stands before and after the first occurrence of a separator.
  fileprivate func components(around separator: String) -> (before: String, after: String?) {
    guard let range = firstRange(of: separator) else { return (self, nil) }
    return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
  }
}
