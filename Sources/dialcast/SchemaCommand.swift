import ArgumentParser
import Scenarios

/// `dialcast schema`: the JSON Schema of scenarios, for editors.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of scenario documents, for editors.",
    discussion: """
      Example: dialcast schema > scenario.schema.json, and as the first line of a scenario:
      # yaml-language-server: $schema=scenario.schema.json
      """)

  func run() async throws {
    try await Failure.reporting { print(ScenarioSchema.json, terminator: "") }
  }
}
