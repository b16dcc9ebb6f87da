import Scheduling
import TestSupport
import Testing

/// Runs the production scheduler on a script and compares the timeline with the expected one.
@discardableResult
func expectTimeline(
  _ setup: Setup, _ expected: String, until horizon: Int = 100_000,
  sourceLocation: SourceLocation = #_sourceLocation, script: @escaping ScriptedWorld.Script
) -> Run {
  let run = ScriptedWorld.run(setup, until: .minute(horizon), script: script)
  if let difference = Timeline(run).difference(from: expected) {
    Issue.record(Comment(rawValue: difference), sourceLocation: sourceLocation)
  }
  return run
}
