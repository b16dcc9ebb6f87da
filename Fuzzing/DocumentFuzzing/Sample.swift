internal import Foundation

/// A good document that spoilt ones are made from.
package struct Sample: Sendable {
  /// The name of its file.
  package let name: String
  /// Its text.
  package let bytes: [UInt8]

  /// A sample.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The files of a folder with this suffix, by name; empty if there is no such folder.
  package static func files(in folder: String, suffix: String) -> [Sample] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map {
        Sample(name: name, bytes: Array($0))
      }
    }
  }

  /// The header and at most so many of the lines below it, spread over the whole list: every row
  /// costs time, and a thousand alike show no more than sixty.
  ///
  /// - Precondition: no line break within a field.
  package func thinned(to rows: Int) -> Sample {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.count > rows + 1 else { return self }
    let step = (lines.count - 1) / rows
    let kept = [lines[0]] + (0..<rows).map { lines[1 + $0 * step] }
    return Sample(name: name, bytes: Array(kept.joined(separator: [UInt8(ascii: "\n")])) + [0x0A])
  }
}
