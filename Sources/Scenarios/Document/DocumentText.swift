import Foundation

/// The text of a document in a file.
enum DocumentText {
  /// Reads it.
  ///
  /// - Parameter origin: what problems call the document.
  /// - Throws: `ScenarioFileError` if there is no document at the path, `ScenarioError` if it is
  ///   no text.
  static func read(path: String, origin: Position.Origin) throws -> String {
    let bytes = try bytes(path: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let place = Place(position: .firstDamage(in: bytes, origin: origin), keyPath: "")
      throw ScenarioError(problems: [
        Problem(at: place, "is not text in UTF-8", hint: "save the document as UTF-8")
      ])
    }
    // Some editors begin a file with a byte order mark, which the YAML parser takes for text.
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    return hasMark ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func bytes(path: String) throws(ScenarioFileError) -> Data {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .missing(path: path)
    }
    if isFolder.boolValue { throw .isFolder(path: path) }
    // A handle and not `contents(atPath:)`, which refuses pipes such as `/dev/stdin`.
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      return try handle.readToEnd() ?? Data()
    } catch {
      throw .unreadable(path: path)
    }
  }
}

/// Why there is no document to read.
public enum ScenarioFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No file at the path.
  case missing(path: String)
  /// The path names a folder.
  case isFolder(path: String)
  /// The file cannot be opened or read.
  case unreadable(path: String)

  /// The path, and what would be right.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): no such file"
        + (NearbyFiles.suggestion(for: path, endings: [".yaml", ".yml", ".json"]).map { "; \($0)" }
          ?? "")
    case .isFolder(let path): "\(path): this is a folder; name the YAML file in it"
    case .unreadable(let path): "\(path): cannot be read; check its permissions"
    }
  }
}
