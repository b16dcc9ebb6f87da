import Foundation

/// The form of a scenario, for editors and for people; both made from the declarations by which
/// documents are read.
public enum ScenarioSchema {
  /// The JSON Schema (draft 2020-12) of a scenario, indented, with sorted keys and a final
  /// newline; the same text each time.
  public static var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings, numbers, lists and string keys: nothing that the encoder could refuse.
    guard let data = try? encoder.encode(document) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// The schema as a value.
  static var document: JSON {
    let root = ScenarioSpec.objectDescription
    let definitions = objects.dropFirst().map { ($0.name, schema(of: $0)) }
    return schema(of: root).adding([
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Dialcast scenario",
      "$defs": .object(Dictionary(definitions) { first, _ in first }),
    ])
  }

  /// Every object that can occur in a scenario, the scenario first, each before what occurs in it.
  static var objects: [ObjectDescription] {
    var found: [ObjectDescription] = []
    func visit(_ object: ObjectDescription) {
      guard !found.contains(where: { $0.name == object.name }) else { return }
      found.append(object)
      for key in object.keys { key.objects().forEach(visit) }
    }
    visit(ScenarioSpec.objectDescription)
    return found
  }

  private static func schema(of object: ObjectDescription) -> JSON {
    let properties = object.keys.map { key -> (String, JSON) in
      var text = key.documentation
      if let standard = key.defaultText { text += " Default: \(standard)." }
      return (key.name, key.schema.adding(["description": .string(text)]))
    }
    let required = object.keys.filter(\.isRequired).map { JSON.string($0.name) }
    return [
      "type": "object", "description": .string(object.summary), "additionalProperties": false,
      "properties": .object(Dictionary(uniqueKeysWithValues: properties)),
      "required": .list(required),
    ]
  }
}
