import Foundation

/// An option of `dialcast plan` or `new` that was given to a command which reads the same from the
/// scenario.
enum MisplacedOption {
  private static let keys = [
    "--slots": "organisation.slots", "--deadline": "deadline.at",
    "--probability": "deadline.probability",
  ]
  private static let commands = ["run", "trace", "explain", "check", "compare", "sweep"]

  /// What to write instead; nil: no such option is among the arguments.
  ///
  /// - Parameter arguments: the name of the command and what follows it.
  static func mistake(in arguments: [String]) -> String? {
    guard let command = arguments.first, commands.contains(command) else { return nil }
    let options = arguments.dropFirst().prefix { $0 != "--" }
    for (place, argument) in zip(options.indices, options) {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard let name = parts.first, let key = keys[name] else { continue }
      let next = options.dropFirst(place - options.startIndex + 1).first
      let value = parts.count == 2 ? parts[1] : next ?? "…"
      return "dialcast: \(command) has no option \(name); write --set "
        + CommandText.quoted("\(key)=\(value)")
    }
    return nil
  }
}
