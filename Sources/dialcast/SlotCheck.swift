import Calendars
import Planning
import Reporting
import Scenarios
import Scheduling
import Simulating
import Statistics

/// What to write into a scenario to have the slots that a plan found, and the command that runs it
/// with them.
struct SlotCheck: Sendable {
  /// The scenario as the user named it.
  var path: String
  /// What the plan itself replaced in it.
  var overrides: [String]
  /// The seed that was asked for; nil: the scenario's.
  var seed: UInt64?
  /// What is done about figures that were counted.
  var uncertainty: InputUncertainty
  /// Whether the deadline or its probability was asked for on the command line.
  var asksForDeadline: Bool

  /// The settings of the slots of the answer, and after them those of the other ways to share;
  /// what keys cannot say is left out.
  func settings(for plan: Plan, of input: RunInput) -> [SlotSettings] {
    var answers: [(sharing: SlotSharing, slots: Int)] = []
    // Given slots that are too few are no answer; what the search found is.
    if plan.verdict.code == .givenOnTime, let slots = plan.verdict.slots {
      answers.append((plan.verdict.sharing, slots))
    }
    for sizing in plan.sizings where !answers.contains(where: { $0.sharing == sizing.sharing }) {
      if let slots = sizing.slots { answers.append((sizing.sharing, slots)) }
    }
    return answers.compactMap { sharing, slots in
      let pools = input.model.resized(to: slots, sharing: sharing).pools
      return input.slotKeys.overrides(for: pools).map { overrides in
        SlotSettings(
          sharing: sharing, slots: slots, overrides: overrides,
          command: command(
            with: overrides, plan.question, of: input,
            replications: replications(of: sharing, slots, in: plan)))
      }
    }
  }

  /// As many runs as the answer was seen in, so that they say the same again.
  private func replications(of sharing: SlotSharing, _ slots: Int, in plan: Plan) -> Int? {
    if plan.verdict.sharing == sharing, plan.verdict.slots == slots {
      return plan.verdict.onTime?.proportion.trials
    }
    return plan.sizings.first { $0.sharing == sharing }?.estimate?.proportion.trials
  }

  private func command(
    with slots: [String], _ question: PlanQuestion, of input: RunInput, replications: Int?
  ) -> [String] {
    let later = deadline(question, of: input) + slots
    let replaced = Set(later.map(Self.key))
    let kept = overrides.filter { !replaced.contains(Self.key(of: $0)) }
    var options = (kept + later).map { (name: "--set", value: $0) }
    if let replications { options.append(("--replications", "\(replications)")) }
    if let seed { options.append(("--seed", "\(seed)")) }
    if uncertainty != .posterior { options.append(("--uncertainty", uncertainty.rawValue)) }
    return CommandText.parts(["run", path], options: options)
  }

  /// What `run`, which has no options for it, must be told about the deadline.
  private func deadline(_ question: PlanQuestion, of input: RunInput) -> [String] {
    let isWritten = input.inputs.contains { $0.path == "deadline" || $0.path == "deadline.at" }
    guard asksForDeadline || !isWritten else { return [] }
    let at = input.clock.wallTime(at: question.deadline)
    let standsAlone = input.inputs.contains { $0.path == "probability" && $0.origin != .default }
    return standsAlone
      ? ["deadline=\(at)", "probability=\(question.probability)"]
      : ["deadline={at: \(at), probability: \(question.probability)}"]
  }

  private static func key(of override: String) -> String {
    override.prefix { $0 != "=" }.filter { $0 != " " }
  }
}
