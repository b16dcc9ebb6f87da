extension Scenario {
  /// Whether there is a calibration file at the path: one that scenarios name, and no scenario
  /// itself. False for a file that cannot be read. O(bytes).
  public static func isCalibrationFile(path: String) -> Bool {
    let origin = Position.Origin.file(path)
    guard let text = try? DocumentText.read(path: path, origin: origin),
      let tree = try? DocumentParsing.tree(of: text, origin: origin)
    else { return false }
    return CalibrationFile.isOne(tree)
  }
}

extension CalibrationFile {
  /// Whether a document is a calibration file: it has a log and nobody to call.
  static func isOne(_ tree: DocumentNode) -> Bool {
    tree.says(key) && tree.says("log") && !tree.says("scenario") && !tree.says("campaigns")
      && !tree.says("workspaces")
  }

  /// Refuses a calibration file where a scenario is expected.
  static func refuse(_ tree: DocumentNode, named file: String) throws(ScenarioError) {
    guard isOne(tree) else { return }
    throw ScenarioError(problems: [
      Problem(
        at: Place(position: tree.position, keyPath: ""), "is a calibration file, not a scenario",
        hint:
          "name it in a scenario beside it: calibration: \(file.split(separator: "/").last ?? "")"
      )
    ])
  }
}
