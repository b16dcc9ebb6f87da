/// A mapping with keys of ours.
protocol DocumentObject {
  /// An object without any key.
  init()
  /// The name in the schema and on the reference page, such as `campaign`.
  static var objectName: String { get }
  /// What it is, in a sentence or two.
  static var summary: String { get }
  /// Its keys, in the order in which a person would write them.
  static var keys: [Key<Self>] { get }
  /// Advice for a text or number that stands where the object should; nil if there is none.
  static func advice(on text: String) -> String?
}

extension DocumentObject {
  static func advice(on text: String) -> String? { nil }
}

/// What the schema and the reference page say of an object.
struct ObjectDescription {
  let name: String
  let summary: String
  let keys: [KeyDescription]
}

/// What the schema and the reference page say of a key.
struct KeyDescription {
  let name: String
  let label: String
  let expected: String
  let isRequired: Bool
  /// What holds where the key is absent; nil if that needs no words.
  let defaultText: String?
  /// A key, from the object on, that says the same in other words: where that is written, the
  /// default does not hold.
  let alternative: String?
  let documentation: String
  let schema: JSON
  let objects: () -> [ObjectDescription]
}

/// A key of an object: its name, its type, its meaning, and the property it is read into.
struct Key<Object> {
  let description: KeyDescription
  let read: (inout Object, DocumentNode, String, ProblemLog) -> Void

  /// A key.
  ///
  /// - Parameters:
  ///   - property: nil in the object until the key is read.
  ///   - defaultText: what holds where the key is absent, in words.
  ///   - alternative: a key of the object or of one within it that is written in its place.
  init<Value>(
    _ name: String, _ property: WritableKeyPath<Object, Located<Value>?>,
    _ type: ValueType<Value>, required: Bool = false, default defaultText: String? = nil,
    unless alternative: String? = nil, _ documentation: String
  ) {
    description = KeyDescription(
      name: name, label: type.label, expected: type.expected, isRequired: required,
      defaultText: defaultText, alternative: alternative, documentation: documentation,
      schema: type.schema,
      objects: type.objects)
    read = { object, node, keyPath, log in
      object[keyPath: property] = type.read(node, keyPath, log).map {
        Located(value: $0, place: Place(position: node.position, keyPath: keyPath))
      }
    }
  }
}

extension DocumentObject {
  /// What the schema and the reference page say of it.
  static var objectDescription: ObjectDescription {
    ObjectDescription(name: objectName, summary: summary, keys: keys.map(\.description))
  }

  /// The type of a value that is such an object.
  static var type: ValueType<Self> {
    ValueType(
      label: objectName, expected: "a mapping with the keys of \(objectName)",
      schema: ["$ref": .string("#/$defs/\(objectName)")], objects: { [objectDescription] },
      read: read)
  }

  /// Reads every key that is there, and reports those that are unknown and those that miss.
  private static func read(_ node: DocumentNode, _ keyPath: String, _ log: ProblemLog) -> Self? {
    let keys = keys
    let place = Place(position: node.position, keyPath: keyPath)
    guard case .mapping(let entries) = node.content else {
      let names = keys.filter(\.description.isRequired).map(\.description.name)
      let example = names.isEmpty ? "" : " (\(names.joined(separator: ", ")) …)"
      var advice: String?
      if case .scalar(let scalar) = node.content { advice = Self.advice(on: scalar.text) }
      log.report(
        place, "expected a mapping with the keys of \(objectName)\(example), found \(node.found)",
        hint: advice)
      return nil
    }
    var object = Self()
    for entry in entries {
      let path = keyPath.isEmpty ? entry.key : "\(keyPath).\(entry.key)"
      if let key = keys.first(where: { $0.description.name == entry.key }) {
        key.read(&object, entry.value, path, log)
      } else {
        log.report(
          Place(position: entry.keyPosition, keyPath: path), "unknown key",
          hint: UnknownKey.hint(for: entry.key, among: keys.map(\.description)))
      }
    }
    for key in keys.map(\.description) where !entries.contains(where: { $0.key == key.name }) {
      if key.isRequired {
        log.report(place, "the key \"\(key.name)\" is missing: \(key.expected)")
      } else if let text = key.defaultText, !(key.alternative.map(node.says) ?? false) {
        log.noteDefault(place.key(key.name), text)
      }
    }
    return object
  }
}
