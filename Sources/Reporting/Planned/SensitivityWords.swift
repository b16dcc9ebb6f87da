import Planning
import Statistics

/// What moves the finish, in words.
struct SensitivityWords {
  private let sensitivity: Sensitivity

  init(_ sensitivity: Sensitivity) { self.sensitivity = sensitivity }

  /// A change below this is no reason to measure anything.
  private static let practicalMs = 60_000.0

  /// `Most of all it depends on the slots: with 38 slots it finishes 2 h 5 min later, and on time
  /// in 3 of 12 runs.`
  var sentence: String {
    let sides = sensitivity.effects.flatMap { effect in effect.sides.map { (effect.input, $0) } }
    // Where no finish is later, what costs the deadline most often matters most.
    let worst = sides.max {
      ($0.1.changeMs, -$0.1.onTime.successes) < ($1.1.changeMs, -$1.1.onTime.successes)
    }
    guard let (input, side) = worst, side.changeMs >= Self.practicalMs else {
      return "No input that is wrong by a tenth makes it later by a minute."
    }
    let (onTime, runs) = (side.onTime.successes, side.onTime.trials)
    let share =
      onTime == runs
      ? "on time all the same"
      : "on time in \(onTime == 0 ? "none" : Figures.count(onTime)) of \(Figures.count(runs)) runs"
    return "Most of all it depends on \(Self.the(input)): \(Self.change(input, side)) it"
      + " \(Self.harm(side.changeMs)), and is \(share)."
  }

  private static func harm(_ changeMs: Double) -> String {
    guard changeMs.isFinite else { return "mostly never finishes" }
    return "finishes \(Figures.duration(milliseconds: Int64(changeMs.rounded()))) later"
  }

  /// What people call an input.
  static func name(_ input: PlanInput) -> String {
    switch input {
    case .answers: "answer rate"
    case .talk: "talk time"
    case .ringing: "ringing time"
    case .contacts: "contacts"
    case .intervals: "retry intervals"
    case .slots: "slots"
    }
  }

  /// `−10 %`, `+10 %`; of slots how many that is.
  static func value(_ side: InputEffect.Side) -> String {
    if let slots = side.slots { return "\(Figures.count(slots)) slots" }
    return side.percent < 100 ? "−\(100 - side.percent) %" : "+\(side.percent - 100) %"
  }

  private static func the(_ input: PlanInput) -> String {
    switch input {
    case .answers: "how often people answer"
    case .talk: "how long calls last"
    case .ringing: "how long it rings"
    case .contacts: "how many contacts there are"
    case .intervals: "the retry intervals"
    case .slots: "the slots"
    }
  }

  private static func change(_ input: PlanInput, _ side: InputEffect.Side) -> String {
    let isLess = side.percent < 100
    let tenth = "\(abs(side.percent - 100)) %"
    switch input {
    case .answers: return "if \(tenth) \(isLess ? "fewer" : "more") calls are answered"
    case .talk, .ringing: return "if that is \(tenth) \(isLess ? "less" : "more")"
    case .contacts: return "with \(tenth) \(isLess ? "fewer" : "more")"
    case .intervals: return "if these are \(tenth) \(isLess ? "shorter" : "longer")"
    case .slots: return "with \(value(side))"
    }
  }
}
