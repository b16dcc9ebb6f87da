/// Finds what a misspelt word was meant to be.
public enum Spelling {
  /// The edits that turn one word into the other: insert, delete, replace, or swap neighbours
  /// (optimal string alignment; Damerau 1964, Levenshtein 1966). O(length × length).
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.lowercased().unicodeScalars)
    let b = Array(b.lowercased().unicodeScalars)
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var row = [i + 1]
      for (j, other) in b.enumerated() {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }

  /// The candidates that the word may have been meant to be, nearest first, at most `limit`.
  ///
  /// Near means one edit in short words and about a third of the letters of the shorter one in
  /// longer ones, or that one contains the other.
  static func closest(to word: String, among candidates: [String], limit: Int = 3) -> [String] {
    // Nobody misspells a whole line; comparing one with every candidate takes long.
    guard word.utf8.count <= 100 else { return [] }
    let ranked = candidates.compactMap { candidate -> (distance: Int, name: String)? in
      // Of four letters two are not a slip but another word: "shared" is not "hard".
      let allowed = max(1, min(word.count, candidate.count) / 3)
      let distance = distance(word, candidate)
      if distance <= allowed { return (distance, candidate) }
      let contains =
        word.count >= 4 && candidate.lowercased().contains(word.lowercased())
        || candidate.count >= 4 && word.lowercased().contains(candidate.lowercased())
      return contains ? (max(1, word.count / 3) + 1, candidate) : nil
    }
    return ranked.sorted { $0 < $1 }.prefix(limit).map(\.name)
  }

  /// `did you mean "interval"?`: what an everyday word stands for, or else what is near; nil: there
  /// is neither.
  ///
  /// - Parameter limit: the most that are named.
  static func meant(by word: String, among candidates: [String], limit: Int = 2) -> String? {
    if let meant = EverydayWords.meant(by: word, among: candidates) {
      return "did you mean \"\(meant)\"?"
    }
    let near = closest(to: word, among: candidates, limit: limit)
    guard !near.isEmpty else { return nil }
    return "did you mean \(near.map { "\"\($0)\"" }.joined(separator: " or "))?"
  }

  /// `did you mean "interval"?`, or all candidates if none was meant and they are few.
  public static func suggestion(for word: String, among candidates: [String]) -> String? {
    if let meant = meant(by: word, among: candidates) { return meant }
    guard !candidates.isEmpty, candidates.count <= 24 else { return nil }
    return "known here: \(candidates.joined(separator: ", "))"
  }
}
