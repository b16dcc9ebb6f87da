import Foundation
import Scenarios

/// Scenario files among paths given by the user.
enum ScenarioFiles {
  /// The files, and those in the folders and everything below, each folder in the order of names.
  static func found(at paths: [String]) throws -> [String] {
    var files: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw Failure("\(path): no such file or folder", .missingInput)
      }
      guard isFolder.boolValue else {
        files.append(path)
        continue
      }
      guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
        throw Failure("\(path): the folder cannot be read; check its permissions", .missingInput)
      }
      let folder = path.hasSuffix("/") ? path : path + "/"
      // Calibration files are read with the scenarios that name them.
      files += names.sorted().filter(Self.isScenario).map { folder + $0 }
        .filter { !Scenario.isCalibrationFile(path: $0) }
    }
    guard !files.isEmpty else {
      throw Failure(
        "\(paths.joined(separator: ", ")): no scenario found; scenarios end in .yaml or .yml",
        .missingInput)
    }
    return files
  }

  /// Hidden folders hold what tools keep for themselves.
  private static func isScenario(_ path: String) -> Bool {
    guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { return false }
    return !path.split(separator: "/").contains { $0.hasPrefix(".") }
  }
}
