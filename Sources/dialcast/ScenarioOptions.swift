import ArgumentParser
import Simulating

/// What every command that reads one scenario takes.
struct ScenarioOptions: ParsableArguments {
  @Argument(
    help: "The scenario: a YAML document (see docs/scenario-reference.md).",
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Replace a value of the scenario for this run; may be repeated.",
      discussion: "Example: --set organisation.slots=50 --set workspaces.north.slots=20",
      valueName: "path=value"))
  var overrides: [String] = []

  @Option(
    parsing: .unconditional,
    help: "The number from which all luck follows (default: the scenario's).")
  var seed: UInt64?

  @Option(help: InputUncertainty.help)
  var uncertainty = InputUncertainty.posterior

  /// The scenario with its overrides and its seed.
  func load(
    showsProgress: Bool = false, isCancelled: () -> Bool = { false }
  ) throws -> RunInput {
    var input = try RunInput.load(
      path: scenario, overrides: overrides, showsProgress: showsProgress,
      isCancelled: isCancelled)
    if let seed { input.seed = seed }
    input.model = uncertainty.applied(to: input.model)
    return input
  }
}
