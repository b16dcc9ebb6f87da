public import Planning
import Statistics

/// What is shown while a plan is made.
public enum PlanProgressText {
  /// `sizing  42 soft slots ▕████  ▏ 742 runs  96.1 % (94.2–97.6)  ~18 s left`.
  ///
  /// - Parameters:
  ///   - simulated: replications so far, of everything.
  ///   - elapsedMs: what these took.
  public static func line(
    _ progress: PlanProgress, simulated: Int, elapsedMs: Int64
  ) -> String {
    let slots = progress.slots.map { " " + PlanWords.slots($0, progress.sharing) } ?? ""
    let runs = "\(Figures.count(simulated)) runs"
    switch progress.stage {
    case .bounds: return "bounds  a slot for everybody  \(runs)"
    case .locating: return "looking \(slots)  \(runs)"
    case .curve: return "curve around the answer  \(runs)"
    case .comparing: return "soft against hard \(slots)  \(runs)"
    case .watching: return "watching \(slots)  \(runs)"
    case .pricing: return "pricing \(slots)  \(runs)"
    case .testing: return "testing inputs \(slots)  \(runs)"
    case .deciding: break
    }
    guard let estimate = progress.estimate, let left = progress.replicationsLeft else {
      return "sizing \(slots)  \(runs)"
    }
    let known = estimate.proportion.trials
    let width = 16
    let filled = known + left > 0 ? min(width, width * known / (known + left)) : width
    let bar = String(repeating: "█", count: filled) + String(repeating: " ", count: width - filled)
    let interval = PlanWords.interval(estimate)
    let seconds = simulated > 0 ? Double(elapsedMs) / Double(simulated) * Double(left) / 1000 : 0
    return "sizing \(slots) ▕\(bar)▏ \(runs)  \(interval)"
      + (left > 0 ? "  ~\(Int(seconds.rounded(.up))) s left" : "  deciding …")
  }
}
