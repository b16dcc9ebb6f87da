import Planning

/// What is at stake with an input of a scenario: how much earlier or later it finishes if all
/// inputs of its kind are wrong by a tenth.
struct AssumptionEffects {
  private let sensitivity: Sensitivity?

  init(_ sensitivity: Sensitivity?) { self.sensitivity = sensitivity }

  /// `−3 h … +1 d 1 h`, `−3 h … mostly never finishes`; nil of an input that was not tried, or is
  /// no quantity.
  func text(of path: String) -> String? {
    guard let input = Self.input(at: path),
      let effect = sensitivity?.effects.first(where: { $0.input == input })
    else { return nil }
    return effect.sides.map(\.changeMs).sorted()
      .map { PagePhrases.change(Int64(finite: $0), isNever: $0 > 0) }.joined(separator: " … ")
  }

  /// Which input a key of a scenario belongs to, by its last names.
  static func input(at path: String) -> PlanInput? {
    let names = path.split(separator: ".")
    func has(_ name: Substring) -> Bool { names.contains(name) }
    if path == "organisation.slots" { return .slots }
    // A mixture has its parts in lists: `talk.mixture[0]`.
    if has("talk") || has("voicemail_talk") { return .talk }
    if has("ring") || has("ring_timeout") { return .ringing }
    if has("retry") {
      return has("interval") || has("intervals") || has("by_outcome") ? .intervals : nil
    }
    if names.last == "contacts" || path.hasSuffix("contacts.count")
      || path.hasSuffix("contacts.file")
    {
      return .contacts
    }
    let isCompleted = names.suffix(2).elementsEqual(["completed", "probability"])
    return names.last == "human" || isCompleted ? .answers : nil
  }
}
