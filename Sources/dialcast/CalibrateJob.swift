import Calibrating
import Foundation

/// The work of `dialcast calibrate`, without its command line.
struct CalibrateJob {
  /// The log as the user named it.
  var log: String
  /// The profile that holds where the log does not tell.
  var base: String
  /// What the figures are called; nil: as the file.
  var name: String?
  /// Where the calibration goes; nil: beside the log.
  var output: String?
  /// Which column holds what, as `outcome=HEADER`.
  var columns: [String]
  /// What words mean, as `LVM=voicemail`.
  var words: [String]
  /// Whether a file that is there is replaced.
  var replaces: Bool

  /// Reads the log and writes the calibration.
  ///
  /// - Returns: what to print, line by line.
  func write(progress: (Int) -> Void, isCancelled: () -> Bool) throws -> [String] {
    let path = output ?? (log as NSString).deletingPathExtension + ".yaml"
    let file = URL(fileURLWithPath: path)
    if !replaces, FileManager.default.fileExists(atPath: file.path) {
      throw Failure(
        "\(path): is there already; replace it with --force, or choose another with --output",
        .cannotWrite)
    }
    let calibration = try calibration(progress, isCancelled)
    do {
      try Data(calibration.text.utf8).write(to: file, options: .atomic)
    } catch {
      throw Failure(
        "\(path): cannot be written; check the folder and its permissions", .cannotWrite)
    }
    return calibration.summary + [
      "\(path): written. In a scenario of the same folder write",
      "  calibration: \(file.lastPathComponent)",
      "and in its campaign",
      "  telephony: \(calibration.name)",
      "Then: \(CommandText.dialcast(["plan"])) SCENARIO",
    ]
  }

  private func calibration(
    _ progress: (Int) -> Void, _ isCancelled: () -> Bool
  ) throws -> Calibration {
    do {
      var meanings = OutcomeWords()
      for word in words { try meanings.add(word) }
      let calls = try CallLog.read(
        path: log, columns: columns, words: meanings, progress: progress,
        isCancelled: isCancelled)
      return try Calibration(of: calls, name: name, basedOn: base)
    } catch let mistake as CalibrationMistake {
      let status: ExitStatus =
        switch mistake.kind {
        case .missing: .missingInput
        case .badLog: .badInput
        case .badRequest: .usage
        }
      throw Failure(mistake.description, status)
    }
  }
}
