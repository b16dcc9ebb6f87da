import Scheduling
import Simulating
import Statistics

// The least number of slots, for each way to share them.
extension PlanDraft {
  /// Judges the number that is given, and searches the least one for every way to share.
  mutating func searchSlots() async throws {
    for way in ways { try await search(way, infers: true) }
    try await audit()
    // More slots hurt too often for one number to speak for another: once more, one by one.
    if isJudgedOneByOne {
      for way in ways { try await search(way, infers: false) }
    }
    if sizings.first?.outcome == .infeasible { return try await noteThatSlotsDoNotHelp() }
    // What is taken back hands the answer on to another number.
    var sharpened: Int?
    while let slots = answer, slots != sharpened {
      try await sharpen(SlotChoice(sharing: sharing, slots: slots))
      sharpened = slots
    }
  }

  private mutating func search(_ way: SlotSharing, infers: Bool) async throws {
    let known = searches[way]?.sizing.slots
    var search = SlotSearch(
      way, question, in: trials, upTo: slotForEverybody(way),
      maxReplications: way == sharing ? maxReplications : maxBesideReplications(infers: infers),
      infers: infers, confirms: way == sharing, look: way == sharing ? .anyTime : .once,
      observer: observer)
    if way == sharing, let slots = question.givenSlots {
      do { try await search.confirm(slots) } catch {
        searches[way] = search
        throw error
      }
    }
    await search.run(from: known ?? guess(way))
    searches[way] = search
    decisions += search.decided
    if search.isCancelled { throw CancellationError() }
  }

  /// Some replications are run with every number around the answer: does one slot more ever make
  /// them late?
  ///
  /// Only these count. Of other pairs the search ran the second because of how the first came out,
  /// and hardly any of them can go the wrong way.
  private mutating func audit() async throws {
    guard let curve = curve(of: sharing) else { return }
    try await curve.judgeOneByOne(replications: auditedReplications)
    nonMonotone = MonotonicityAudit(question: question, trials: trials)
      .nonMonotone(sharing, numbers: curve.grid, replications: auditedReplications)
    isJudgedOneByOne = nonMonotone.value > MonotonicityAudit.tolerance
  }

  /// What follows from the answer: the curve around it, soft against hard, and its course.
  mutating func lookAround() async throws {
    guard let slots = answer else { return }
    let choice = SlotChoice(sharing: sharing, slots: slots)
    if feasibility.isInfeasible {
      let runs = try await trials.first(min(maxReplications, replications(40...200)), of: choice)
      beyond = .wilson(onTime(runs), slots: slots, confidence: question.confidence)
    }
    try await compare(slots)
    try await watch(choice)
    try await drawCurves()
    try await priceNeighbours(choice)
    try await testInputs(choice)
    try await explainSpread(choice)
  }

  /// The slots of the verdict; nil: there is none.
  private var answer: Int? {
    if let given = question.givenSlots { return given }
    return feasibility.isInfeasible ? model.writtenSlots : searches[sharing]?.sizing.slots
  }

  /// Goes on until what was asked for is known as precisely as was asked for, and says anew how
  /// likely the answer is on time: of all its replications, none of them inferred.
  ///
  /// To stop when an ordinary interval is narrow enough is sound, unlike stopping when it shows
  /// what one hopes for.
  private mutating func sharpen(_ choice: SlotChoice) async throws {
    var isPrecise = false
    // As many as it was decided with, should some of these have been inferred.
    let known = searches[sharing]?.finding(choice.slots)?.estimate.proportion.trials ?? 0
    _ = try await trials.first(
      min(maxReplications, max(known, replications(100...400))), of: choice)
    if let precision = question.stopping.precision {
      var runs = trials.leading(choice)
      // Asked for so much, ten thousand replications are not too many.
      let most = question.stopping.maxReplications ?? 10_000
      while runs.count < most, !precision.isReached(by: runs, question) {
        runs = try await trials.first(min(runs.count + 64, most), of: choice)
      }
      if case .probability = precision { isPrecise = true }
    }
    searches[sharing]?.review(choice.slots, isPrecise: isPrecise)
  }

  // MARK: The curve

  /// How many replications the curve is made of.
  private var curveReplications: Int { min(maxReplications, replications(24...200)) }

  /// How many are run with every number around the answer, to see whether more slots hurt.
  private var auditedReplications: Int {
    min(curveReplications, replications(20...40, calls: 500_000))
  }

  /// How many are run with the numbers next to the answer, to see when they finish.
  private var timedReplications: Int {
    min(curveReplications, replications(20...200, calls: 500_000))
  }

  private func curve(of way: SlotSharing) -> SlotCurve? {
    let given = way == sharing ? question.givenSlots : nil
    return (searches[way]?.sizing.slots ?? given).map {
      SlotCurve(way, question, in: trials, around: $0, highest: slotForEverybody(way))
    }
  }

  private mutating func drawCurves() async throws {
    observer.note(PlanProgress(stage: .curve, sharing: sharing))
    let count = curveReplications
    let timed = timedReplications
    let curves = ways.compactMap(curve)
    // Most of them the audit has run already, unless the answer has changed since.
    try await curves.first?.simulateNeighbours(replications: timed)
    // Of the other ways the search knows enough to draw.
    try await curves.first?.refine(replications: count)
    for curve in curves {
      if isJudgedOneByOne { try await curve.judgeOneByOne(replications: count) }
    }
    self.curve = curves.flatMap { curve in
      curve.points(
        replications: count, timed: curve.sharing == sharing ? timed : nil,
        decided: searches[curve.sharing]?.estimates ?? [], infers: !isJudgedOneByOne)
    }
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

  /// The latest of the finishes that a reader is shown, those of the answer's runs among them; the
  /// deadline at the earliest.
  func lastShown(_ runs: [Trial]) -> Instant {
    let compared = comparison.map { [$0.whole] + $0.workspaces.map(\.finish) } ?? []
    let finishes = runs.map(\.finished).filter { $0 != Trial.never }
    let others = compared.flatMap { [$0.hardP95, $0.softP95] } + costCurve.map(\.finish)
    return (finishes.map(Instant.init(milliseconds:)) + others.compactMap(\.instant)).max()
      .map { max($0, question.deadline) } ?? question.deadline
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
