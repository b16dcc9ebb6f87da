import Foundation

/// The repository these tests were compiled in.
enum Repository {
  /// The root: two folders above the one of this file.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every file that people wrote and read: sources, pages, scenarios and scripts, by path.
  static let files: [SourceFile] = {
    let folders = [
      "Sources", "Tests", "Benchmarks", "Fuzzing", "Validation", "docs", "scenarios", "scripts",
      ".ci",
    ]
    let atRoot = [
      "Package.swift", "Makefile", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", ".editorconfig",
      ".gitignore",
    ]
    let paths = folders.flatMap(paths(below:)) + atRoot
    return paths.sorted().compactMap(file(at:))
  }()

  /// A file; nil if there is none, or if it is not text.
  static func file(at path: String) -> SourceFile? {
    guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else {
      return nil
    }
    return SourceFile(path: path, text: text)
  }

  /// The paths of what is written by hand below a folder: the lists and golden files that tests
  /// and scenarios come with follow rules of their own.
  private static func paths(below folder: String) -> [String] {
    let written = ["swift", "c", "cpp", "h", "modulemap", "md", "yaml", "sh", "py", ""]
    let base = root.appending(path: folder)
    let entries = FileManager.default.enumerator(atPath: base.path(percentEncoded: false))
    return (entries?.allObjects as? [String] ?? [])
      .filter { entry in
        let suffix = entry.split(separator: "/").last?.split(separator: ".").dropFirst().last ?? ""
        let isFixture = folder == "Tests" && suffix != "swift"
        return written.contains(String(suffix)) && !isFixture
      }
      .map { folder + "/" + $0 }
  }
}
