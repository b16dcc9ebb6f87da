import Scheduling
import Simulating
import Statistics

/// A plan in the making: what is known so far, so that whoever stops it gets that.
struct PlanDraft {
  let model: Model
  let question: PlanQuestion
  let trials: TrialTable
  let observer: any PlanObserver
  /// The ways to share that differ, that of the scenario first.
  let ways: [SlotSharing]
  /// The campaigns that are to be finished.
  let finishing: [Int]
  private let slotsForEverybody: [SlotSharing: Int]

  var feasibility: Feasibility
  var searches: [SlotSharing: SlotSearch] = [:]
  var decisions = 0
  /// How likely it is where no number of slots can do it.
  var beyond: OnTimeEstimate?
  var curve: [CurvePoint] = []
  var comparison: SharingComparison?
  var folding: CourseFolding?
  var costCurve: [CostPoint] = []
  var sensitivity: Sensitivity?
  var spread: FinishSpread?
  var nonMonotone = Proportion(0, of: 0)
  /// Whether more slots hurt so often that nothing was inferred from neighbours.
  var isJudgedOneByOne = false

  init(
    _ model: Model, _ question: PlanQuestion, _ trials: TrialTable, _ observer: any PlanObserver
  ) {
    self.model = model
    self.question = question
    self.trials = trials
    self.observer = observer
    ways = SlotSharing.ways(of: model)
    finishing = Forecast.partsOfTheWhole(of: model).finishing
    let streams = model.callsOfStreams(seed: question.seed)
    slotsForEverybody = Dictionary(
      uniqueKeysWithValues: ways.map { way in
        (way, max(model.slotsForEverybody(way, streams: streams), question.givenSlots ?? 1))
      })
    let nothing = OnTimeEstimate(
      slots: nil, proportion: Proportion(0, of: 0), lower: 0, upper: 1,
      method: .confidenceSequence)
    feasibility = Feasibility(
      workMs: 0, openMs: 0, busySlots: 1, finishWithUnlimitedSlots: nil,
      onTimeWithUnlimitedSlots: nothing, obstacles: [])
  }

  /// How the scenario shares its slots.
  var sharing: SlotSharing { ways[0] }

  /// So many slots that every contact could have one at the same time.
  func slotForEverybody(_ way: SlotSharing) -> Int { slotsForEverybody[way] ?? model.writtenSlots }

  /// With a slot for everybody, shared as the scenario does.
  var unlimited: SlotChoice { SlotChoice(sharing: sharing, slots: slotForEverybody(sharing)) }

  /// The least number for each way to share, that of the scenario first.
  var sizings: [Sizing] { ways.compactMap { searches[$0]?.sizing } }

  /// How many replications something is worth: so many that they make about so many calls, within
  /// limits. Two million calls take a second or two. A matter of the scenario, not of the machine.
  func replications(_ range: ClosedRange<Int>, calls: Int = 2_000_000) -> Int {
    let pilot = trials.leading(unlimited).prefix(SlotDecision.firstBatch)
    let each = pilot.reduce(0) { $0 + $1.attempts } / max(1, pilot.count)
    return min(max(calls / max(1, each), range.lowerBound), range.upperBound)
  }

  /// The most replications that a decision may take: what the question says, or so many that they
  /// make eighteen million calls.
  var maxReplications: Int {
    question.stopping.maxReplications ?? replications(200...1000, calls: 18_000_000)
  }

  /// The same for ways to share that the scenario did not choose: enough for one look, which is
  /// taken after all of them.
  func maxBesideReplications(infers: Bool) -> Int {
    let errors = SearchErrors(total: 1 - question.confidence)
    let fewest = SlotDecision.fewestForOneLook(
      alpha: infers ? errors.nested : errors.alpha(ofDecision: 8),
      probability: question.probability)
    return min(
      question.stopping.maxReplications ?? .max,
      replications(fewest...max(fewest, 200), calls: 7_000_000))
  }

  func onTime(_ runs: [Trial]) -> Proportion {
    Proportion(runs.count { $0.isOnTime(question.deadline) }, of: runs.count)
  }

  // MARK: The plan

  /// What is known.
  func plan(_ ending: PlanEffort.Ending) -> Plan {
    let verdict = verdict
    let runs = verdict.slots.map { trials.leading(SlotChoice(sharing: sharing, slots: $0)) } ?? []
    var completion =
      runs.isEmpty ? nil : CompletionOutlook(of: runs, model: model, question: question)
    completion?.resolvedByDeadline = resolvedByDeadline
    var effort = PlanEffort()
    effort.simulated = trials.simulated
    effort.decisions = decisions
    effort.ending = ending
    let audit = MonotonicityAudit(question: question, trials: trials)
    return Plan(
      question: question, feasibility: feasibility, verdict: verdict, sizings: sizings,
      curve: curve, completion: completion, comparison: comparison,
      course: folding?.course(calling: model.callers, until: lastShown(runs)),
      contacts: runs.isEmpty
        ? nil
        : ContactOutlook(
          of: runs, callsByNumber: folding?.callsByNumber ?? [],
          confidence: question.confidence),
      pools: pools(runs, slots: verdict.slots),
      medianReplication: runs.indices
        .sorted { (runs[$0].finished, $0) < (runs[$1].finished, $1) }
        .dropFirst((runs.count - 1) / 2).first,
      cost: cost(of: runs, slots: verdict.slots), sensitivity: sensitivity, spread: spread,
      audit: PlanAudit(
        nonMonotone: nonMonotone, judgedOneByOne: isJudgedOneByOne, checks: audit.checks(ways)),
      effort: effort)
  }

  private var verdict: PlanVerdict {
    if let slots = question.givenSlots, !feasibility.isInfeasible {
      return PlanVerdict(
        code: codeOfGiven, sharing: sharing, slots: slots,
        onTime: searches[sharing]?.finding(slots)?.told)
    }
    if feasibility.isInfeasible {
      let slots = question.givenSlots ?? model.writtenSlots
      return PlanVerdict(code: .infeasible, sharing: sharing, slots: slots, onTime: beyond)
    }
    let sizing = sizings.first
    let code: PlanVerdict.Code = sizing?.outcome == .decided ? .sized : .undecided
    return PlanVerdict(
      code: code, sharing: sharing, slots: sizing?.slots,
      onTime: sizing?.slots.flatMap { searches[sharing]?.finding($0)?.told })
  }

  private var codeOfGiven: PlanVerdict.Code {
    let finding = question.givenSlots.flatMap { searches[sharing]?.finding($0) }
    return switch finding?.answer {
    case .enough: .givenOnTime
    case .tooFew: .givenLate
    case .tie, nil: .givenUndecided
    }
  }

  private var resolvedByDeadline: Estimate? {
    guard let folding, let slots = verdict.slots else { return nil }
    let contacts = trials.leading(SlotChoice(sharing: sharing, slots: slots))
    let shares = zip(folding.resolved(by: question.deadline), contacts).compactMap {
      $1.contacts > 0 ? Double($0) / Double($1.contacts) : nil
    }
    return shares.isEmpty ? nil : Estimate(Moments(shares), confidence: question.confidence)
  }

  private func pools(_ runs: [Trial], slots: Int?) -> [PoolOutlook] {
    guard let slots, !runs.isEmpty else { return [] }
    let resized = model.resized(to: slots, sharing: sharing)
    return TrialReader(model).pools.enumerated().map { index, place in
      let id = PoolID(rawValue: UInt16(place))
      let own = resized.pools[place].allotment.own
      let there = Double(own > 0 ? resized.availableMs(of: place, until: question.deadline) : 0)
      return PoolOutlook(
        pool: id, slots: own > 0 ? own : nil,
        use: PoolForecast(of: runs.map { $0.pools[index] }, confidence: question.confidence),
        useUntilDeadline: there > 0
          ? folding?.busyMs(of: id, until: question.deadline).map { $0 / there } : nil)
    }
  }
}
