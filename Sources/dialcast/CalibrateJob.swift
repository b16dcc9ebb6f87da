import Calibrating
import Foundation
import Reporting
import Scenarios

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
  /// On whose clock hours are counted where times are UTC; nil: on that.
  var timezone: String?
  /// Whether a file that is there is replaced.
  var replaces: Bool

  /// Reads the log and writes the calibration.
  ///
  /// - Returns: what to print, line by line.
  func write(progress: (Int) -> Void, isCancelled: () -> Bool) throws -> [String] {
    let path = output ?? (log as NSString).deletingPathExtension + ".yaml"
    let file = URL(fileURLWithPath: path)
    try checkTarget(path)
    let calibration = try calibration(progress, isCancelled)
    let old = try KeptFile.keep(path, before: calibration.text)
    do {
      try Data(calibration.text.utf8).write(to: file, options: .atomic)
    } catch {
      throw Failure(
        "\(path): cannot be written; check the folder and its permissions", .cannotWrite)
    }
    let kept = old.map { ["\(path): the old one is kept as \($0.path)"] } ?? []
    return Self.summary(of: calibration) + kept + [
      "\(path): written. In a scenario of the same folder write",
      "  calibration: \(WrittenScalar.text(file.lastPathComponent))",
      "and in its campaign",
      "  telephony: \(calibration.name)",
      "Then: \(CommandText.dialcast(["plan"])) SCENARIO",
    ]
  }

  private static func summary(of calibration: Calibration) -> [String] {
    let grid = Grid(
      headings: [.text(""), .figure(""), .figure("95 % interval"), .text("from")],
      rows: calibration.figures)
    return calibration.introduction + [""] + grid.lines().map { "  " + $0 } + [""]
      + hours(of: calibration) + calibration.remarks.map { "  " + $0 }
  }

  /// Who answers when, as a table of its own.
  private static func hours(of calibration: Calibration) -> [String] {
    guard !calibration.hourTable.isEmpty else { return [] }
    let grid = Grid(
      headings: [
        .text("a person answers"), .figure("first calls"), .figure("share"),
        .figure("95 % interval"), .figure("effect"),
      ], rows: calibration.hourTable)
    return grid.lines().map { "  " + $0 } + [""]
  }

  /// Refuses to write over the log, and over anything that is there unless it is an earlier
  /// calibration and to be replaced: a scenario has the same name by default.
  private func checkTarget(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    if Self.isSame(path, log) {
      // Only a log that ends like a calibration has its own name for the default.
      guard output != nil else {
        throw Failure(
          "\(path): expected a call log, a CSV file with a row for each call, found a file that is"
            + " named like a scenario", .badInput)
      }
      throw Failure("\(path): is the log itself; choose another with --output", .cannotWrite)
    }
    guard Scenario.isCalibrationFile(path: path) else {
      throw Failure(
        "\(path): is there already, and no calibration, so that it is not replaced; choose another"
          + " with --output", .cannotWrite)
    }
    guard replaces else {
      throw Failure(
        "\(path): is there already; replace it with --force, which keeps the old one as "
          + "\(path).bak, or choose another with --output", .cannotWrite)
    }
  }

  /// Whether two names are of one file, by whatever links.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    func identity(_ path: String) -> [NSNumber?]? {
      let end = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      guard let file = try? FileManager.default.attributesOfItem(atPath: end) else { return nil }
      return [file[.systemNumber] as? NSNumber, file[.systemFileNumber] as? NSNumber]
    }
    return identity(one).map { $0 == identity(other) } ?? false
  }

  private func calibration(
    _ progress: (Int) -> Void, _ isCancelled: () -> Bool
  ) throws -> Calibration {
    do {
      var meanings = OutcomeWords()
      for word in words { try meanings.add(word) }
      let calls = try CallLog.read(
        path: log, columns: columns, words: meanings, zone: timezone, progress: progress,
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
