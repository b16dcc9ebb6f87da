public import Planning
import Scheduling
public import Simulating

/// The sentence about luck and ignorance, chosen by rule.
public enum SpreadPhrases {
  /// What a reader must know where figures were counted.
  public static let drawnNote =
    "Figures with observed are drawn anew in every run, as what was counted allows."

  /// Which share of the spread is ignorance, and which data would narrow it.
  ///
  /// - Parameters:
  ///   - model: whose figures they are.
  ///   - campaigns: the paths of its campaigns.
  ///   - outcomeNames: by raw value.
  public static func sentence(
    _ spread: FinishSpread, of model: Model, campaigns: [String], outcomeNames: [String]
  ) -> String {
    let deviation = Figures.duration(milliseconds: Int64(spread.standardDeviationMs.rounded()))
    // Few worlds know it to a tenth and no better.
    let step = spread.worlds < 15 ? 10 : 1.0
    let percent = Int((100 * spread.ignorance / step).rounded() * step)
    let start =
      "Of the variance of the finish (standard deviation \(deviation)), about \(percent) % comes "
      + "from figures that are not known for certain and \(100 - percent) % from luck"
    guard let first = spread.figures.first, spread.ignorance >= 0.05 else {
      return start + ": more data would hardly narrow the answer."
    }
    let users = model.campaigns(using: first.figure).map { campaigns[$0] }
    let owner = owner(users)
    let name = name(of: first.figure, outcomeNames)
    if spread.ignorance > 0.5 {
      return start + ": more data on \(name) of \(owner) would narrow the answer most, "
        + "and more than any number of runs."
    }
    return start + ": of all data, more on \(name) of \(owner) would narrow the answer most."
  }

  /// What the figures are called that were counted, with the share of the variance that each alone
  /// contributes, the largest first.
  static func shares(
    _ spread: FinishSpread, of model: Model, campaigns: [String], outcomeNames: [String]
  ) -> [(name: String, share: Double)] {
    spread.figures.map { figure in
      let users = model.campaigns(using: figure.figure).map { campaigns[$0] }
      return ("\(name(of: figure.figure, outcomeNames)) (\(owner(users)))", figure.share)
    }
  }

  /// The first campaign that uses a figure, and how many more do.
  private static func owner(_ users: [String]) -> String {
    (users.first ?? "") + (users.count > 1 ? " and \(users.count - 1) more" : "")
  }

  private static func name(of figure: ModelFigure, _ outcomeNames: [String]) -> String {
    switch figure.part {
    case .outcomes: return "how calls end"
    case .human: return "how often people answer"
    case .invalid: return "how many numbers do not exist"
    case .answers: return "what people do who answer"
    case .notHuman: return "what happens when nobody answers"
    case .hours: return "when people answer"
    case .length(let kind, let raw):
      let outcome = Int(raw) < outcomeNames.count ? outcomeNames[Int(raw)] : "\(raw)"
      return switch kind {
      case .ring: "how long \(outcome) calls ring"
      case .talk: "how long \(outcome) calls last"
      case .callback: "when people ask to be called back"
      }
    }
  }
}
