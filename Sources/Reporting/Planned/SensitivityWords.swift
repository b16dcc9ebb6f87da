import Planning
import Statistics

/// What moves the finish, in words.
struct SensitivityWords {
  private let sensitivity: Sensitivity

  init(_ sensitivity: Sensitivity) { self.sensitivity = sensitivity }

  /// A change below this is no reason to measure anything.
  private static let practicalMs = 60_000.0

  /// `Most of all it depends on the slots: with 38 slots it finishes 2 h 5 min later, and is on
  /// time in 3 of 12 runs instead of 12.` The longest bar of the chart; if that is to the good,
  /// what delays it most as well.
  var sentence: String {
    let sides = sensitivity.effects.flatMap { effect in effect.sides.map { (effect.input, $0) } }
    let strongest = sides.enumerated().max {
      // Of bars of one length the upper one; what is later before what is earlier.
      (abs($0.element.1.changeMs), $0.element.1.changeMs, -$0.offset)
        < (abs($1.element.1.changeMs), $1.element.1.changeMs, -$1.offset)
    }?.element
    guard let (input, side) = strongest, abs(side.changeMs) >= Self.practicalMs else {
      return "No input that is wrong by a tenth changes the finish by a minute."
    }
    let most = "Most of all it depends on \(Self.the(input)): \(effect(of: input, side))"
    // Where several delay it alike, what costs the deadline most often matters most.
    let worst = sides.max {
      ($0.1.changeMs, -$0.1.onTime.successes) < ($1.1.changeMs, -$1.1.onTime.successes)
    }
    guard side.changeMs < 0, let (other, delay) = worst, delay.changeMs >= Self.practicalMs else {
      return most
    }
    let effect = effect(of: other, delay)
    return other == input
      ? most + " " + effect.prefix(1).uppercased() + effect.dropFirst()
      : most + " What delays it most is \(Self.the(other)): \(effect)"
  }

  /// `with 38 slots it finishes 2 h 5 min later, and is on time in 3 of 12 runs instead of 12.`
  private func effect(of input: PlanInput, _ side: InputEffect.Side) -> String {
    "\(Self.change(input, side)) it \(Self.change(side.changeMs)), and is on time in"
      + " \(runs(onTime: side))."
  }

  private static func change(_ changeMs: Double) -> String {
    guard changeMs.isFinite else {
      return changeMs > 0 ? "mostly never finishes" : "finishes where it mostly never did"
    }
    let size = Figures.duration(milliseconds: Int64(abs(changeMs).rounded()))
    return "finishes \(size) \(changeMs < 0 ? "earlier" : "later")"
  }

  /// `38 of 40 runs, as without the change`, `all 40 runs instead of 38`.
  private func runs(onTime side: InputEffect.Side) -> String {
    let (onTime, all) = (side.onTime.successes, side.onTime.trials)
    let unchanged = sensitivity.unchanged.successes
    func count(_ runs: Int) -> String { runs == 0 ? "none" : Figures.count(runs) }
    let runs =
      onTime == all
      ? "all \(Figures.count(all)) runs" : "\(count(onTime)) of \(Figures.count(all)) runs"
    return runs
      + (onTime == unchanged ? ", as without the change" : " instead of \(count(unchanged))")
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
    if let slots = side.slots { return PlanWords.slots(slots) }
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
