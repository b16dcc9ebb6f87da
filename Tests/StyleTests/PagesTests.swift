import Foundation
import Testing

/// The pages hold together.
@Suite struct PagesTests {
  private static let pages = Repository.files.filter { $0.path.hasSuffix(".md") }

  /// Every rule of the rule book is there once, in order, and says where it stands.
  @Test func theRuleBookIsComplete() throws {
    let book = try #require(Self.pages.first { $0.path == "docs/rules.md" })
    let starts = book.lines.indices.filter { book.lines[$0].starts(with: #/\*\*R\d+\*\* /#) }
    let numbers = starts.compactMap { book.lines[$0].firstMatch(of: #/R(\d+)/#)?.1 }
    #expect(numbers.map(String.init) == (1...46).map(String.init))
    for (start, end) in zip(starts, starts.dropFirst() + [book.lines.count]) {
      let standings = book.lines[start..<end].filter { $0.hasPrefix("<br>*") }
      if standings.count != 1 {
        Issue.record("docs/rules.md:\(start + 1): the rule does not say once where it stands")
      }
    }
  }

  /// The files and tests that a rule names are there: a file by its module and name, whatever the
  /// folder between them.
  @Test func theRuleBookNamesWhatExists() throws {
    let book = try #require(Self.pages.first { $0.path == "docs/rules.md" })
    let paths = Set(Repository.files.map(\.path))
    let tests = Set(
      paths.filter { $0.hasPrefix("Tests/") }.compactMap { $0.split(separator: "/").last })
    for (index, line) in book.lines.enumerated() {
      for match in line.matches(of: #/\b[A-Z][A-Za-z]*Tests\b/#)
      where !tests.contains(match.0 + ".swift") {
        Issue.record("docs/rules.md:\(index + 1): there is no Tests/…/\(match.0).swift")
      }
      for match in line.matches(of: #/\b[A-Z][A-Za-z]+\/[A-Z][A-Za-z+]+/#)
      where !paths.contains(where: { Self.isNamed(match.0, $0) }) {
        Issue.record("docs/rules.md:\(index + 1): there is no Sources/\(match.0).swift")
      }
    }
  }

  /// Whether a path is that of `Module/File`, or lies in the folder `Module/Folder`.
  private static func isNamed(_ name: Substring, _ path: String) -> Bool {
    let parts = name.split(separator: "/")
    return path.hasPrefix("Sources/\(name)/")
      || (path.hasPrefix("Sources/\(parts[0])/") && path.hasSuffix("/\(parts[1]).swift"))
  }

  /// Nobody cites a rule that is not in the book.
  @Test func everyCitedRuleExists() {
    for file in Repository.files where file.isSwift && !file.isStyleTest {
      for (index, line) in file.lines.enumerated() where line.contains("R") {
        for match in line.matches(of: #/\bR(\d+)\b/#) where !(1...46).contains(Int(match.1) ?? 0) {
          Issue.record("\(file.path):\(index + 1): there is no rule R\(match.1)")
        }
      }
    }
  }

  /// Links between pages lead somewhere.
  @Test(arguments: pages.map(\.path))
  func everyLinkLeadsSomewhere(_ path: String) throws {
    let page = try #require(Self.pages.first { $0.path == path })
    let folder = Repository.root.appending(path: path).deletingLastPathComponent()
    for (index, line) in page.lines.enumerated() {
      for match in line.matches(of: #/\]\(([^)#:]+)(?:#[^)]*)?\)/#) {
        let target = folder.appending(path: String(match.1)).standardizedFileURL
        if !FileManager.default.fileExists(atPath: target.path(percentEncoded: false)) {
          Issue.record("\(path):\(index + 1): there is no \(match.1)")
        }
      }
    }
  }
}
