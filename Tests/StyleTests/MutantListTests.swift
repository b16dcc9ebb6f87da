import Foundation
import Testing

/// The planted bugs of `Tests/Mutants` can still be planted, so that `make mutants` is worth its
/// hour: the code they replace is there, once.
@Suite struct MutantListTests {
  @Test func everyBugCanBePlanted() throws {
    for mutant in try Mutant.all() {
      let count = Repository.file(at: mutant.path).map { file in
        (file.lines.joined(separator: "\n") + "\n").ranges(of: mutant.before).count
      }
      if count != 1 {
        Issue.record(
          """
          \(mutant.origin): \(mutant.name) replaces text that is \(count ?? 0) times in \
          \(mutant.path); it must be there once
          """)
      }
      #expect(mutant.before != mutant.after, "\(mutant.name) changes nothing")
    }
  }

  @Test func theListIsLongAndItsNamesDiffer() throws {
    let names = try Mutant.all().map(\.name)
    #expect(names.count >= 25)
    #expect(Set(names).count == names.count)
    let rules = names.compactMap { $0.firstMatch(of: #/^R(\d+)-[a-z0-9-]+$/#)?.1 }
    #expect(
      rules.count == names.count, "a name is that of a rule and a few words: R12-hard-borrows")
    #expect(rules.allSatisfy { (1...46).contains(Int($0) ?? 0) })
  }

  @Test func aListIsRead() throws {
    let mutants = try Mutant.list(
      """
      # Why these.

      R1-one: what it does
      Sources/A.swift
      -  let a = 1
      -  let b = 2
      +  let a = 2
      """, origin: "list.txt")
    #expect(mutants.map(\.name) == ["R1-one"])
    #expect(mutants.first?.before == "  let a = 1\n  let b = 2")
    #expect(mutants.first?.after == "  let a = 2")
    #expect(throws: Mutant.Unreadable.self) {
      try Mutant.list("R1-one: no file\n- a", origin: "list.txt")
    }
  }
}

/// A bug to be planted: `scripts/mutants` reads the same lists.
struct Mutant {
  let origin: String
  let name: String
  let path: String
  let before: String
  let after: String

  struct Unreadable: Error { let paragraph: String }

  /// The bugs of every list, in order.
  static func all() throws -> [Mutant] {
    let folder = Repository.root.appending(path: "Tests/Mutants")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    return try names.sorted().flatMap { name in
      try list(
        String(contentsOf: folder.appending(path: name), encoding: .utf8),
        origin: "Tests/Mutants/\(name)")
    }
  }

  /// The bugs of one list: paragraphs of a name and a sentence, a path, what goes and what comes.
  static func list(_ text: String, origin: String) throws -> [Mutant] {
    try text.split(separator: "\n\n").compactMap { paragraph in
      let lines = paragraph.split(separator: "\n").filter { !$0.hasPrefix("#") }
      guard let head = lines.first else { return nil }
      let body = lines.dropFirst(2)
      let before = body.filter { $0.hasPrefix("-") }.map { $0.dropFirst() }
      let after = body.filter { $0.hasPrefix("+") }.map { $0.dropFirst() }
      guard let name = head.firstMatch(of: #/^(\S+): ./#)?.1, !before.isEmpty,
        before.count + after.count == body.count
      else { throw Unreadable(paragraph: String(paragraph)) }
      return Mutant(
        origin: origin, name: String(name), path: String(lines[1]),
        before: before.joined(separator: "\n"), after: after.joined(separator: "\n"))
    }
  }
}
