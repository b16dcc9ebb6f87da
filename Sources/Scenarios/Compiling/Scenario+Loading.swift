import Foundation

extension Scenario {
  /// Reads, checks and compiles a scenario from a YAML document.
  ///
  /// - Parameters:
  ///   - path: of the document; contact lists are found relative to its folder.
  ///   - overrides: what-ifs such as `organisation.slots=50`, applied in order before the
  ///     document is decoded.
  ///   - progress: told about the reading of contact lists, on the calling thread.
  ///   - isCancelled: asked as often; true ends the loading with `CancellationError`.
  /// - Throws: `ScenarioError` with every problem of the document, `ScenarioFileError` if there
  ///   is no document at the path, `CancellationError`.
  public static func load(
    path: String, overrides: [String] = [], progress: (ScenarioProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) throws -> Scenario {
    let bytes = try documentBytes(path: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let place = Place(
        position: .firstDamage(in: bytes, origin: .file(path)), keyPath: "")
      throw ScenarioError(problems: [
        Problem(at: place, "is not text in UTF-8", hint: "save the document as UTF-8")
      ])
    }
    // Some editors begin a file with a byte order mark, which the YAML parser takes for text.
    let unmarked =
      text.unicodeScalars.first == "\u{FEFF}"
      ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
    return try load(
      text: String(unmarked), file: path,
      folder: URL(fileURLWithPath: path).deletingLastPathComponent().path,
      overrides: overrides, progress: progress, isCancelled: isCancelled)
  }

  /// Reads, checks and compiles a scenario from the text of a document.
  ///
  /// - Parameters:
  ///   - file: what problems call the document.
  ///   - folder: where contact lists with a relative path are looked for.
  /// - Throws: as `load(path:overrides:progress:isCancelled:)`.
  public static func load(
    text: String, file: String, folder: String, overrides: [String] = [],
    progress: (ScenarioProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws -> Scenario {
    var tree = try DocumentParsing.tree(of: text, origin: .file(file))
    for (number, override) in overrides.enumerated() {
      try Override(override, number: number).apply(to: &tree)
    }
    let log = ProblemLog()
    guard let spec = ScenarioSpec.type.located.read(tree, "", log) else { throw log.error }
    let compiler = ScenarioCompiler(spec, folder: folder, log: log)
    let draft = compiler.draft()
    try log.throwIfAny()
    guard let draft else { preconditionFailure("a draft fails only with a problem") }
    var scenario = try draft.finish(
      text: text, overrides: overrides, log: log, progress: progress, isCancelled: isCancelled)
    scenario.inputs = ScenarioInput.written(in: tree) + ScenarioInput.named(log.defaults, in: tree)
    return scenario
  }

  private static func documentBytes(path: String) throws(ScenarioFileError) -> Data {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .missing(path: path)
    }
    if isFolder.boolValue { throw .isFolder(path: path) }
    // A handle and not `contents(atPath:)`, which refuses pipes such as `/dev/stdin`.
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      return try handle.readToEnd() ?? Data()
    } catch {
      throw .unreadable(path: path)
    }
  }
}

/// Why there is no document to read.
public enum ScenarioFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No file at the path.
  case missing(path: String)
  /// The path names a folder.
  case isFolder(path: String)
  /// The file cannot be opened or read.
  case unreadable(path: String)

  /// The path, and what would be right.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): no such file"
    case .isFolder(let path): "\(path): this is a folder; name the YAML file in it"
    case .unreadable(let path): "\(path): cannot be read; check its permissions"
    }
  }
}
