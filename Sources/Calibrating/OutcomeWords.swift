public import Scheduling

/// What the words of a log for how a call ended mean.
///
/// Case, blanks and punctuation make no difference: `NO ANSWER`, `no_answer` and `NoAnswer` are one
/// word. Words of nothing but punctuation differ by it.
public struct OutcomeWords: Sendable {
  /// What a word means.
  public enum Meaning: Equatable, Sendable {
    /// The call ended so.
    case outcome(Outcome)
    /// The call says nothing of the contact: as if it had not been made.
    case nothing
  }

  private var meanings: [String: Meaning] = [:]
  /// What was said, in its order, and the word it is about.
  private var said: [(text: String, word: String)] = []

  /// The words of dialers and telephone exchanges, and our own.
  public init() {
    for (outcome, words) in Self.usual {
      for word in words { meanings[Self.plain(word)] = .outcome(outcome) }
    }
    for (outcome, name) in Outcome.builtIn { meanings[Self.plain(name)] = .outcome(outcome) }
    // Neither the contact nor the network had a part in it.
    for outcome in [Outcome.systemFault, .lost] {
      Outcome.builtIn.first { $0.outcome == outcome }.map {
        meanings[Self.plain($0.name)] = .nothing
      }
    }
  }

  /// Says what a word means, as `LVM=voicemail` or `TEST=ignore`; it goes before the usual meaning.
  public mutating func add(_ text: String) throws(CalibrationMistake) {
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex else {
      throw CalibrationMistake(
        .badRequest, "--outcome \"\(text)\": write it as \"their word=ours\"; ours are \(Self.ours)"
      )
    }
    let word = Self.plain(String(text[..<sign]))
    said.append((text, word))
    let name = text[text.index(after: sign)...].lowercased()
    if name == "ignore" {
      meanings[word] = .nothing
    } else if let known = Outcome.builtIn.first(where: { $0.name == name }) {
      meanings[word] =
        [.systemFault, .lost].contains(known.outcome) ? .nothing : .outcome(known.outcome)
    } else {
      throw CalibrationMistake(
        .badRequest, "--outcome \"\(text)\": there is no outcome \"\(name)\"; ours are \(Self.ours)"
      )
    }
  }

  /// The meaning of a word; nil: unknown.
  public func meaning(of word: String) -> Meaning? { meanings[Self.plain(word)] }

  /// What was said of none of these words.
  func unused(in words: some Sequence<String>) -> [String] {
    let met = Set(words.map(Self.plain))
    return said.filter { !met.contains($0.word) }.map(\.text)
  }

  /// What `add` takes.
  static var ours: String {
    (Outcome.builtIn.map(\.name).filter { $0 != "system_fault" && $0 != "lost" } + ["ignore"])
      .joined(separator: ", ")
  }

  private static func plain(_ word: String) -> String {
    let plain = word.lowercased().filter { $0.isLetter || $0.isNumber }
    // `+` and `-`, or two kinds of ticks, are words too.
    return plain.isEmpty ? word.filter { !$0.isWhitespace } : plain
  }

  /// Words whose meaning does not depend on who uses them. Those that might be one thing here and
  /// another there (`disconnected`, `rejected`, `hangup`, `cancelled`), or nothing at all (`N/A`),
  /// are left to the user.
  private static let usual: [(Outcome, [String])] = [
    (
      .completed,
      [
        "complete", "answered", "answer", "answered by human", "human", "person", "connected",
        "conversation", "talked", "spoke", "spoken", "contacted", "reached", "success",
        "successful", "sale", "sold", "interested", "confirmed",
      ]
    ),
    (
      .voicemail,
      [
        "voice mail", "vm", "machine", "answering machine", "answered by machine", "mailbox",
        "amd", "left message", "left voicemail", "left voice mail", "message left", "left vm",
        "voicemail left", "machine start", "machine end beep", "machine end silence",
        "machine end other",
      ]
    ),
    (
      .noAnswer,
      [
        "not answered", "unanswered", "ring no answer", "rna", "no pickup", "no reply",
        "no response", "missed", "missed call", "timeout", "ring timeout",
      ]
    ),
    (.busy, ["user busy", "line busy", "busy signal", "engaged"]),
    (.failed, ["fail", "failure", "congestion", "chanunavail", "call failed", "network error"]),
    (.silent, ["silence", "dead air", "no speech"]),
    (
      .callback,
      [
        "call back", "call later", "call back later", "callback requested", "call again",
        "rescheduled", "reschedule", "appointment to call",
      ]
    ),
    (
      .declined,
      ["decline", "refused", "refusal", "refuse", "not interested", "no interest", "no sale"]
    ),
    (
      .invalidNumber,
      [
        "invalid", "wrong number", "bad number", "not in service", "out of service",
        "disconnected number", "number disconnected", "unallocated", "unallocated number",
        "unassigned number", "nonexistent", "does not exist", "number not in use", "not in use",
      ]
    ),
    (.doNotCall, ["dnc", "opt out", "opted out", "remove", "removed", "unsubscribed"]),
  ]
}

extension Outcome {
  /// The outcomes of which a person on the line is the cause.
  static let ofPersons: [Outcome] = [.completed, .callback, .declined, .doNotCall, .silent]
  /// Those for which nobody answered a number that exists.
  static let ofNobody: [Outcome] = [.voicemail, .noAnswer, .busy, .failed]

  /// Its name in scenarios.
  var name: String {
    Outcome.builtIn.first { $0.outcome == self }?.name ?? "outcome_\(rawValue)"
  }
}
