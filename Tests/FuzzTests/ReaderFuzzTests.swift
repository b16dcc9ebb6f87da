import DocumentFuzzing
import Foundation
import Testing

/// A bounded slice of `make fuzz`: the readers keep their promises for documents spoilt at random.
///
/// In this process, so that the whole suite stays quick; a crash ends the run, and the last file in
/// the folder named by the test says of what.
@Suite struct ReaderFuzzTests {
  static let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scenarios")

  @Test(
    .timeLimit(.minutes(5)), arguments: FuzzedReader.names, 1...2 as ClosedRange<UInt64>)
  func aReaderKeepsItsPromises(_ name: String, seed: UInt64) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dialcast-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let all = FuzzedReader.all(samples: Self.scenarios.path, workFolder: folder.path)
    let reader = try #require(all.named(name))
    var values = 0
    for number in 0..<Self.documents {
      let verdict = reader.verdict(seed: seed, number: number)
      if verdict.isValue { values += 1 }
      guard !verdict.broken.isEmpty else { continue }
      let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("\(name)-\(seed)-\(number)\(reader.suffix)")
      let document = reader.document(seed: seed, number: number)
      try Data(document.bytes).write(to: file)
      Issue.record(
        """
        \(file.path): \(verdict.broken.joined(separator: "; ")); \
        made of \(document.story.joined(separator: ", then "))
        """)
    }
    // Neither harmless nor hopeless: some documents are read, some are refused.
    #expect(values > 0)
    if name == "scenario" { #expect(values < Self.documents) }
  }

  /// Per reader and seed; a debug build reads about a hundred a second.
  private static let documents = 60

  /// The same seed gives the same document wherever it is asked for.
  @Test(arguments: FuzzedReader.names)
  func aSeedRepeatsItsDocument(_ name: String) throws {
    let folder = FileManager.default.temporaryDirectory.path
    let all = FuzzedReader.all(samples: Self.scenarios.path, workFolder: folder)
    #expect(all.map(\.name) == FuzzedReader.names)
    let one = try #require(all.named(name))
    let documents = (0..<20).map { one.document(seed: 7, number: $0).bytes }
    #expect(documents == (0..<20).map { one.document(seed: 7, number: $0).bytes })
    #expect(Set(documents).count > 15)
    #expect(documents[0] != one.document(seed: 8, number: 0).bytes)
  }
}
