import Foundation
import Testing

/// The pages hold together.
@Suite struct PagesTests {
  private static let pages = Repository.files.filter { $0.path.hasSuffix(".md") }

  /// A rule of the book and the lines that say where it stands.
  private struct BookedRule {
    let number: Int
    let line: Int
    let standings: [String]
  }

  private static func ruleBook() throws -> [BookedRule] {
    let book = try #require(pages.first { $0.path == "docs/rules.md" })
    let starts = book.lines.indices.filter { book.lines[$0].starts(with: #/\*\*R\d+\*\* /#) }
    return zip(starts, starts.dropFirst() + [book.lines.count]).map { start, end in
      let number = book.lines[start].firstMatch(of: #/R(\d+)/#).flatMap { Int($0.1) } ?? 0
      let lines = book.lines[start..<end]
      let standings = lines.indices.filter { lines[$0].hasPrefix("<br>*") }.map { first in
        lines[first...].prefix { !$0.isEmpty }.joined(separator: " ")
      }
      return BookedRule(number: number, line: start + 1, standings: standings)
    }
  }

  /// Every rule of the rule book is there once, in order, and says where it stands.
  @Test func theRuleBookIsComplete() throws {
    let rules = try Self.ruleBook()
    #expect(rules.map(\.number) == Array(1...46))
    for rule in rules where rule.standings.count != 1 {
      Issue.record("docs/rules.md:\(rule.line): the rule does not say once where it stands")
    }
  }

  /// Every rule names a source, and a test that has the rule's number in its name.
  @Test func everyRuleHasATest() throws {
    for rule in try Self.ruleBook() {
      let standing = rule.standings.joined(separator: " ")
      if !standing.contains(#/\b[A-Z][A-Za-z]+\/[A-Z]/#) {
        Issue.record("docs/rules.md:\(rule.line): R\(rule.number) names no source file")
      }
      let tests = standing.matches(of: #/\b[A-Z][A-Za-z]*Tests\b/#).map { "/\($0.0).swift" }
      let isPinned = Repository.files.contains { file in
        tests.contains(where: file.path.hasSuffix) && Self.pins(rule.number, file)
      }
      if !isPinned {
        Issue.record(
          """
          docs/rules.md:\(rule.line): R\(rule.number) has no test: none of the files that it names \
          has R\(rule.number) in the name of a test or suite, or in a comment above one
          """)
      }
    }
  }

  /// Whether a test, its suite or a comment above names the rule, alone or in a range: `R4–R6`.
  private static func pins(_ number: Int, _ file: SourceFile) -> Bool {
    file.lines.contains { line in
      let names = ["@Test(", "@Suite(", "///", "\"R"]
      guard names.contains(where: { line.contains($0) }) else { return false }
      return line.matches(of: #/\bR(\d+)(?: ?[–…] ?R(\d+))?/#).contains { match in
        let first = Int(match.1) ?? 0
        return (first...max(first, match.2.flatMap { Int($0) } ?? first)).contains(number)
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
