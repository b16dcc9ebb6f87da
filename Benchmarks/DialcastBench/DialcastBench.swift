import ArgumentParser

@main
struct DialcastBench: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "dialcast-bench")
}
