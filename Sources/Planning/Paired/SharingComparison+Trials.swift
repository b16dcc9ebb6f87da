import Scheduling
import Simulating
import Statistics

extension SharingComparison {
  /// Of the same replications, run both ways with as many slots.
  init(
    hard: [Trial], soft: [Trial], slots: Int, model: Model, question: PlanQuestion,
    pools kept: [Int]
  ) {
    let pairs = min(hard.count, soft.count)
    let hard = Array(hard.prefix(pairs))
    let soft = Array(soft.prefix(pairs))
    func outlook(_ instant: (Trial) -> Int64, _ confidence: Double) -> PairedOutlook {
      PairedOutlook(
        hard: hard.map(instant), soft: soft.map(instant), deadline: question.deadline,
        confidence: confidence)
    }
    let lists = TrialReader(model).lists
    let workspaces = model.workspaces
    let busy = workspaces.indices.filter { !lists[$0].isEmpty }
    // Bonferroni: all intervals of the table hold together with the confidence of the question.
    let each = 1 - (1 - question.confidence) / Double(max(1, busy.count))
    let own = model.ownSlots(of: slots, sharing: .soft)
    let ownHard = model.ownSlots(of: slots, sharing: .hard)
    self.slots = slots
    self.pairs = pairs
    whole = outlook(\.finished, question.confidence)
    worst = WorstDelay(
      hard: hard.map { run in busy.map { run.finishedByWorkspace[$0] } },
      soft: soft.map { run in busy.map { run.finishedByWorkspace[$0] } })
    self.workspaces = busy.map { place in
      let pool = workspaces[place]
      let use = kept.firstIndex(of: pool).map { index in soft.map { $0.pools[index] } } ?? []
      let waits = use.reduce(0) { $0 + $1.reclaims }
      let id = PoolID(rawValue: UInt16(pool))
      return WorkspaceComparison(
        pool: id, slots: own[pool], hardSlots: ownHard[pool],
        contacts: Self.mean(soft.map { Double($0.contactsByWorkspace[place]) }),
        finish: outlook({ $0.finishedByWorkspace[place] }, each),
        borrowedMs: Self.mean(use.map { Double($0.borrowedMs) }), lentMs: nil,
        reclaims: Self.mean(use.map { Double($0.reclaims) }),
        meanReclaimMs: waits > 0
          ? Double(use.reduce(0) { $0 + $1.reclaimMs }) / Double(waits) : nil,
        longestReclaimP95Ms: Quantiles(use.map { Double($0.longestReclaimMs) }).quantile(0.95)
          .map { Int64($0) } ?? 0)
    }
  }

  /// Adds what workspaces lent and how long they waited, which only soft slots are watched for.
  mutating func note(lent folding: CourseFolding, if isSoft: Bool) {
    guard isSoft else { return }
    let lentMs = folding.lentMs()
    for place in workspaces.indices {
      let pool = workspaces[place].pool
      workspaces[place].lentMs = lentMs[pool]
      workspaces[place].reclaimP95Ms = folding.reclaims(of: pool)?.quantileMs(0.95)
    }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
