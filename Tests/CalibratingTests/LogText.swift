import Foundation

@testable import Calibrating

/// Logs as text.
enum LogText {
  /// The log of a CSV text.
  static func log(
    _ text: String, columns: [String] = [], words: [String] = [], zone: String? = nil
  ) throws -> CallLog {
    try log(bytes: Array(text.utf8), columns: columns, words: words, zone: zone)
  }

  /// The log of a CSV file with these bytes.
  static func log(
    bytes: [UInt8], columns: [String] = [], words: [String] = [], zone: String? = nil
  ) throws -> CallLog {
    try inNewFolder { folder in
      let file = folder.appendingPathComponent("calls.csv")
      try Data(bytes).write(to: file)
      var meanings = OutcomeWords()
      for word in words { try meanings.add(word) }
      do {
        return try CallLog.read(path: file.path, columns: columns, words: meanings, zone: zone)
      } catch let mistake as CalibrationMistake {
        // Without the folder, which has another name in every run.
        throw CalibrationMistake(
          mistake.kind, mistake.description.replacing(folder.path + "/", with: ""))
      }
    }
  }

  /// Does something in a new folder, which is removed afterwards.
  static func inNewFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("calls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
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
