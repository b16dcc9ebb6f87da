import Foundation

/// A file of the repository as the rules see it.
struct SourceFile: Sendable {
  /// Where it lies, relative to the root of the repository.
  let path: String
  /// The lines as written, without their line ends.
  let lines: [String]
  /// The same lines with comments and the text of strings blanked; for Swift only, else empty.
  let code: [String]

  init(path: String, text: String) {
    self.path = path
    lines = Self.lines(of: text)
    code = path.hasSuffix(".swift") ? Self.lines(of: SwiftCode.withoutProse(text)) : []
  }

  /// The name of the file without its folders.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The folder of the target that the file belongs to: `Sources/<target>`, `Tests/<target>`,
  /// `Benchmarks/<target>` or `Fuzzing/<target>`; nil for everything else.
  var targetFolder: String? {
    let parts = path.split(separator: "/")
    guard parts.count > 2,
      ["Sources", "Tests", "Benchmarks", "Fuzzing", "Validation"].contains(parts[0])
    else {
      return nil
    }
    return String(parts[1])
  }

  /// Whether compilers read it.
  var isCompiled: Bool { [".swift", ".c", ".cpp", ".h"].contains { path.hasSuffix($0) } }

  /// A place in this file where a rule is broken; `line` counts from 1.
  func finding(line: Int, _ message: String) -> Finding {
    Finding(path: path, line: line, message: message)
  }

  private static func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

/// A place where a rule is broken, and what would be right.
struct Finding: Equatable, CustomStringConvertible {
  let path: String
  let line: Int
  let message: String

  var description: String { "\(path):\(line): \(message)" }
}
