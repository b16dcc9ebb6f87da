import Scheduling

extension SwarmCase {
  /// The case in words that can be read: slots, campaigns, what is asked and when, the calls, and
  /// what is wrong.
  public var story: String {
    var lines = ["seed \(organisation.seed): \(failure() ?? "nothing is wrong")", "", "pools"]
    for (place, pool) in setup.pools.enumerated() {
      let parent = pool.parent.map { " in \($0.rawValue)" } ?? ""
      lines.append(
        "  \(place)\(parent): \(pool.kind) \(pool.allotment)\(pool.lends ? "" : ", not lent")")
    }
    if let trunk = setup.trunk { lines.append("trunk: \(trunk)") }
    if setup.hasBreaker { lines.append("circuit breaker") }
    lines += ["", "commands"]
    lines += setup.commands.map { "  \($0.at.milliseconds / 1000) s: \($0.command)" }
    var world = ScriptedWorld(setup, script: fate)
    var scheduler = ProductionScheduler(setup)
    world.drive(&scheduler, until: .minute(600))
    lines += ["", "calls"]
    lines += world.run.calls.map { call in
      let seconds = call.fate.duration.milliseconds / 1000
      return "  \(call.decision): outcome \(call.outcome.rawValue) after \(seconds) s"
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
