import Foundation

/// A contact list where a scenario is expected: the first thing that newcomers try.
enum MisplacedList {
  /// Refuses a file that is there and is a list by its name.
  ///
  /// - Throws: what to write instead: the scenario beside the list or, if there is none, the
  ///   command that makes one.
  static func refuse(_ path: String) throws {
    let endings = [".csv", ".tsv"]
    guard endings.contains(where: path.lowercased().hasSuffix),
      FileManager.default.fileExists(atPath: path)
    else { return }
    let scenario = (path as NSString).deletingPathExtension + ".yaml"
    let instead =
      FileManager.default.fileExists(atPath: scenario)
      ? "did you mean \(scenario)?"
      : "make a scenario of it with \(CommandText.dialcast(["new", path]))"
    throw Failure("\(path): a contact list is no scenario; \(instead)", .badInput)
  }
}
