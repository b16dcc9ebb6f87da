import Scheduling
import Simulating
import Statistics

// What can be said within a second, and whether there is anything to search for.
extension PlanDraft {
  /// Runs a few replications with a slot for everybody: what is late then always is.
  mutating func findBounds() async throws {
    observer.note(PlanProgress(stage: .bounds, sharing: sharing))
    feasibility.openMs = openMs
    // Of the same family as the decisions of the search: the most slots that there can be.
    let decision = SlotDecision(
      question: question, alpha: SearchErrors(total: 1 - question.confidence).nested,
      maxReplications: maxReplications)
    let first = min(SlotDecision.firstBatch, question.stopping.maxReplications ?? .max)
    // Two say how much work there is: whoever waits need not wait for all. But who hears of slots
    // takes it that there are enough, so not if both are late.
    let pilot = try await trials.first(min(2, first), of: unlimited)
    let inTime = onTime(pilot)
    if inTime.successes > 0 { tell(decision.estimate(inTime, slots: nil), pilot) }
    let runs = try await trials.first(first, of: unlimited)
    var estimate = decision.estimate(onTime(runs), slots: nil)
    // All of the first on time: there is something to search for, whatever the exact probability.
    if estimate.proportion.successes < runs.count {
      let result = try await decision.decide(unlimited, in: trials) { _ in }
      estimate = result.estimate
      estimate.slots = nil
      if result.answer == .tooFew {
        tell(estimate, trials.leading(unlimited), obstacles: obstacles)
        return try await noteThatSlotsDoNotHelp()
      }
    }
    note(estimate, trials.leading(unlimited))
    observer.know(feasibility)
  }

  /// A slot for everybody is too little. When it would be done with the probability asked for is
  /// said from as many replications as an answer is worth, and why.
  mutating func noteThatSlotsDoNotHelp() async throws {
    let runs = try await trials.first(
      min(maxReplications, replications(40...400)), of: unlimited)
    note(.wilson(onTime(runs), slots: nil, confidence: question.confidence), runs)
    // Too few to tell the quantile from the deadline: better nothing than what contradicts.
    if let finish = feasibility.finishWithUnlimitedSlots, finish <= question.deadline {
      feasibility.finishWithUnlimitedSlots = nil
    }
    feasibility.obstacles = obstacles
    observer.know(feasibility)
  }

  /// Tells whoever waits what these runs say, which is not yet what the plan says.
  private func tell(_ estimate: OnTimeEstimate, _ runs: [Trial], obstacles: [Obstacle] = []) {
    var known = self
    known.note(estimate, runs)
    known.feasibility.obstacles = obstacles
    observer.know(known.feasibility)
  }

  private mutating func note(_ estimate: OnTimeEstimate, _ runs: [Trial]) {
    let work = runs.reduce(0) { sum, run in
      sum + finishing.reduce(0) { $0 + run.busyMs[$1] }
    }
    feasibility.workMs = work / Int64(max(1, runs.count))
    feasibility.onTimeWithUnlimitedSlots = estimate
    feasibility.finishWithUnlimitedSlots =
      CompletionInstant.quantile(question.probability, of: runs.map(\.finished)).instant
    let busy = openMs > 0 ? Double(feasibility.workMs) / Double(openMs) : 1
    feasibility.busySlots = min(unlimited.slots, max(1, Int(busy.rounded(.up))))
  }

  /// Where to begin to search: a little above the work of all divided by their open time; of hard
  /// slots as many as the workspace needs that has most to do with its share.
  func guess(_ way: SlotSharing) -> Int {
    let runs = trials.leading(unlimited)
    guard !runs.isEmpty else { return model.writtenSlots }
    let resized = model.resized(to: model.writtenSlots, sharing: way)
    let above = model.workspaceOfCampaign
    let needs = model.workspaces.map { workspace -> Double in
      let lists = finishing.filter { above[$0] == workspace }
      let pool = resized.pools[workspace].allotment
      guard case .hard(let own) = pool, own > 0, !lists.isEmpty else { return 0 }
      let open = model.callingTime(of: lists, until: question.deadline)
        .openTime(from: model.start, to: question.deadline).milliseconds
      let work = runs.reduce(0) { sum, run in sum + lists.reduce(0) { $0 + run.busyMs[$1] } }
      let each = Double(work) / Double(runs.count) / Double(max(1, open))
      return each * Double(model.writtenSlots) / Double(own)
    }
    let all = Double(feasibility.workMs) / Double(max(1, openMs))
    return max(1, Int((1.1 * max(all, needs.max() ?? 0)).rounded(.up)))
  }

  private var openMs: Int64 {
    model.callingTime(of: finishing, until: question.deadline)
      .openTime(from: model.start, to: question.deadline).milliseconds
  }

  /// What stands in the way, if there were a slot for everybody.
  var obstacles: [Obstacle] {
    let resized = model.resized(to: unlimited.slots, sharing: sharing)
    // Once more with all its details: what bound the campaign that was last.
    let summary = simulate(resized, seed: question.seed, replication: 0)
    let last = finishing.max { end(of: $0, in: summary) < end(of: $1, in: summary) }
    return ObstacleFinder(
      model: model, deadline: question.deadline, probability: question.probability,
      finishing: finishing,
      trials: trials.leading(unlimited),
      boundMs: { summary?.campaigns[$0].boundMs ?? Binding.allCases.map { _ in 0 } },
      last: last ?? 0
    ).obstacles()
  }

  private func end(of campaign: Int, in summary: Summary?) -> Instant {
    summary?.campaigns[campaign].finishedAt ?? .distantFuture
  }
}
