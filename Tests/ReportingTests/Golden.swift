import Foundation
import Testing

/// Expects `text` to be what the file of this name in `Golden` holds; with `RECORD=1` in the
/// environment the file is written instead, to be read before it is committed.
func expectGolden(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = URL(fileURLWithPath: file).deletingLastPathComponent()
    .appendingPathComponent("Golden/\(name)")
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try Data(text.utf8).write(to: url)
  } else {
    let expected = try String(contentsOf: url, encoding: .utf8)
    #expect(text == expected, "RECORD=1 renews \(name)", sourceLocation: sourceLocation)
  }
}
