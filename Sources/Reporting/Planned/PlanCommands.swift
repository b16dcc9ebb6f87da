/// What can be typed about a plan; no part of its result, since paths are in it.
struct PlanCommands: Equatable, Sendable {
  /// What makes it again.
  var plan: String
  /// What runs the scenario with the slots of the answer; nil if it has none.
  var check: SlotSettings?

  /// The commands, one by one.
  init(plan: String, check: SlotSettings? = nil) {
    self.plan = plan
    self.check = check
  }

  /// The commands of a report.
  init(of report: PlanReport) {
    plan = report.command
    check = report.settings.first
  }
}
