import ArgumentParser
import Foundation
import Scenarios

/// Mistakes of a command line that the parser would call an unknown option or an unexpected
/// argument, though it can be told what was meant.
enum CommandLineMistake {
  /// What is wrong and what to write instead; nil: nothing, or the parser tells it as well.
  ///
  /// - Parameter arguments: the name of the command and what follows it.
  static func found(in arguments: [String]) -> String? {
    let commands = Dialcast.configuration.subcommands
    guard let name = arguments.first,
      let command = commands.first(where: { $0.configuration.commandName == name })
    else { return nil }
    let rest = Array(arguments.dropFirst().prefix { $0 != "--" })
    let options = options(of: command)
    guard name == "new" || options.contains("--set") else { return nil }
    let line = CommandLineText(command: name, options: options, arguments: rest)
    for (place, argument) in rest.enumerated() {
      let mistake =
        argument.hasPrefix("--")
        ? halvedValue(at: place, in: line) ?? MisplacedOption.mistake(at: place, in: line)
        : bareValue(at: place, in: line)
      if let mistake { return "dialcast: \(mistake)" }
    }
    return nil
  }

  /// The names of the options that a command takes, from its help.
  private static func options(of command: any ParsableCommand.Type) -> Set<String> {
    let help = Dialcast.helpMessage(for: command, includeHidden: true, columns: 200)
    let lines = help.split(separator: "\n").filter { $0.hasPrefix("  -") }
    return Set(
      lines.flatMap { line in
        line.dropFirst(2).split(separator: " ", maxSplits: 2).prefix(2).map {
          String($0.prefix { $0 != "," })
        }.filter { $0.hasPrefix("--") }
      })
  }

  /// `--set organisation.slots 5`.
  private static func halvedValue(at place: Int, in line: CommandLineText) -> String? {
    let option = line.arguments[place]
    guard ["--set", "--base", "--vary"].contains(option), line.options.contains(option),
      let key = line.value(at: place), !key.contains("="), !key.isEmpty
    else { return nil }
    let isLast = place + 2 >= line.arguments.count
    let value = isLast ? nil : line.value(at: place + 1)
    let whole = value.map { CommandText.quoted("\(key)=\($0)") } ?? "\(key)=…"
    return "\(option) \(key): write path=value, without a blank between them: \(option) \(whole)"
  }

  /// `organisation.slots=5` that no option takes.
  private static func bareValue(at place: Int, in line: CommandLineText) -> String? {
    let argument = line.arguments[place]
    guard line.options.contains("--set"), place == 0 || !line.arguments[place - 1].hasPrefix("-"),
      !FileManager.default.fileExists(atPath: argument),
      let path = argument.wholeMatch(of: #/([a-z_]+)[^=]*=.*/#)?.1,
      !WrittenKeys(ofDocumentAt: line.scenario).places(of: String(path)).isEmpty
    else { return nil }
    let option = line.command == "sweep" ? "--vary" : "--set"
    let wish = option == "--set" ? "replace" : "vary"
    return "\(argument) is no file; to \(wish) a value of the scenario, write \(option) "
      + CommandText.quoted(argument)
  }
}

/// What follows a command, and what could.
struct CommandLineText {
  /// Its name.
  var command: String
  /// The options that it takes.
  var options: Set<String>
  /// What follows it.
  var arguments: [String]

  /// The first scenario among the arguments that is there.
  var scenario: String? {
    arguments.first { isScenario($0) && FileManager.default.fileExists(atPath: $0) }
  }

  /// The value of the option at a place, in the same argument or the next; nil if none is there.
  func value(at place: Int) -> String? {
    if let equals = arguments[place].firstIndex(of: "=") {
      return String(arguments[place][equals...].dropFirst())
    }
    guard place + 1 < arguments.count else { return nil }
    let next = arguments[place + 1]
    return next.hasPrefix("-") || isScenario(next) ? nil : next
  }

  private func isScenario(_ argument: String) -> Bool {
    [".yaml", ".yml"].contains { argument.hasSuffix($0) }
  }
}
