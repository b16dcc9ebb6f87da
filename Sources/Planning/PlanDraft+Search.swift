import Scheduling
import Simulating
import Statistics

// The least number of slots, for each way to share them.
extension PlanDraft {
  /// Judges the number that is given, and searches the least one for every way to share.
  mutating func searchSlots() async throws {
    for way in ways {
      var search = try await search(way, infers: true)
      let audit = MonotonicityAudit(question: question, trials: trials)
      nonMonotone = audit.nonMonotone(ways)
      // More slots hurt too often for one number to speak for another: once more, one by one.
      if isJudgedOneByOne { search = try await self.search(way, infers: false) }
      decided[way] = search.estimates
    }
    if sizings.first?.outcome == .infeasible { try await noteThatSlotsDoNotHelp() }
  }

  private mutating func search(_ way: SlotSharing, infers: Bool) async throws -> SlotSearch {
    var search = SlotSearch(
      way, question, in: trials, upTo: unlimited,
      maxReplications: way == sharing ? maxReplications : maxBesideReplications,
      infers: infers, observer: observer)
    if way == sharing, let slots = question.givenSlots {
      given = try await search.decide(slots)
    }
    let known = sizings.first { $0.sharing == way }?.slots
    let sizing = await search.run(from: known ?? guess(way))
    sizings.removeAll { $0.sharing == way }
    sizings.append(sizing)
    decisions += search.decided
    decided[way] = search.estimates
    if search.isCancelled { throw CancellationError() }
    if infers, way == sharing, let slots = sizing.slots {
      // Simulated, not inferred: what the audit looks at.
      let choice = SlotChoice(sharing: way, slots: slots)
      _ = try await trials.first(min(maxReplications, Self.audited), of: choice)
    }
    return search
  }

  /// Replications of the answer that are simulated, though neighbours tell how they come out.
  private static var audited: Int { 24 }

  /// What follows from the answer: the curve around it, soft against hard, and its course.
  mutating func lookAround() async throws {
    guard let slots = answer else { return }
    let choice = SlotChoice(sharing: sharing, slots: slots)
    if feasibility.isInfeasible {
      let runs = try await trials.first(min(maxReplications, replications(40...200)), of: choice)
      let decision = SlotDecision(
        question: question, alpha: 1 - question.confidence, maxReplications: maxReplications)
      given = decision.estimate(onTime(runs), slots: slots)
    } else {
      _ = try await trials.first(min(maxReplications, replications(100...400)), of: choice)
      try await sharpen(choice)
    }
    try await compare(slots)
    try await watch(choice)
    try await drawCurves()
  }

  /// The slots of the verdict; nil: there is none.
  private var answer: Int? {
    if let given = question.givenSlots { return given }
    return feasibility.isInfeasible ? model.writtenSlots : sizings.first?.slots
  }

  /// Goes on until the probability of the answer is known as precisely as was asked for.
  ///
  /// To stop when an ordinary interval is narrow enough is sound, unlike stopping when it shows
  /// what one hopes for.
  private func sharpen(_ choice: SlotChoice) async throws {
    guard let precision = question.stopping.precision else { return }
    var runs = trials.leading(choice)
    // Asked for so much, ten thousand replications are not too many.
    let most = question.stopping.maxReplications ?? 10_000
    while runs.count < most {
      guard !precision.isReached(by: runs, question) else { return }
      let count = min(runs.count + 64, most)
      runs = try await trials.first(count, of: choice)
    }
  }

  // MARK: The curve

  private mutating func drawCurves() async throws {
    observer.note(PlanProgress(stage: .curve, sharing: sharing))
    let count = min(maxReplications, replications(40...200))
    let curves = sizings.compactMap { sizing in
      (sizing.slots ?? (sizing.sharing == sharing ? question.givenSlots : nil)).map {
        SlotCurve(sizing.sharing, question, in: trials, around: $0, highest: unlimited)
      }
    }
    for curve in curves { try await curve.refine(replications: count) }
    if let curve = curves.first { try await audit(curve, replications: max(2, count / 20)) }
    if isJudgedOneByOne {
      for curve in curves { try await curve.judgeOneByOne(replications: count) }
    }
    self.curve = curves.flatMap { curve in
      curve.points(
        atMost: maxReplications, decided: decided[curve.sharing] ?? [],
        infers: !isJudgedOneByOne)
    }
  }

  /// One replication of twenty is run with every number of the curve: does one slot more ever make
  /// it late?
  private mutating func audit(_ curve: SlotCurve, replications count: Int) async throws {
    try await curve.judgeOneByOne(replications: count)
    nonMonotone = MonotonicityAudit(question: question, trials: trials).nonMonotone(ways)
  }

  // MARK: Soft against hard

  private mutating func compare(_ slots: Int) async throws {
    guard ways.count > 1 else { return }
    observer.note(PlanProgress(stage: .comparing, sharing: .hard, slots: slots))
    let count = min(maxReplications, replications(40...400))
    let soft = try await trials.first(count, of: SlotChoice(sharing: .soft, slots: slots))
    let hard = try await trials.first(count, of: SlotChoice(sharing: .hard, slots: slots))
    comparison = SharingComparison(
      hard: hard, soft: soft, slots: slots, model: model, question: question,
      pools: TrialReader(model).pools)
  }

  // MARK: The course

  /// Runs the first replications once more and watches them.
  private mutating func watch(_ choice: SlotChoice) async throws {
    observer.note(PlanProgress(stage: .watching, sharing: sharing, slots: choice.slots))
    let pools = [0] + model.workspaces
    let resized = model.resized(to: choice.slots, sharing: choice.sharing)
    let time = CourseBins(
      from: model.start, to: endOfCourse(choice), edge: question.deadline, atMost: 300)
    var folding = CourseFolding(
      resized, pools: pools.map { PoolID(rawValue: UInt16($0)) }, time: time)
    for course in try await trials.courses(
      min(maxReplications, replications(20...100)), of: resized, pools: folding.pools, time: time)
    { folding.add(course) }
    self.folding = folding
    comparison?.note(lent: folding, if: choice.sharing == .soft)
  }

  /// When nearly all runs are finished; the deadline at the earliest.
  private func endOfCourse(_ choice: SlotChoice) -> Instant {
    let finished = trials.leading(choice).map(\.finished)
    let most = CompletionInstant.quantile(0.95, of: finished).instant
    let known = finished.filter { $0 != Trial.never }.max().map(Instant.init(milliseconds:))
    let ahead = question.deadline - model.start
    // What is never finished is watched for a quarter of the time beyond the deadline.
    let beyond = question.deadline + TimeSpan(milliseconds: ahead.milliseconds / 4)
    return max(question.deadline, most ?? known.map { max($0, beyond) } ?? beyond)
  }
}
