@testable import Scenarios

/// As much of JSON Schema as ours uses; a keyword that it does not know is a complaint.
struct SchemaValidator {
  let document: JSON

  /// Where and why the schema refuses a document; empty if it accepts it.
  func complaints(on node: DocumentNode) -> [String] { complaints(on: node, document, "") }

  private func complaints(on node: DocumentNode, _ schema: JSON, _ path: String) -> [String] {
    guard case .object(let keywords) = schema else { return ["\(path): no schema"] }
    return keywords.sorted { $0.key < $1.key }.flatMap { keyword, value -> [String] in
      switch keyword {
      case "$ref": follow(value, node, path)
      case "anyOf": anyOf(value, node, path)
      case "type": value == .string(type(of: node, wanted: value)) ? [] : ["\(path): \(keyword)"]
      case "enum", "pattern", "minLength", "minimum", "maximum", "exclusiveMinimum",
        "exclusiveMaximum":
        scalarHolds(keyword, value, node) ? [] : ["\(path): \(keyword)"]
      case "items", "minItems": list(keyword, value, node, path)
      case "properties", "required", "additionalProperties", "propertyNames", "minProperties":
        mapping(keyword, value, keywords, node, path)
      case "description", "title", "$schema", "$defs": []
      default: ["\(path): the validator does not know \(keyword)"]
      }
    }
  }

  private func follow(_ reference: JSON, _ node: DocumentNode, _ path: String) -> [String] {
    guard case .string(let text) = reference,
      let target = document["$defs"]?[String(text.dropFirst("#/$defs/".count))]
    else { return ["\(path): broken reference"] }
    return complaints(on: node, target, path)
  }

  private func anyOf(_ value: JSON, _ node: DocumentNode, _ path: String) -> [String] {
    guard case .list(let forms) = value else { return ["\(path): broken anyOf"] }
    let all = forms.map { complaints(on: node, $0, path) }
    return all.contains([]) ? [] : ["\(path): none of \(forms.count) forms"] + all.flatMap { $0 }
  }

  /// The JSON type of a node, as an editor sees it by the core schema of YAML 1.2.
  private func type(of node: DocumentNode, wanted: JSON) -> String {
    switch node.content {
    case .mapping: return "object"
    case .list: return "array"
    case .scalar(let scalar):
      if scalar.isNull { return "null" }
      if scalar.bool != nil { return "boolean" }
      if scalar.integer != nil, wanted == "integer" { return "integer" }
      return scalar.number != nil ? "number" : "string"
    }
  }

  private func scalarHolds(_ keyword: String, _ value: JSON, _ node: DocumentNode) -> Bool {
    guard case .scalar(let scalar) = node.content else { return true }
    switch (keyword, value) {
    case ("enum", .list(let words)): return words.contains(.string(scalar.text))
    case ("minLength", .integer(let length)): return scalar.text.count >= length
    case ("pattern", .string(let pattern)):
      return (try? Regex(pattern).wholeMatch(in: scalar.text)) != nil
    case ("minimum", .integer(let bound)): return scalar.number.map { $0 >= Double(bound) } ?? true
    case ("maximum", .integer(let bound)): return scalar.number.map { $0 <= Double(bound) } ?? true
    case ("minimum", .number(let bound)): return scalar.number.map { $0 >= bound } ?? true
    case ("maximum", .number(let bound)): return scalar.number.map { $0 <= bound } ?? true
    case ("exclusiveMinimum", .number(let bound)): return scalar.number.map { $0 > bound } ?? true
    case ("exclusiveMaximum", .number(let bound)): return scalar.number.map { $0 < bound } ?? true
    default: return false
    }
  }

  private func list(
    _ keyword: String, _ value: JSON, _ node: DocumentNode, _ path: String
  )
    -> [String]
  {
    guard case .list(let nodes) = node.content else { return [] }
    if keyword == "minItems" {
      return value == .integer(0) || !nodes.isEmpty ? [] : ["\(path): minItems"]
    }
    return nodes.enumerated().flatMap { complaints(on: $1, value, "\(path)[\($0)]") }
  }

  private func mapping(
    _ keyword: String, _ value: JSON, _ all: [String: JSON], _ node: DocumentNode, _ path: String
  ) -> [String] {
    guard case .mapping(let entries) = node.content else { return [] }
    switch (keyword, value) {
    case ("required", .list(let names)):
      return names.filter { name in !entries.contains { .string($0.key) == name } }
        .map { "\(path): misses \($0)" }
    case ("minProperties", _): return entries.isEmpty ? ["\(path): minProperties"] : []
    case ("propertyNames", let names):
      return entries.flatMap { entry in
        let scalar = Scalar(text: entry.key, isQuoted: true)
        let key = DocumentNode(content: .scalar(scalar), position: entry.keyPosition)
        return complaints(on: key, names, "\(path).\(entry.key)")
      }
    case ("properties", _):
      return entries.flatMap { entry in
        value[entry.key].map { complaints(on: entry.value, $0, "\(path).\(entry.key)") } ?? []
      }
    case ("additionalProperties", .bool):
      return entries.filter { all["properties"]?[$0.key] == nil }.map { "\(path): \($0.key)" }
    default:
      return entries.flatMap { complaints(on: $0.value, value, "\(path).\($0.key)") }
    }
  }
}
