import Calibrating
import Foundation
import Scenarios

/// A contact list where a scenario is expected: the first thing that newcomers try.
enum MisplacedList {
  /// Refuses a file that is there and is a list by its name.
  ///
  /// - Throws: what to write instead: the scenario beside the list or, if there is none, the
  ///   command that makes one; of a call log, what names its calibration.
  static func refuse(_ path: String) throws {
    let endings = [".csv", ".tsv"]
    guard endings.contains(where: path.lowercased().hasSuffix),
      FileManager.default.fileExists(atPath: path)
    else { return }
    let scenario = (path as NSString).deletingPathExtension + ".yaml"
    if Scenario.isCalibrationFile(path: scenario) {
      let name = WrittenScalar.text((scenario as NSString).lastPathComponent)
      throw Failure(
        "\(path): a call log is no scenario; its calibration is \(scenario), which a scenario"
          + " beside it names: calibration: \(name)", .badInput)
    }
    let instead =
      FileManager.default.fileExists(atPath: scenario)
      ? "did you mean \(scenario)?"
      : "make a scenario of it with \(CommandText.dialcast(["new", path]))"
    throw Failure("\(path): a contact list is no scenario; \(instead)", .badInput)
  }

  /// Refuses a file that is there and is a scenario by its name, where a list is asked for.
  static func refuseScenario(_ path: String) throws {
    guard [".yaml", ".yml"].contains(where: path.lowercased().hasSuffix),
      FileManager.default.fileExists(atPath: path)
    else { return }
    throw Failure(
      "\(path): a scenario is no contact list; plan it with "
        + CommandText.dialcast(["plan", path]), .badInput)
  }
}
