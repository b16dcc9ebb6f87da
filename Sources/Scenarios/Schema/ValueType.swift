/// A kind of value in a document: how it is read, what the schema says of it and what the
/// reference page calls it, in one declaration, so that the three cannot drift apart.
struct ValueType<Value> {
  /// The name on the reference page, such as `duration`.
  let label: String
  /// What a message says was expected, such as `a duration such as "30 min"`.
  let expected: String
  /// The JSON Schema of the value.
  let schema: JSON
  /// The objects that occur in the value; asked for late, because objects nest.
  let objects: () -> [ObjectDescription]
  /// Reads a value; reports every mistake and returns nil if there is one that leaves no value.
  let read: (_ node: DocumentNode, _ keyPath: String, _ log: ProblemLog) -> Value?

  /// The same value in another form.
  func map<Other>(_ transform: @escaping (Value) -> Other) -> ValueType<Other> {
    ValueType<Other>(label: label, expected: expected, schema: schema, objects: objects) {
      read($0, $1, $2).map(transform)
    }
  }

  /// The same value with its place.
  var located: ValueType<Located<Value>> {
    ValueType<Located<Value>>(label: label, expected: expected, schema: schema, objects: objects) {
      node, keyPath, log in
      read(node, keyPath, log).map {
        Located(value: $0, place: Place(position: node.position, keyPath: keyPath))
      }
    }
  }
}

extension ValueType {
  /// A scalar.
  ///
  /// - Parameters:
  ///   - hint: advice for a scalar that was refused; nil if there is none.
  ///   - parse: the value of a scalar; nil if it is not one.
  static func scalar(
    _ label: String, expected: String, schema: JSON,
    hint: @escaping (Scalar) -> String? = { _ in nil }, parse: @escaping (Scalar) -> Value?
  ) -> ValueType {
    ValueType(label: label, expected: expected, schema: schema, objects: { [] }) {
      node, keyPath, log in
      let place = Place(position: node.position, keyPath: keyPath)
      guard case .scalar(let scalar) = node.content else {
        log.report(place, "expected \(expected), found \(node.found)")
        return nil
      }
      if let value = parse(scalar) { return value }
      log.report(place, "expected \(expected), found \(node.found)", hint: hint(scalar))
      return nil
    }
  }

  /// Text of a pattern, which the schema and the decoder share.
  ///
  /// - Parameter parse: the value of a text that has the pattern; nil if it is impossible all
  ///   the same (a month 13).
  static func text(
    _ label: String, expected: String, pattern: String,
    hint: @escaping (Scalar) -> String? = { _ in nil }, parse: @escaping (String) -> Value?
  ) -> ValueType {
    scalar(
      label, expected: expected, schema: ["type": "string", "pattern": .string("^\(pattern)$")],
      hint: hint
    ) { scalar in
      // Compiled when there is a text to read: most keys of most documents are not written.
      guard let text = scalar.string, Pattern(pattern).matches(text) else { return nil }
      return parse(text)
    }
  }

  /// One of a few words.
  ///
  /// - Parameters:
  ///   - expected: what a message says was expected, where the words alone do not explain
  ///     themselves.
  ///   - hint: advice for a text that is none of the words nor meant to be one.
  static func word(
    _ words: [(String, Value)], expected: String? = nil,
    hint: @escaping (String) -> String? = { _ in nil }
  ) -> ValueType {
    let names = words.map(\.0)
    let label = names.map { "`\($0)`" }.joined(separator: ", ")
    return scalar(
      label, expected: expected ?? "one of \(names.joined(separator: ", "))",
      schema: ["type": "string", "enum": .list(names.map { .string($0) })],
      hint: { Spelling.meant(by: $0.text, among: names, limit: 1) ?? hint($0.text) },
      parse: { scalar in
        scalar.string.flatMap { text in words.first { $0.0 == text }?.1 }
      })
  }

  /// A value that is written in several forms, told apart by their shape.
  ///
  /// - Parameters:
  ///   - scalar: the form written as one word or number.
  ///   - mapping: the form with keys.
  ///   - list: the form with elements.
  static func forms(
    _ label: String, expected: String, scalar: ValueType? = nil, mapping: ValueType? = nil,
    list: ValueType? = nil
  ) -> ValueType {
    let all = [scalar, mapping, list].compactMap { $0 }
    return ValueType(
      label: label, expected: expected, schema: ["anyOf": .list(all.map(\.schema))],
      objects: { all.flatMap { $0.objects() } }
    ) { node, keyPath, log in
      let form =
        switch node.content {
        case .scalar(let value): value.isNull ? nil : scalar
        case .mapping: mapping
        case .list: list
        }
      if let form { return form.read(node, keyPath, log) }
      let place = Place(position: node.position, keyPath: keyPath)
      log.report(place, "expected \(expected), found \(node.found)")
      return nil
    }
  }

  /// A list of these; an element that cannot be read is reported and left out.
  func list(atLeast minimum: Int = 0) -> ValueType<[Located<Value>]> {
    let expected = "a list (each element \(self.expected))"
    return ValueType<[Located<Value>]>(
      label: "list of \(label)", expected: expected,
      schema: ["type": "array", "items": schema, "minItems": .integer(minimum)], objects: objects
    ) { node, keyPath, log in
      let place = Place(position: node.position, keyPath: keyPath)
      guard case .list(let nodes) = node.content else {
        log.report(place, "expected \(expected), found \(node.found)")
        return nil
      }
      if nodes.count < minimum {
        log.report(place, "expected at least \(minimum) in the list, found \(nodes.count)")
      }
      return nodes.enumerated().compactMap { index, node in
        let path = "\(keyPath)[\(index)]"
        return read(node, path, log).map {
          Located(value: $0, place: Place(position: node.position, keyPath: path))
        }
      }
    }
  }

  /// A mapping whose keys are names of the user's own.
  ///
  /// - Parameters:
  ///   - names: what a key must look like.
  ///   - emptyHint: what to do instead of writing none.
  func named(
    by names: ValueType<String>, emptyHint: String? = nil
  ) -> ValueType<[Named<Value>]> {
    let expected = "a mapping from \(names.label) to \(label)"
    return ValueType<[Named<Value>]>(
      label: "mapping from \(names.label) to \(label)", expected: expected,
      schema: [
        "type": "object", "additionalProperties": schema, "propertyNames": names.schema,
        "minProperties": 1,
      ], objects: objects
    ) { node, keyPath, log in
      let place = Place(position: node.position, keyPath: keyPath)
      guard case .mapping(let entries) = node.content else {
        log.report(place, "expected \(expected), found \(node.found)")
        return nil
      }
      guard !entries.isEmpty else {
        log.report(place, "expected \(expected), found an empty mapping", hint: emptyHint)
        return nil
      }
      return entries.compactMap { entry in
        let path = "\(keyPath).\(entry.key)"
        let key = DocumentNode(
          content: .scalar(Scalar(text: entry.key, isQuoted: false)), position: entry.keyPosition)
        let name = names.read(key, path, log)
        let value = read(entry.value, path, log)
        guard let name, let value else { return nil }
        return Named(
          name: Located(value: name, place: Place(position: entry.keyPosition, keyPath: path)),
          value: Located(
            value: value, place: Place(position: entry.value.position, keyPath: path)))
      }
    }
  }
}

/// A value under a name of the user's own.
struct Named<Value> {
  var name: Located<String>
  var value: Located<Value>
}

extension Named: Sendable where Value: Sendable {}
