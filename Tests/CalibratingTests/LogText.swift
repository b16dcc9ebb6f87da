import Foundation

@testable import Calibrating

/// Logs as text.
enum LogText {
  /// The log of a CSV text.
  static func log(
    _ text: String, columns: [String] = [], words: [String] = []
  ) throws -> CallLog {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("calls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("calls.csv")
    try Data(text.utf8).write(to: file)
    var meanings = OutcomeWords()
    for word in words { try meanings.add(word) }
    do {
      return try CallLog.read(path: file.path, columns: columns, words: meanings)
    } catch let mistake as CalibrationMistake {
      // Without the folder, which has another name in every run.
      throw CalibrationMistake(
        mistake.kind, mistake.description.replacing(folder.path + "/", with: ""))
    }
  }

  /// What is wrong with a log, in words; empty: nothing.
  static func mistake(
    _ text: String, columns: [String] = [], words: [String] = []
  ) -> String {
    do {
      _ = try Calibration(of: log(text, columns: columns, words: words))
      return ""
    } catch {
      return "\(error)"
    }
  }
}
