import ArgumentParser

@main
struct Dialcast: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "dialcast")
}
