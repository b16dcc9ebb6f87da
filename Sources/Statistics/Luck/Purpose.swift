/// What a draw is for: two draws of one attempt with different purposes are independent.
///
/// The numbers are part of the layout of the streams. Changing one changes the luck of every run,
/// so that new purposes get new numbers and old ones are never reused.
public enum Purpose: UInt16, CaseIterable, Sendable, BitwiseCopyable {
  /// How the attempt ends.
  case outcome = 0
  /// How long it rings.
  case ring = 1
  /// How long people talk.
  case talk = 2
  /// How long a machine, or silence, is listened to.
  case hold = 3
  /// Whether the person asks to be called back.
  case callback = 4
  /// When the person asks to be called back.
  case callbackDelay = 5
  /// What goes wrong in the network.
  case fault = 6
  /// How easily a contact is reached at all; drawn once per number, whose place stands for
  /// the attempt.
  case reachability = 7
  /// The order of things that nothing else puts in order.
  case order = 8
  /// A small scatter of start times.
  case jitter = 9
  /// In which way a contact tends not to answer; drawn once per number, whose place stands for
  /// the attempt.
  case habit = 10
  /// Whether a contact's number exists; drawn once per number, whose place stands for
  /// the attempt.
  case invalid = 11
  /// Whether a machine is taken for a person, or a person for a machine.
  case misdetection = 12
  /// When calls or tasks come in.
  case arrival = 13
  /// What a parameter of the model is, if it is not known for certain.
  case parameter = 14
  /// How long a task that came waits for its call.
  case patience = 15
}
