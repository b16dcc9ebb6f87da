import ArgumentParser

/// Looks for documents that break the readers, and for organisations that break the scheduler.
@main
struct DialcastFuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dialcast-fuzz",
    abstract: "Looks for documents that break the readers, and for wrong scheduling.",
    discussion: """
      Spoils good documents in a thousand ways and has them read in child processes. A reader may \
      refuse, with a message that says where and why. It must not crash, hang, take all memory, or \
      lose what was good. Every document follows from a seed and a number, so that a failure can \
      be repeated anywhere. Organisations are drawn at random likewise: see `schedules`.
      """,
    subcommands: [
      ReadersCommand.self, SchedulesCommand.self, BatchCommand.self, SchedulesBlockCommand.self,
      SchedulesCaseCommand.self,
    ])
}
