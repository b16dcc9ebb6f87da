/// What was meant by a key that an object does not have.
enum UnknownKey {
  /// Advice for whoever wrote it; nil if there is none.
  static func hint(for key: String, among keys: [KeyDescription]) -> String? {
    let names = keys.map(\.name)
    if let meant = Spelling.meant(by: key, among: names) { return meant }
    for word in Word.allCases {
      let within = word.within(keys, key)
      guard !within.isEmpty else { continue }
      let places = within.prefix(3).map { "\"\($0.outer): {\($0.inner): …}\"" }
      return "did you mean \(places.joined(separator: " or "))?"
    }
    return Spelling.suggestion(for: key, among: names)
  }

  /// How a word may name a key, the surest first.
  enum Word: CaseIterable {
    /// It is the key.
    case own
    /// It is what others say for it.
    case everyday

    /// The key among these that the word names; nil: none.
    func name(_ word: String, among keys: [KeyDescription]) -> String? {
      let names = keys.map(\.name)
      switch self {
      case .own: return names.contains(word) ? word : nil
      case .everyday: return EverydayWords.meant(by: word, among: names)
      }
    }

    /// The keys that the word names in the objects that these keys hold.
    func within(
      _ keys: [KeyDescription], _ word: String
    ) -> [(outer: String, inner: String)] {
      keys.compactMap { key in
        guard let object = key.object, let inner = name(word, among: object.keys) else {
          return nil
        }
        return (key.name, inner)
      }
    }
  }
}

extension KeyDescription {
  /// The object that the value is, in one of its forms; nil if it is none, or a list or mapping of
  /// several.
  fileprivate var object: ObjectDescription? {
    var forms = [schema]
    if case .list(let alternatives)? = schema["anyOf"] { forms = alternatives }
    return objects().first { object in
      forms.contains { $0["$ref"] == .string("#/$defs/\(object.name)") }
    }
  }
}
