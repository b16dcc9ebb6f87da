import Calendars
import Scenarios

/// An option that a command does not have, for something that the scenario says, or that it calls
/// otherwise.
enum MisplacedOption {
  /// What to write instead; nil: the option is one of the command, or nobody knows what it means.
  static func mistake(at place: Int, in line: CommandLineText) -> String? {
    let option = String(line.arguments[place].prefix { $0 != "=" })
    let word = key(option)
    guard !line.options.contains(option) else { return nil }
    let no = "\(line.command) has no option \(option)"
    let own = line.options.sorted().map(key)
    if let meant = EverydayWords.meant(by: word, among: own) {
      return "\(no); did you mean --\(meant.replacing("_", with: "-"))?"
    }
    let given = line.value(at: place)
    if line.command == "new" {
      let places = keys(of: word, in: WrittenKeys(ofDocumentAt: nil))
      return places.first.map { "\(no); " + inNewScenario($0, given) }
    }
    let written = WrittenKeys(ofDocumentAt: line.scenario)
    var choices = keys(of: word, in: written).map { assignment(to: $0, given, in: line, written) }
    guard let first = choices.first else { return nil }
    if let all = written.path(ofAll: choices.map(\.path)),
      choices.allSatisfy({ $0.value == first.value })
    {
      choices = [first, Assignment(path: all, value: first.value, isGiven: first.isGiven)]
    }
    return "\(no); " + advice(Array(choices.prefix(3)), in: line)
  }

  /// What to replace in a scenario.
  private struct Assignment {
    var path: String
    var value: String
    /// Whether the value is what was given: else it is an example.
    var isGiven: Bool

    var text: String { "\(path)=\(value)" }
  }

  /// `max_attempts` for `--max-attempts`.
  private static func key(_ option: String) -> String {
    String(option.dropFirst(2)).replacing("-", with: "_")
  }

  /// The paths of keys for which the word may stand.
  private static func keys(of word: String, in written: WrittenKeys) -> [String] {
    switch EverydayWords.meant(by: word, among: ["slots", "deadline"]) ?? word {
    case "slots": ["organisation.slots"]
    case "deadline": ["deadline.at"]
    case "probability" where written.says("probability"): ["probability"]
    case "probability": ["deadline.probability"]
    // Names of things and not of what may be changed for a run, or an option with a like name.
    case "scenario", "name", "description", "replications", "expect": []
    default: written.places(of: word)
    }
  }

  /// What to write in the scenario that `dialcast new` makes.
  private static func inNewScenario(_ path: String, _ given: String?) -> String {
    let keys = path.split(separator: ".").filter { !$0.hasPrefix("<") }
    let last = keys.last.map(String.init) ?? path
    let (text, _) = value(of: last, given)
    return "it belongs into the scenario that new makes, under"
      + " \(keys.dropLast().joined(separator: ", ")): \(last): \(text)"
  }

  /// `deadline.at=2026-11-25 18:00`.
  private static func assignment(
    to path: String, _ given: String?, in line: CommandLineText, _ written: WrittenKeys
  ) -> Assignment {
    let key = path.split(separator: ".").last.map(String.init) ?? path
    let (text, isGiven) = value(of: key, given)
    let owner = path.dropLast(key.count)
    // Where a scenario says retries, max_attempts would contradict it.
    if key == "max_attempts", let calls = Int(text), calls > 0, written.says("\(owner)retries") {
      return Assignment(path: "\(owner)retries", value: "\(calls - 1)", isGiven: isGiven)
    }
    if path == "deadline.probability", line.scenario != nil, !written.says("deadline") {
      let at = line.arguments.firstIndex { $0.hasPrefix("--deadline") }.flatMap(line.value(at:))
      let (time, isTime) = value(of: "at", at)
      return Assignment(
        path: "deadline", value: "{at: \(time), probability: \(text)}", isGiven: isGiven && isTime)
    }
    return Assignment(path: path, value: text, isGiven: isGiven)
  }

  /// A value as a scenario writes it, and whether it is what was given: else it is an example.
  private static func value(of key: String, _ given: String?) -> (text: String, isGiven: Bool) {
    switch key {
    case "at", "start", "end":
      let example = key == "start" ? "09:00" : "18:00"
      if let given, (try? WallTime(parsing: given)) != nil { return (given, true) }
      if let given, (try? CivilDate(parsing: given)) != nil {
        return ("\(given) \(example)", false)
      }
      return ("2026-11-27 \(example)", false)
    case "probability":
      if let given, (try? PlanArguments.probability(given)) != nil {
        return (given.filter { $0 != " " }, true)
      }
      let percent = given.flatMap { Int($0) }.flatMap { (2..<100).contains($0) ? $0 : nil }
      return ("\(percent ?? 95)%", percent != nil)
    case "hours":
      guard let given else { return ("{days: Mon-Fri, from: \"09:00\", to: \"19:00\"}", false) }
      return (HoursText.mapping(meantBy: given) ?? given, true)
    default:
      return (given ?? "…", true)
    }
  }

  /// Which option takes it, in words.
  private static func advice(
    _ choices: [Assignment], in line: CommandLineText
  ) -> String {
    let such = choices.allSatisfy(\.isGiven) ? "write " : "write it like "
    func options(_ name: String, _ texts: [String]) -> String {
      texts.map { "\(name) \(CommandText.quoted($0))" }.joined(separator: " or ")
    }
    let ranges = choices.compactMap { choice -> String? in
      if let range = RangeText.range(meantBy: choice.value) { return "\(choice.path)=\(range)" }
      let several = #/[0-9]+\.\.[0-9]+\/[0-9]+|[0-9]+(?: ?, ?[0-9]+)+/#
      return choice.value.wholeMatch(of: several) == nil ? nil : choice.text
    }
    let varies = line.arguments.contains { $0.hasPrefix("--vary") }
    if line.command == "sweep", !ranges.isEmpty || !varies {
      return such + options("--vary", ranges.isEmpty ? choices.map(\.text) : ranges)
    }
    if !ranges.isEmpty {
      let sweep = CommandText.dialcast(["sweep", line.scenario ?? "scenario.yaml", "--vary"])
      return "it takes one value; to try several, write \(sweep) "
        + ranges.prefix(1).map(CommandText.quoted).joined()
    }
    return such + options("--set", choices.map(\.text))
  }
}
