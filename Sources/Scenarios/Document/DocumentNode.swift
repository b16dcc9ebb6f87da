import ContactLists

/// A part of a document: a scalar, a list or a mapping, and where it was written.
///
/// A tree of our own because overrides are grafted onto it with positions of their
/// own, and because merge keys are resolved in it.
struct DocumentNode: Equatable, Sendable {
  enum Content: Equatable, Sendable {
    case scalar(Scalar)
    case list([DocumentNode])
    case mapping([Entry])
  }

  /// A key and its value.
  struct Entry: Equatable, Sendable {
    var key: String
    var keyPosition: Position
    var value: DocumentNode
  }

  var content: Content
  var position: Position

  /// The value of a key; nil if it is no mapping, or has no such key.
  func value(of key: String) -> DocumentNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// An element of a list; nil if it is no list, or a shorter one.
  func element(_ place: Int) -> DocumentNode? {
    guard case .list(let nodes) = content, nodes.indices.contains(place) else { return nil }
    return nodes[place]
  }

  /// Whether a key is written, of this mapping or of one within it: `deadline.probability`.
  func says(_ path: String) -> Bool {
    var node: DocumentNode? = self
    for key in path.split(separator: ".") { node = node?.value(of: String(key)) }
    return node != nil
  }

  /// What was found, for a message that says what was expected.
  var found: String {
    switch content {
    case .scalar(let scalar): scalar.found
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A scalar as it was written; what it means depends on where it stands.
struct Scalar: Equatable, Sendable {
  var text: String
  /// Quoted text is never a number, a truth value or nothing.
  var isQuoted: Bool

  /// No value: `key:`, `~` or `null`.
  var isNull: Bool { !isQuoted && ["", "~", "null", "Null", "NULL"].contains(text) }

  /// The truth value, by the core schema of YAML 1.2; nil if it is none.
  var bool: Bool? {
    guard !isQuoted else { return nil }
    if ["true", "True", "TRUE"].contains(text) { return true }
    return ["false", "False", "FALSE"].contains(text) ? false : nil
  }

  /// The whole number in decimal digits; nil if it is none or too large.
  var integer: Int? { isQuoted ? nil : Int(text) }

  /// The number; nil if it is none or not finite.
  var number: Double? {
    let isNumeric = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || [0x2b, 0x2d, 0x2e, 0x45, 0x65].contains(byte)
    }
    guard !isQuoted, isNumeric, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// The text; nil if the scalar is a number, a truth value or nothing, which editors that know
  /// the schema would refuse as text.
  var string: String? { isNull || bool != nil || number != nil ? nil : text }

  /// What was found, for a message.
  var found: String {
    if isNull { return "nothing" }
    let excerpt = text.onOneLine(limit: 100)
    return string == nil ? excerpt : "\"\(excerpt)\""
  }
}
