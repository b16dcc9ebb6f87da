import Foundation

extension Scenario {
  /// Reads, checks and compiles a scenario from a YAML document.
  ///
  /// - Parameters:
  ///   - path: of the document; contact lists and calibration files are found relative to its
  ///     folder.
  ///   - overrides: what-ifs such as `organisation.slots=50`, applied in order before the
  ///     document is decoded.
  ///   - cache: of the contact lists of this scenario and others; nil: lists are read anew.
  ///   - progress: told about the reading of contact lists, on the calling thread.
  ///   - isCancelled: asked as often; true ends the loading with `CancellationError`.
  /// - Throws: `ScenarioError` with every problem of the document, `ScenarioFileError` if there
  ///   is no document at the path, `CancellationError`.
  public static func load(
    path: String, overrides: [String] = [], cache: ContactListCache? = nil,
    progress: (ScenarioProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws -> Scenario {
    let text = try DocumentText.read(path: path, origin: .file(path))
    return try load(
      text: text, file: path,
      folder: URL(fileURLWithPath: path).deletingLastPathComponent().path,
      overrides: overrides, cache: cache, progress: progress, isCancelled: isCancelled)
  }

  /// Reads, checks and compiles a scenario from the text of a document.
  ///
  /// - Parameters:
  ///   - file: what problems call the document.
  ///   - folder: where contact lists and calibration files with a relative path are looked for.
  /// - Throws: as `load(path:overrides:cache:progress:isCancelled:)`.
  public static func load(
    text: String, file: String, folder: String, overrides: [String] = [],
    cache: ContactListCache? = nil,
    progress: (ScenarioProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws -> Scenario {
    var tree = try DocumentParsing.tree(of: text, origin: .file(file))
    try CalibrationFile.refuse(tree, named: file)
    let changes = try overrides.enumerated().map { try Override($1, number: $0) }
    for change in changes where change.root == CalibrationFile.key { try change.apply(to: &tree) }
    let log = ProblemLog()
    let calibrations = try CalibrationFile.graft(onto: &tree, folder: folder, log)
    for change in changes where change.root != CalibrationFile.key { try change.apply(to: &tree) }
    guard let spec = ScenarioSpec.type.located.read(tree, "", log) else { throw log.error }
    let compiler = ScenarioCompiler(
      spec, calibrations: calibrations, folder: folder, log: log)
    let draft = compiler.draft()
    try log.throwIfAny()
    guard let draft else { preconditionFailure("a draft fails only with a problem") }
    let digest = ScenarioDigest(text: text, overrides: overrides, calibrations: calibrations)
    var scenario = try draft.finish(
      digest: digest, cache: cache, log: log, progress: progress, isCancelled: isCancelled)
    scenario.notes = calibrations.map { $0.note(in: tree) } + scenario.notes
    scenario.calibratedLengths = calibrations.flatMap { $0.lengths(in: tree) }
    scenario.inputs = ScenarioInput.written(in: tree) + ScenarioInput.named(log.defaults, in: tree)
    return scenario
  }
}
