import Foundation

/// A file that is about to be replaced, and may hold somebody's work: it is kept beside the new
/// one, as `cp --backup` does.
enum KeptFile {
  /// Keeps the file at `path` as `path.bak`, or as `path.bak2` and so on where that is there and
  /// holds something else; nothing where there is no file, or the new one says the same.
  ///
  /// - Returns: the path of the copy, and how many lines the new file has no more; nil: there was
  ///   nothing to keep.
  /// - Throws: that it cannot be read or copied; then nothing has been replaced either.
  static func keep(_ path: String, before text: String) throws -> (path: String, lines: Int)? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      !isFolder.boolValue
    else { return nil }
    guard let old = FileManager.default.contents(atPath: path) else {
      throw Failure(
        "\(path): cannot be read, and so not be kept; check its permissions", .cannotWrite)
    }
    guard old != Data(text.utf8) else { return nil }
    let copy = try freeCopy(of: old, beside: path)
    let lines = Set(text.split(separator: "\n", omittingEmptySubsequences: true))
    let gone = String(decoding: old, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: true).count { !lines.contains($0) }
    return (copy, gone)
  }

  private static func freeCopy(of old: Data, beside path: String) throws -> String {
    for number in 1... {
      let copy = "\(path).bak" + (number == 1 ? "" : "\(number)")
      if let there = FileManager.default.contents(atPath: copy) {
        if there == old { return copy }
        continue
      }
      guard !FileManager.default.fileExists(atPath: copy) else { continue }
      do {
        try old.write(to: URL(fileURLWithPath: copy), options: .withoutOverwriting)
      } catch {
        throw Failure(
          "\(copy): cannot be written, and \(path) was left as it is; check the folder and its "
            + "permissions", .cannotWrite)
      }
      return copy
    }
    preconditionFailure("numbers do not end")
  }
}
