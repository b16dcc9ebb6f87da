import ArgumentParser

/// Looks for documents that break the readers.
@main
struct DialcastFuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dialcast-fuzz",
    abstract: "Looks for documents that break the readers of scenarios and contact lists.",
    discussion: """
      Spoils good documents in a thousand ways and has them read in child processes. A reader may \
      refuse, with a message that says where and why. It must not crash, hang, take all memory, or \
      lose what was good. Every document follows from a seed and a number, so that a failure can \
      be repeated anywhere.
      """,
    subcommands: [ReadersCommand.self, BatchCommand.self])
}
