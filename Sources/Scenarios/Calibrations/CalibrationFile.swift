import Calendars
import Foundation

/// A calibration file that a scenario names: its profiles become part of the scenario, as if they
/// stood under `telephony`, but for their positions, which remain those in the file.
///
/// Grafted before the scenario is read, so that everything that works on telephony works on what
/// was calibrated as well: overrides, `based_on`, sensitivities, the list of inputs.
struct CalibrationFile {
  /// The key of a scenario under which its calibration files stand.
  static let key = "calibration"
  static let telephonyKey = "telephony"

  /// As the scenario names it.
  let name: String
  /// Its text.
  let text: String
  /// Its profiles, with their names.
  let profiles: [DocumentNode.Entry]
  private let spec: CalibrationSpec
  /// What tells how near its lengths come to their calls.
  var fits: [Located<LengthFitSpec>] { spec.fits?.value ?? [] }
  /// The calls that were counted.
  var logCalls: Int? { spec.log?.calls?.value }
  /// The hours of the week in which the log has calls; nil: the file does not say.
  var hours: HoursOfWeek? {
    spec.log?.hours?.value.reduce(HoursOfWeek()) { $0.union($1.value) }
  }

  /// Reads the calibration files of a scenario and adds their profiles to it.
  ///
  /// What is wrong with the profiles themselves is reported when the scenario is read.
  ///
  /// - Parameters:
  ///   - tree: the scenario.
  ///   - folder: where files with a relative path are looked for.
  /// - Throws: `ScenarioError` if a file cannot be read, or two profiles have one name.
  static func graft(
    onto tree: inout DocumentNode, folder: String, _ log: ProblemLog
  ) throws(ScenarioError) -> [CalibrationFile] {
    guard let node = tree.value(of: key),
      let names = CalibrationSpec.paths.read(node, key, ProblemLog())
    else { return [] }
    var files: [CalibrationFile] = []
    for name in names {
      if let file = try read(name, folder: folder, number: files.count, log) { files.append(file) }
    }
    try log.throwIfAny()
    let own = tree.entries(of: telephonyKey)
    var known: [String: Position] = [:]
    for entry in own { known[entry.key] = entry.keyPosition }
    for entry in files.flatMap(\.profiles) {
      if let other = known.updateValue(entry.keyPosition, forKey: entry.key) {
        log.report(
          Place(position: entry.keyPosition, keyPath: "\(telephonyKey).\(entry.key)"),
          "there is another profile of this name, in line \(other.line) of \(other.origin)",
          hint: "rename one of them")
      }
    }
    try log.throwIfAny()
    tree.setEntries(of: telephonyKey, to: own + files.flatMap(\.profiles), at: node.position)
    return files
  }

  private static func read(
    _ path: Located<String>, folder: String, number: Int, _ log: ProblemLog
  ) throws(ScenarioError) -> CalibrationFile? {
    let origin = Position.Origin.calibration(number, path.value)
    let full = URL(
      fileURLWithPath: path.value, relativeTo: URL(fileURLWithPath: folder, isDirectory: true)
    ).path
    let text: String
    do {
      text = try DocumentText.read(path: full, origin: origin)
    } catch ScenarioFileError.missing {
      log.report(
        path.place,
        "there is no file \"\(path.value)\""
          + (path.value.hasPrefix("/") ? "" : " beside the scenario, where it is looked for"),
        hint: NearbyFiles.suggestion(for: full, endings: [".yaml", ".yml", ".json"])
          ?? "dialcast calibrate makes such a file from a call log")
      return nil
    } catch let error as ScenarioError {
      throw error
    } catch {
      log.report(path.place, "\(error)")
      return nil
    }
    let tree = try DocumentParsing.tree(of: text, origin: origin)
    guard tree.value(of: "scenario") == nil else {
      log.report(path.place, "\"\(path.value)\" is a scenario, not a calibration file")
      return nil
    }
    let found = ProblemLog()
    guard let spec = CalibrationSpec.type.read(tree, "", found), found.isEmpty else {
      throw found.error
    }
    let file = CalibrationFile(
      name: path.value, text: text, profiles: tree.entries(of: telephonyKey), spec: spec)
    file.checkCounts(log)
    file.checkFits(log)
    return file
  }

  // MARK: What it rests on

  /// A figure without a count is an opinion, and no count can exceed the calls of the log.
  private func checkCounts(_ log: ProblemLog) {
    for profile in profiles {
      let path = "\(Self.telephonyKey).\(profile.key)"
      var isCounted = false
      profile.value.visit(path) { key, node, path in
        guard key == "observed" || key == "standard_error" else { return }
        isCounted = true
        guard key == "observed", case .scalar(let scalar) = node.content,
          let count = scalar.integer, let calls = spec.log?.calls, count > calls.value
        else { return }
        log.report(
          Place(position: node.position, keyPath: path),
          "\(count) were observed, but the log has \(calls.value) calls",
          hint: "correct observed, or calls under log")
      }
      if !isCounted {
        log.report(
          Place(position: profile.keyPosition, keyPath: path),
          "does not say from how many calls it is",
          hint: "write observed: with that number; what nobody counted belongs into the scenario")
      }
    }
  }

  /// What the reader of a result should know: what was counted, and whether anybody uses it.
  ///
  /// - Parameter tree: the scenario, with its overrides.
  func note(in tree: DocumentNode) -> String {
    var named: Set<String> = []
    tree.visit("") { key, node, _ in
      guard key == Self.telephonyKey || key == "based_on", case .scalar(let scalar) = node.content
      else { return }
      named.insert(scalar.text)
    }
    let names = profiles.map(\.key)
    guard names.contains(where: named.contains) else {
      return "\(name): no campaign uses it; write telephony: \(names.first ?? "…") in a campaign."
    }
    var text = "\(name): telephony counted from \(Self.grouped(spec.log?.calls?.value ?? 0)) calls"
    if let from = spec.log?.from?.value, let to = spec.log?.to?.value {
      text += from == to ? ", \(from)" : ", \(from) to \(to)"
    }
    if let rows = spec.log?.leftOut?.value, rows > 0 {
      text += "; \(Self.grouped(rows)) rows of the log were left out"
    }
    return text + "."
  }

  private static func grouped(_ number: Int) -> String {
    number.formatted(.number.locale(Locale(identifier: "en_US")))
  }
}

extension DocumentNode {
  /// The entries of a mapping within this one; none if there is no such mapping.
  fileprivate func entries(of key: String) -> [Entry] {
    guard case .mapping(let entries)? = value(of: key)?.content else { return [] }
    return entries
  }

  /// Replaces a mapping within this one, or adds it; what stands there and is none, stays.
  fileprivate mutating func setEntries(
    of key: String, to inner: [Entry], at position: Position
  ) {
    guard case .mapping(var entries) = content else { return }
    if let place = entries.firstIndex(where: { $0.key == key }) {
      if case .scalar(let scalar) = entries[place].value.content, !scalar.isNull { return }
      if case .list = entries[place].value.content { return }
      entries[place].value.content = .mapping(inner)
    } else {
      let node = DocumentNode(content: .mapping(inner), position: position)
      entries.append(Entry(key: key, keyPosition: position, value: node))
    }
    content = .mapping(entries)
  }

  /// Tells every key below this node, with its value and its path, in the order of writing.
  func visit(
    _ path: String, _ body: (_ key: String, _ node: DocumentNode, _ path: String) -> Void
  ) {
    switch content {
    case .scalar: break
    case .list(let nodes):
      for (place, node) in nodes.enumerated() { node.visit("\(path)[\(place)]", body) }
    case .mapping(let entries):
      for entry in entries {
        let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
        body(entry.key, entry.value, inner)
        entry.value.visit(inner, body)
      }
    }
  }
}
