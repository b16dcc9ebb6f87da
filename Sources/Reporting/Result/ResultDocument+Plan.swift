import Calendars
import Foundation
import Planning
import Scenarios
import Scheduling
import Statistics

extension ResultDocument {
  /// The document of a plan.
  init(_ report: PlanReport) {
    let plan = report.plan
    let conclusion = PlanConclusion(report)
    scenario = Scenario(report)
    run = Run(report)
    question = Question(
      kind: plan.question.givenSlots == nil ? "slots" : "given",
      deadline: Moment(plan.question.deadline, report.clock),
      probability: plan.question.probability, slots: plan.question.givenSlots)
    verdict = Verdict(plan, conclusion)
    feasibility = Feasibility(plan.feasibility, report)
    settings = report.settings.map(Settings.init)
    curve = plan.curve.map { CurvePoint($0, report.clock) }
    let mode = plan.verdict.sharing.rawValue
    completion = plan.completion.map { Completion.all($0, mode, report) } ?? []
    finish =
      plan.completion.flatMap { Finish($0, mode, plan.question.confidence, report.clock) }
      .map { [$0] } ?? []
    paired = plan.comparison.map { Paired.all($0, report) } ?? []
    sharing = conclusion.sharing
    use = plan.course.map { Use($0, mode, report) }
    progress = plan.course.map { Progress($0, report) }
    outcomes = plan.contacts.map { Outcomes($0, plan.course, report) }
    attempts = plan.contacts.map(Attempts.init)
    bindings = plan.contacts.flatMap { Bindings($0, plan.course, report.clock) }
    cost = plan.cost.map { Cost($0, mode, report) }
    sensitivity = plan.sensitivity.map(Sensitivity.init)
    spread = report.spread.map(Spread.init)
    replay = report.replay.flatMap { Replay($0, report) }
    let effects = AssumptionEffects(plan.sensitivity)
    assumptions = report.inputs.map { Assumption($0, effect: effects.text(of: $0.path)) }
    fits = report.calibratedLengths.map(Fit.init)
    audit = Check.all(of: plan)
    notes = report.notes
  }
}

extension ResultDocument.Scenario {
  init(_ report: PlanReport) {
    name = report.stamp.scenario
    sha256 = report.stamp.scenarioHash
    whatIf = report.whatIf
    contacts = Int((report.plan.contacts?.contacts ?? 0).rounded())
    campaigns = report.campaigns.count
    workspaces = report.workspaceNames
    zone = report.clock.name
    starts = Moment(report.start, report.clock)
  }
}

extension ResultDocument.Run {
  init(_ report: PlanReport) {
    let effort = report.plan.effort
    seed = report.stamp.seed
    replications = report.stamp.replications
    simulations = effort.simulated
    version = report.stamp.version
    zoneData = report.stamp.zoneDataVersion
    ending = effort.ending.rawValue
  }
}

extension ResultDocument.Verdict {
  init(_ plan: Plan, _ conclusion: PlanConclusion) {
    let onTime = plan.verdict.onTime
    code = plan.verdict.code.rawValue
    mode = plan.verdict.sharing.rawValue
    confidence = plan.question.confidence
    replications = onTime?.proportion.trials ?? 0
    headline = conclusion.headline
    lead = conclusion.lead
    tone = conclusion.mood.rawValue
    method = onTime?.method.rawValue
    slots = plan.verdict.slots
    let hard = plan.sizings.first { $0.sharing == .hard }
    hardSlots = hard?.slots
    hardCertainty = hard.flatMap {
      SizingWords(sizing: $0, goal: plan.question.probability).certainty?.rawValue
    }
    probability = onTime?.proportion.value.rounded(toPlaces: 6)
    low = onTime?.lower.rounded(toPlaces: 6)
    high = onTime?.upper.rounded(toPlaces: 6)
  }
}

extension ResultDocument.Feasibility {
  init(_ feasibility: Planning.Feasibility, _ report: PlanReport) {
    workMs = feasibility.workMs
    openMs = feasibility.openMs
    busySlots = feasibility.busySlots
    obstacles = feasibility.obstacles.map { ObstacleWords(report, $0).sentence }
    earliestFinish = feasibility.finishWithUnlimitedSlots.map { Moment($0, report.clock) }
  }
}

extension ResultDocument.Settings {
  init(_ settings: SlotSettings) {
    mode = settings.sharing.rawValue
    slots = settings.slots
    keys = settings.overrides.map { override in
      let parts = override.split(separator: "=", maxSplits: 1).map(String.init)
      return Key(key: parts[0], value: parts.count > 1 ? parts[1] : "")
    }
  }
}

extension ResultDocument.CurvePoint {
  init(_ point: Planning.CurvePoint, _ clock: ZoneClock) {
    mode = point.sharing.rawValue
    slots = point.slots
    runs = point.onTime.proportion.trials
    onTime = point.onTime.proportion.successes
    probability = point.onTime.proportion.value.rounded(toPlaces: 6)
    low = point.onTime.lower.rounded(toPlaces: 6)
    high = point.onTime.upper.rounded(toPlaces: 6)
    method = point.onTime.method.rawValue
    timedRuns = point.timedRuns
    half = point.median?.instant.map { Moment($0, clock) }
    ninetyFive = point.p95?.instant.map { Moment($0, clock) }
  }
}

extension ResultDocument.Assumption {
  init(_ input: ScenarioInput, effect: String?) {
    path = input.path
    value = input.value
    origin =
      switch input.origin {
      case .line(let line): "line \(line)"
      case .calibration(let file, let line): "\(file), line \(line)"
      case .override(let text): "--set \(text)"
      case .default: "default"
      }
    self.effect = effect
  }
}

extension ResultDocument.Check {
  /// What the plan took for granted, and whether it held.
  static func all(of plan: Plan) -> [Self] {
    let pairs = plan.audit.nonMonotone
    var checks: [Self] = []
    if pairs.trials > 0 {
      checks.append(
        Self(
          name: "one slot more is not later", limit: "at most 2.0 % of pairs",
          value: "\(Figures.share(pairs.value)) of \(Figures.count(pairs.trials))"
            + (plan.audit.judgedOneByOne ? "; so each number was judged by itself" : ""),
          // More than that is no defect: the search was made again without it.
          holds: true))
    }
    for check in plan.audit.checks {
      let name =
        switch check.subject {
        case .workBound: "no run is faster than its work divided by its slots"
        case .capacity: "no run has more calls at once than slots"
        case .contacts: "no campaign closes more contacts than it has"
        }
      checks.append(
        Self(
          name: name, limit: "0 runs",
          value: "\(Figures.count(check.broken)) of \(Figures.count(check.looked))",
          holds: check.broken == 0))
    }
    return checks
  }
}

extension PlanReport {
  /// The workspaces in the order of their pools: a colour belongs to a place in this list.
  var workspaceNames: [String] {
    pools.filter { $0.kind == .workspace }.map { $0.path.last ?? "" }
  }

  /// What people call a pool.
  func name(_ pool: PoolID) -> String { pools[Int(pool.rawValue)].path.last ?? "" }

  /// What people call a campaign.
  func name(_ campaign: CampaignID) -> String { campaigns[Int(campaign.rawValue)].path }

  /// What people call an outcome.
  func name(_ outcome: Outcome) -> String { outcomeNames[Int(outcome.rawValue)] }
}
