// Rules that any text can break, whatever its language.

extension Rule {
  /// Wider lines do not fit two files side by side.
  static let columns = Rule(name: "lines of at most 100 columns", covers: \.isCompiled) { file in
    file.findings { line in
      line.utf8.count > 100 && line.count > 100
        ? "\(line.count) columns; break the line at 100" : nil
    }
  }

  /// A longer file holds more than one idea.
  static let fileLength = Rule(name: "files of at most 300 lines", covers: \.isCompiled) { file in
    guard file.lines.count > 300 else { return [] }
    return [
      file.finding(line: 301, "\(file.lines.count) lines; split the file by its ideas at 300")
    ]
  }

  /// Shows up as noise in every later diff.
  static let trailingSpace = Rule(name: "no space at the end of a line", covers: { _ in true }) {
    file in
    file.findings { line in
      line.last == " " || line.last == "\t" || line.last == "\r"
        ? "remove the space at the end of the line" : nil
    }
  }

  /// A file that is named for nothing collects everything.
  static let fileNames = Rule(name: "files named for one idea", covers: \.isCompiled) { file in
    let meaningless = [
      "Util", "Utils", "Utilities", "Helper", "Helpers", "Manager", "Common", "Misc",
    ]
    let found = file.name.words.first { meaningless.contains($0) }
    return found.map { [file.finding(line: 1, "\"\($0)\" says nothing; name the file's idea")] }
      ?? []
  }

  /// Done or not there: half of a thing belongs on a branch. The style tests name what they ban.
  static let unfinishedWork = Rule(name: "nothing left to do", covers: { !$0.isStyleTest }) {
    file in
    file.findings { line in
      ["TODO", "FIXME", "XXX", "HACK"].first { line.contains(word: $0) }
        .map { "\"\($0)\": finish it, or take it out and open an issue" }
    }
  }

  /// Nobody else has our machine. The style tests name what they ban.
  static let machinePaths = Rule(name: "no path of one machine", covers: { !$0.isStyleTest }) {
    file in
    let folders = ["/work/", "/tmp/", "/root/", "/home/", "/Users/", "shared/"]
    return file.findings { line in
      folders.first { line.contains(word: $0) }
        .map { "\"\($0)\" is a place on one machine; use a relative path or a temporary folder" }
    }
  }
}

extension SourceFile {
  /// Whether this is one of the tests of style, whose bad examples break the rules on purpose.
  var isStyleTest: Bool { path.hasPrefix("Tests/StyleTests/") }

  /// One finding for every line about which `complaint` has one.
  func findings(_ complaint: (String) -> String?) -> [Finding] {
    lines.enumerated().compactMap { index, line in
      complaint(line).map { finding(line: index + 1, $0) }
    }
  }
}

extension StringProtocol {
  /// Whether the text occurs with no letter, digit or underscore right before it, nor right after
  /// it where it ends in one.
  func contains(word: String) -> Bool {
    let text = Array(utf8)
    let word = Array(word.utf8)
    guard let last = word.last, word.count <= text.count else { return false }
    for start in 0...(text.count - word.count) where text[start] == word[0] {
      let end = start + word.count
      guard text[start..<end].elementsEqual(word) else { continue }
      let joinsBefore = start > 0 && text[start - 1].isIdentifier && word[0] != UInt8(ascii: ".")
      let joinsAfter = end < text.count && text[end].isIdentifier && last.isIdentifier
      if !joinsBefore, !joinsAfter { return true }
    }
    return false
  }

  /// The words of a name in camel case: `CallLog+CSV.swift` is Call, Log, CSV, swift.
  var words: [String] {
    var words: [String] = []
    var previous: Character = " "
    for character in self {
      let starts = character.isUppercase && !previous.isUppercase
      if !character.isLetter {
        words.append("")
      } else if starts || words.isEmpty {
        words.append(String(character))
      } else {
        words[words.count - 1].append(character)
      }
      previous = character
    }
    return words.filter { !$0.isEmpty }
  }
}

extension UInt8 {
  /// Whether the byte may stand within a Swift identifier.
  var isIdentifier: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
