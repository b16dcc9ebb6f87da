import Scheduling

extension TraceComparison {
  /// The differences line by line, the earliest first, and a summary.
  ///
  /// - Parameter most: how many contacts are named; the others are counted.
  public func lines(most: Int) -> [String] {
    var lines = notes + differences.prefix(most).map(\.line)
    if differences.count > most {
      lines.append("… and \(Phrase.count(differences.count - most)) more")
    }
    return lines + summary
  }

  /// How much is different in all, in two or three lines.
  public var summary: [String] {
    guard !isEmpty else { return ["no difference in \(Phrase.count(contacts)) contacts"] }
    var lines = [
      "\(Phrase.count(differences.count)) of \(Phrase.count(contacts)) contacts differ, "
        + "\(attemptsText), \(endText)"
    ]
    let rules = reasons
    if !rules.isEmpty {
      lines.append("by rule: " + rules.map { "\($0.rule) \($0.count)" }.joined(separator: ", "))
    }
    return lines
  }

  /// The rules behind the differences, the most frequent first.
  private var reasons: [(rule: String, count: Int)] {
    var counts: [String: Int] = [:]
    for difference in differences {
      if let rule = difference.rule { counts[rule, default: 0] += 1 }
    }
    return counts.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  private var attemptsText: String {
    guard attempts.old != attempts.new else {
      return "\(Phrase.count(attempts.new)) calls as before"
    }
    let change = attempts.new - attempts.old
    return "\(Phrase.count(attempts.old)) → \(Phrase.count(attempts.new)) calls "
      + "(\(change > 0 ? "+" : "")\(Phrase.count(change)))"
  }

  private var endText: String {
    guard let old = ends.old, let new = ends.new else { return "no calls in one of them" }
    guard old != new else { return "the last call ends as before" }
    let change = Double(abs((new - old).milliseconds))
    return "the last call ends \(Phrase.change(old, new, clock)), "
      + "\(Phrase.duration(milliseconds: change)) \(new > old ? "later" : "earlier")"
  }
}
