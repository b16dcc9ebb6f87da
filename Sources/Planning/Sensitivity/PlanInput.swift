/// An input of a plan that may be wrong by a tenth.
public enum PlanInput: String, CaseIterable, Equatable, Sendable {
  /// How often a call is answered by a person who talks.
  case answers
  /// How long calls last once they are answered.
  case talk
  /// How long it rings.
  case ringing
  /// How many contacts there are.
  case contacts
  /// How long a contact is left alone before the next attempt.
  case intervals
  /// How many slots there are.
  case slots
}
