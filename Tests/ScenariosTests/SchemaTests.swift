import Foundation
import Testing

@testable import Scenarios

/// The JSON Schema, the reference page and the decoder are made from one declaration; these tests
/// notice if somebody takes a short cut.
@Suite struct SchemaTests {
  @Test func everyReferenceLeadsSomewhere() throws {
    let schema = ScenarioSchema.document
    for reference in references(in: schema) {
      let name = String(reference.dropFirst("#/$defs/".count))
      #expect(schema["$defs"]?[name] != nil, "\(reference) leads nowhere")
    }
    #expect(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
  }

  /// Every key of the schema is known to the decoder, and a key that is in neither is refused by
  /// both.
  @Test func schemaAndDecoderKnowTheSameKeys() throws {
    for object in ScenarioSchema.objects {
      let schema = try #require(
        object.name == "scenario"
          ? ScenarioSchema.document : ScenarioSchema.document["$defs"]?[object.name])
      guard case .object(let properties)? = schema["properties"] else {
        Issue.record("\(object.name) has no properties")
        continue
      }
      #expect(properties.keys.sorted() == object.keys.map(\.name).sorted())
      #expect(schema["additionalProperties"] == false)
    }
    #expect(Set(ScenarioSchema.objects.map(\.name)).count == ScenarioSchema.objects.count)
  }

  /// Whatever the schema refuses of the documents with a mistake, the decoder refuses too: they
  /// are all refused. And what the decoder accepts, the schema accepts.
  @Test(arguments: ScenarioTests.documents)
  func theSchemaAcceptsWhatTheDecoderAccepts(_ document: String) throws {
    let text = try String(
      contentsOf: ScenarioTests.folder.appendingPathComponent(document), encoding: .utf8)
    let tree = try DocumentParsing.tree(of: text, origin: .file(document))
    let complaints = SchemaValidator(document: ScenarioSchema.document).complaints(on: tree)
    #expect(complaints == [])
  }

  /// A mistake of form, not of meaning: both see it.
  @Test(arguments: [
    "abbreviated-zone", "bad-script-line", "bad-time-of-day", "duration-without-meaning",
    "duration-without-unit", "list", "missing-key", "name-that-is-a-number", "probability-over-one",
    "quoted-number", "unknown-envelope", "unknown-key", "wrong-type", "yes-for-true", "zero-slots",
  ])
  func theSchemaSeesMistakesOfForm(_ name: String) throws {
    let file = MistakeTests.folder.appendingPathComponent("\(name).yaml")
    let tree = try DocumentParsing.tree(
      of: String(contentsOf: file, encoding: .utf8), origin: .file(name))
    let complaints = SchemaValidator(document: ScenarioSchema.document).complaints(on: tree)
    #expect(!complaints.isEmpty)
  }

  @Test func theTextIsTheSameEachTime() {
    #expect(ScenarioSchema.json == ScenarioSchema.json)
    #expect(ScenarioSchema.json.hasSuffix("}\n"))
  }

  /// `RECORD=1` writes the page anew.
  @Test func theReferencePageIsInStep() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/scenario-reference.md").standardizedFileURL
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try ScenarioSchema.referencePage.write(to: page, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == ScenarioSchema.referencePage)
  }

  private func references(in value: JSON) -> [String] {
    switch value {
    case .object(let members):
      members.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
        if key == "$ref", case .string(let reference) = value { return [reference] }
        return references(in: value)
      }
    case .list(let values): values.flatMap(references)
    default: []
    }
  }
}
