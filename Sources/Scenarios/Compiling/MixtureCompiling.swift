import Statistics

extension Located where Value == [Located<MixturePartSpec>] {
  /// The mixture in seconds; nil only if a problem was reported.
  func mixture(_ log: ProblemLog) -> Distribution? {
    let parts = value.compactMap { part -> Distribution.Component? in
      guard let share = part.value.share?.value, let of = part.value.of?.distribution(log) else {
        return nil
      }
      return Distribution.Component(weight: share, of)
    }
    guard parts.count == value.count, log.isClean(below: place) else { return nil }
    let sum = parts.reduce(0) { $0 + $1.weight }
    guard abs(sum - 1) <= 1e-9 else {
      let rounded = ((sum * 1e6).rounded() / 1e6).plain
      log.report(place, "the shares add up to \(rounded) instead of 1")
      return nil
    }
    return .mixture(parts)
  }
}
