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
  /// Near means one edit in short words and about a third of the letters in longer ones, or that
  /// one contains the other.
  static func closest(to word: String, among candidates: [String], limit: Int = 3) -> [String] {
    // Nobody misspells a whole line; comparing one with every candidate takes long.
    guard word.utf8.count <= 100 else { return [] }
    let allowed = max(1, word.count / 3)
    let ranked = candidates.compactMap { candidate -> (distance: Int, name: String)? in
      let distance = distance(word, candidate)
      if distance <= allowed { return (distance, candidate) }
      let contains =
        word.count >= 4 && candidate.lowercased().contains(word.lowercased())
        || candidate.count >= 4 && word.lowercased().contains(candidate.lowercased())
      return contains ? (allowed + 1, candidate) : nil
    }
    return ranked.sorted { $0 < $1 }.prefix(limit).map(\.name)
  }

  /// `did you mean "interval"?`, or all candidates if none is near and they are few.
  public static func suggestion(for word: String, among candidates: [String]) -> String? {
    let near = closest(to: word, among: candidates, limit: 2)
    if !near.isEmpty {
      return "did you mean \(near.map { "\"\($0)\"" }.joined(separator: " or "))?"
    }
    guard !candidates.isEmpty, candidates.count <= 24 else { return nil }
    return "known here: \(candidates.joined(separator: ", "))"
  }
}
