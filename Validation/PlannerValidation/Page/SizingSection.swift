import Planning
import Statistics

/// The planner's answers to questions with known ones, as a section of the page.
public struct SizingSection: Sendable {
  let tallies: [SizingTally]

  /// A section of these.
  public init(_ tallies: [SizingTally]) { self.tallies = tallies }

  /// What does not hold, in sentences.
  public var failures: [String] {
    tallies.filter { !$0.holds }.map {
      "sizing: \($0.subject.name): wrong in \($0.wrong) of \($0.seeds) plans"
    } + (boundary.holds ? [] : ["sizing: wrong at the boundary in \(percent(boundary.share))"])
  }

  /// All plans about questions at the boundary, together.
  private var boundary: (wrong: Int, plans: Int, share: Double, holds: Bool) {
    let close = tallies.filter(\.known.isAtBoundary)
    let wrong = close.reduce(0) { $0 + $1.wrong }
    let plans = close.reduce(0) { $0 + $1.seeds }
    let share = plans > 0 ? Double(wrong) / Double(plans) : 0
    return (wrong, plans, share, share <= SizingTally.allowedShare)
  }

  /// The section.
  public var text: String {
    let clear = tallies.filter { !$0.known.isAtBoundary }
    let close = tallies.filter(\.known.isAtBoundary)
    return """
      \(summary)

      Clear questions:

      \(table(clear))

      At the boundary, where the probability of the answer or of one slot less is within one percent
      of what is asked:

      \(table(close))
      """
  }

  private var summary: String {
    let plans = tallies.reduce(0) { $0 + $1.seeds }
    let right = tallies.reduce(0) { $0 + $1.right }
    let close = tallies.reduce(0) { $0 + $1.tooClose }
    let wrong = tallies.reduce(0) { $0 + $1.wrong }
    return
      "\(tallies.count) questions, \(plans) plans: \(right) right, \(close) too close to call, "
      + "\(wrong) wrong; at the boundary \(boundary.wrong) wrong of \(boundary.plans) "
      + "(stated: at most 5 %)."
  }

  private func table(_ tallies: [SizingTally]) -> String {
    MarkdownTable(
      columns: [
        "question", "known by", ">asked", ">answer", ">P(answer)", ">P(one less)", ">right",
        ">too close", ">wrong", ">named", ">replications", ">time",
      ],
      rows: tallies.map { tally in
        let known = tally.known
        let named = tally.named.map {
          $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
        }
        return [
          tally.subject.name, tally.subject.source.rawValue,
          percent(tally.subject.question.probability), known.slots.map { "\($0)" } ?? "none",
          percent(known.onTime), known.slots == nil ? "" : known.below.map(percent) ?? "",
          "\(tally.right)", "\(tally.tooClose)", "\(tally.wrong)", named ?? "–",
          "\(tally.simulated / max(1, tally.seeds))",
          brief(1000 * tally.cpuSeconds / Double(max(1, tally.seeds))) + " ms",
        ]
      }
    ).text
  }
}
