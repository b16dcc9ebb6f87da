import ContactLists
import Foundation
import Reporting
import Scenarios

/// The rows of a contact list that cannot be called, as a file beside the report.
///
/// It repeats what stands in those rows, telephone numbers included, so that they can be found and
/// mended; no other file of a report does.
struct RejectedRowsFile: Sendable {
  /// Such as `harbour-clinics.rejected.csv`.
  let name: String
  private let list: ContactList

  /// The files of a scenario, one for each list with such rows, in the order of its campaigns.
  static func files(of directory: ScenarioDirectory) -> [RejectedRowsFile] {
    var paths: Set<String> = []
    var names: Set<String> = []
    return directory.campaigns.compactMap(\.contacts).compactMap { contacts in
      guard paths.insert(contacts.file).inserted, !contacts.list.rejected.isEmpty else {
        return nil
      }
      let stem = URL(fileURLWithPath: contacts.file).deletingPathExtension().lastPathComponent
      // Lists of the same name may lie in different folders.
      let number = (1...).first { !names.contains($0 == 1 ? stem : "\(stem)-\($0)") } ?? 1
      let unique = number == 1 ? stem : "\(stem)-\(number)"
      names.insert(unique)
      return RejectedRowsFile(name: "\(unique).rejected.csv", list: contacts.list)
    }
  }

  /// Writes it into a folder that exists; the file appears whole or not at all.
  func write(to folder: ReportFolder) throws {
    try list.writeRejects(to: folder.file(name))
  }
}
