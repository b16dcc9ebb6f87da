/// The names most like a misspelt one, best first; empty if none comes near.
///
/// Likeness is the fewest letters to delete and insert, upper and lower case alike, at most one
/// change for every two letters. A name with an area, `Europe/Berlin`, is also compared by its
/// last part alone, so that `berlin` finds it. O(names × length × changes): for error messages.
func closestNames(to text: String, among names: [String], atMost count: Int = 3) -> [String] {
  let wanted = Array(text.lowercased())
  let allowed = max(2, wanted.count / 2)
  let ranked = names.compactMap { name -> (changes: Int, name: String)? in
    let whole = name.lowercased()
    let lastPart = whole.split(separator: "/").last.map(Array.init) ?? []
    let changes = min(
      Array(whole).difference(from: wanted).count, lastPart.difference(from: wanted).count)
    return changes <= allowed ? (changes, name) : nil
  }
  .sorted { ($0.changes, $0.name) < ($1.changes, $1.name) }
  // Once something is nearly right, what is twice as wrong only distracts.
  guard let best = ranked.first?.changes else { return [] }
  return ranked.prefix(count).filter { $0.changes <= best * 2 }.map(\.name)
}
