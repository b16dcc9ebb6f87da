// Rules about Swift code, comments and strings aside.

extension Rule {
  /// A function that does not fit on a screen is read twice. `func`, `init`, `deinit`,
  /// `subscript` and computed properties.
  static let functionLength = Rule(name: "functions of at most 60 lines", covers: \.isSwift) {
    file in
    FunctionBodies(code: file.code).spans.filter { $0.count > 60 }.map { span in
      file.finding(
        line: span.lowerBound, "a function of \(span.count) lines; divide it by its steps at 60")
    }
  }

  /// What is hard to document is designed wrong.
  static let documentation = Rule(name: "public declarations documented", covers: \.isSwift) {
    file in
    file.code.indices.compactMap { index in
      guard let keyword = publicDeclaration(in: file.code[index]) else { return nil }
      var above = index - 1
      while above >= 0, file.lines[above].firstWord.hasPrefix("@") { above -= 1 }
      let isDocumented = above >= 0 && file.lines[above].firstWord.hasPrefix("///")
      return isDocumented
        ? nil : file.finding(line: index + 1, "a public `\(keyword)` without a /// comment")
    }
  }

  /// The keyword of the declaration that a line makes public; nil if it makes none.
  private static func publicDeclaration(in line: String) -> String? {
    guard line.contains(word: "public") || line.contains(word: "open") else { return nil }
    let keywords = [
      "func", "init", "var", "let", "struct", "enum", "class", "protocol", "actor", "typealias",
      "subscript", "macro",
    ]
    var isPublic = false
    for name in line.split(whereSeparator: { !$0.isLetter }) {
      if name == "public" || name == "open" { isPublic = true }
      if name == "import" || name == "extension" { return nil }
      // `class func` and `class var` name their kind second.
      if keywords.contains(String(name)), name != "class" || !line.contains(word: "func") {
        return isPublic ? String(name) : nil
      }
    }
    return nil
  }

  /// Runs must be the same twice: no clock, no chance and no hash of the process's own.
  static let bannedCalls = Rule(name: "no clock, chance or hash of the system", covers: \.isSwift) {
    file in
    file.code.indices.flatMap { index in
      BannedCall.all.filter { $0.isBroken(by: file.code[index], in: file) }.map { banned in
        file.finding(line: index + 1, "\(banned.call) \(banned.why); \(banned.instead)")
      }
    }
  }
}

/// A call that makes two runs differ.
struct BannedCall: Sendable {
  let call: String
  let why: String
  let instead: String
  /// Folders of targets that may make it.
  var allowed: Set<String> = []
  /// Whether tests may make it: what they check must be repeatable, where they write need not be.
  var isAllowedInTests = false

  func isBroken(by line: String, in file: SourceFile) -> Bool {
    if let target = file.targetFolder, allowed.contains(target) { return false }
    let isTest = file.path.hasPrefix("Tests/")
    if isTest, isAllowedInTests { return false }
    // A seeded generator of the test's own is as good as ours.
    if isTest, line.contains(word: "using") { return false }
    return line.contains(word: call)
  }

  private static let clock = "reads the clock"
  private static let chance = "draws from the system"
  private static let now = "take `now` as a parameter"
  private static let stream = "draw from a KeyedStream"

  static let all = [
    BannedCall(call: "Date()", why: clock, instead: now, isAllowedInTests: true),
    // Commands may ask what day it is, as people who type them do.
    BannedCall(
      call: "Date.now", why: clock, instead: now, allowed: ["dialcast"], isAllowedInTests: true),
    BannedCall(
      call: "ContinuousClock", why: clock, instead: now,
      allowed: [
        "ContactLists", "Planning", "Reporting", "dialcast", "DialcastBench", "DialcastFuzz",
      ],
      isAllowedInTests: true),
    BannedCall(call: "SuspendingClock", why: clock, instead: now, isAllowedInTests: true),
    BannedCall(
      call: "UUID()", why: chance, instead: "number things from 0", isAllowedInTests: true),
    BannedCall(call: ".random(", why: chance, instead: stream),
    BannedCall(call: ".randomElement()", why: chance, instead: stream),
    BannedCall(call: ".shuffle()", why: chance, instead: stream),
    BannedCall(call: ".shuffled()", why: chance, instead: stream),
    BannedCall(call: "SystemRandomNumberGenerator", why: chance, instead: stream),
    BannedCall(call: "arc4random", why: chance, instead: stream),
    BannedCall(call: "drand48", why: chance, instead: stream),
    BannedCall(
      call: ".hashValue", why: "differs in every process", instead: "mix the bits yourself"),
    BannedCall(call: "Hasher()", why: "differs in every process", instead: "mix the bits yourself"),
  ]
}

extension SourceFile {
  /// Whether it is Swift.
  var isSwift: Bool { path.hasSuffix(".swift") }
}

extension String {
  /// The text from the first character that is no space to the next space.
  var firstWord: Substring { split(separator: " ", maxSplits: 1).first ?? "" }
}
