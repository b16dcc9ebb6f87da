import Calendars
import Scheduling
import Simulating
import Statistics

@testable import Planning
@testable import Reporting

/// Plans of the clinics, written down by rule.
enum PlannedClinics {
  static let sixPM = Clinics.start + .hours(9)

  static func estimate(
    _ slots: Int?, _ onTime: Int, of runs: Int, _ lower: Double, _ upper: Double
  ) -> OnTimeEstimate {
    OnTimeEstimate(
      slots: slots, proportion: Proportion(onTime, of: runs), lower: lower, upper: upper,
      method: .confidenceSequence)
  }

  static func sizing(
    _ sharing: SlotSharing = .soft, _ outcome: Sizing.Outcome = .decided, _ slots: Int? = 42,
    _ estimate: OnTimeEstimate? = estimate(42, 1194, of: 1240, 0.951, 0.974),
    below: OnTimeEstimate? = estimate(41, 700, of: 1240, 0.53, 0.6), split: [Int] = [],
    toDecide: Int? = nil
  ) -> Sizing {
    Sizing(
      sharing: sharing, outcome: outcome, slots: slots, split: split, estimate: estimate,
      below: below, replicationsToDecide: toDecide)
  }

  /// Runs finish minute by minute from 16:00 on.
  static func completion(_ runs: Int, missed: Int = 0) -> CompletionOutlook {
    let finishes = (0..<runs).map { run -> Int64 in
      let instant = Clinics.start + .hours(7) + .minutes(Int64(run))
      return run < runs - missed ? instant.milliseconds : Trial.never
    }
    let question = PlanQuestion(deadline: sixPM, seed: Seed(rawValue: 41))
    var trials: [Trial] = []
    for finish in finishes {
      var trial = Trial()
      trial.finished = finish
      trials.append(trial)
    }
    return CompletionOutlook(of: trials, model: Clinics.model(), question: question)
  }

  static func plan(
    _ code: PlanVerdict.Code, slots: Int? = 42, sharing: SlotSharing = .soft,
    onTime: OnTimeEstimate? = estimate(42, 1194, of: 1240, 0.951, 0.974),
    sizings: [Sizing] = [sizing()], obstacles: [Obstacle] = []
  ) -> Plan {
    var question = PlanQuestion(deadline: sixPM, seed: Seed(rawValue: 41))
    if code == .givenLate || code == .givenOnTime || code == .givenUndecided {
      question.givenSlots = slots
    }
    let feasibility = Feasibility(
      workMs: 1, openMs: 1, busySlots: 30,
      finishWithUnlimitedSlots: Clinics.start + .hours(12),
      onTimeWithUnlimitedSlots: estimate(nil, 8, of: 8, 0.6, 1), obstacles: obstacles)
    return Plan(
      question: question, feasibility: feasibility,
      verdict: PlanVerdict(code: code, sharing: sharing, slots: slots, onTime: onTime),
      sizings: sizings, curve: [], completion: completion(100), comparison: nil, course: nil,
      contacts: nil, pools: [], cost: nil,
      audit: PlanAudit(nonMonotone: Proportion(0, of: 10), judgedOneByOne: false, checks: []),
      effort: PlanEffort())
  }

  static func report(_ plan: Plan) throws -> PlanReport {
    let written = try Clinics.report(runs: 2)
    return PlanReport(
      stamp: written.stamp, plan: plan, clock: written.clock, start: written.start,
      writtenSlots: 42, campaigns: written.campaigns, pools: written.pools,
      outcomeNames: written.outcomeNames, command: "dialcast plan scenarios/harbour-clinics.yaml")
  }

  static func conclusion(_ plan: Plan) throws -> PlanConclusion {
    PlanConclusion(try report(plan))
  }
}
