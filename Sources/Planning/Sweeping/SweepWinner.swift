import Statistics

/// The cheapest variant that is shown to reach the goal, and what the runs leave open about it.
///
/// All variants are judged at once, so that each claim has an error of (1 − confidence) ÷ cells
/// (Bonferroni), and the lower end of Clopper and Pearson's interval, which is never too high,
/// must reach the goal. Otherwise the best of many cells would be the luckiest.
public struct SweepWinner: Equatable, Sendable {
  /// Its place among the cells; 0 or a cell that decides like it: the scenario as it is.
  public let place: Int
  /// Whether nothing has to be changed: the scenario as it is reaches the goal, and nothing that
  /// reaches it is shown to be cheaper.
  public let isAsItIs: Bool
  /// Cheaper cells of which the runs do not tell whether they reach the goal.
  public let cheaperButOpen: Int
  /// Cells that reach the goal as well and may be as cheap: the difference is within the noise.
  public let asCheap: Int

  /// Nil if no cell is shown to reach the goal. O(cells · runs).
  ///
  /// - Parameters:
  ///   - verdicts: what the runs tell of each cell, the scenario as it is first.
  ///   - costs: of each run of each cell.
  ///   - isAsItIs: whether a cell decides like the scenario as it is.
  init?(
    _ verdicts: [GoalVerdict], costs: [[Double]], isAsItIs: [Bool], confidence: Double
  ) {
    let means = costs.map { Moments($0).mean }
    let reaching = verdicts.indices.filter { verdicts[$0] == .reached }
    // Of equally cheap ones the scenario as it is, then the first of the command line.
    guard let best = reaching.min(by: { (means[$0], $0) < (means[$1], $1) }) else { return nil }
    func isDearer(_ place: Int) -> Bool {
      PairedDifference(first: costs[best], second: costs[place])
        .estimate(confidence: confidence).lower > 0
    }
    let rivals = reaching.filter { $0 != best && !isDearer($0) }
    // Nobody changes anything for a gain that may be none.
    let kept = ([best] + rivals).first { isAsItIs[$0] }
    place = kept ?? best
    self.isAsItIs = kept != nil
    asCheap = kept == nil ? rivals.count : 0
    cheaperButOpen = verdicts.indices.count {
      verdicts[$0] == .open && !isAsItIs[$0] && means[$0] < means[best]
    }
  }
}

/// Whether a probability to be on time reaches the goal.
public enum GoalVerdict: Equatable, Sendable {
  /// It does.
  case reached
  /// It does not.
  case missed
  /// The runs do not tell.
  case open

  /// With an error of 1 − confidence at the most.
  init(_ onTime: Proportion, goal: Double, confidence: Double) {
    let interval = onTime.clopperPearsonInterval(confidence: confidence)
    if interval.lowerBound >= goal {
      self = .reached
    } else {
      self = interval.upperBound < goal ? .missed : .open
    }
  }
}
