import Foundation

/// The files beside one that is not there, of which one may have been meant.
public enum NearbyFiles {
  /// Advice for a path at which there is no file; nil if there is none.
  ///
  /// - Parameter endings: of the names that come into question, such as `.csv`, in small letters.
  public static func suggestion(for path: String, endings: [String]) -> String? {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let possible = names.filter { name in endings.contains { name.lowercased().hasSuffix($0) } }
    return Spelling.suggestion(for: url.lastPathComponent, among: possible.sorted())
  }
}
