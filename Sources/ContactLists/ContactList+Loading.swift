internal import Foundation

extension ContactList {
  /// How a list is read.
  public struct Options: Sendable {
    /// The region (ISO 3166-1, such as "GB") of numbers without country code; nil refuses them.
    public var defaultRegion: String?
    /// Columns that have names of their own.
    public var columns: ColumnNames
    /// On how many threads numbers are checked; the result does not depend on it.
    public var threads: Int
    /// The column of the times at which contacts come; nil: none is asked for.
    public var timeColumn: String?
    /// What a text of that column means, in milliseconds since 1970-01-01T00:00Z; nil: nothing.
    public var time: @Sendable (String) -> Int64?
    /// Whether a text names a time zone.
    public var isKnownZone: @Sendable (String) -> Bool

    /// Options; without a number of threads every core is used.
    public init(
      defaultRegion: String? = nil, columns: ColumnNames = ColumnNames(), threads: Int? = nil,
      timeColumn: String? = nil,
      time: @escaping @Sendable (String) -> Int64? = { Int64($0) },
      isKnownZone: @escaping @Sendable (String) -> Bool = Self.isSystemZone
    ) {
      self.defaultRegion = defaultRegion
      self.columns = columns
      self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
      self.timeColumn = timeColumn
      self.time = time
      self.isKnownZone = isKnownZone
    }

    /// Whether the system knows the IANA zone. Abbreviations such as "PST" are not names of
    /// zones: they are ambiguous, and the system would guess.
    public static let isSystemZone: @Sendable (String) -> Bool = { name in
      (name.contains("/") || name == "UTC") && TimeZone(identifier: name) != nil
    }
  }

  /// How far the loading is, told after every piece of the file.
  public struct Progress: Sendable {
    /// Rows read so far, the header and blank ones included.
    public let rows: Int
    /// Bytes read so far.
    public let bytes: Int
    /// The size of the file in bytes when loading began.
    public let totalBytes: Int
  }

  /// Bytes read from the file at a time: few enough for a request to stop to be heard at once.
  private static let pieceBytes = 1 << 18

  /// Loads a list from a CSV file.
  ///
  /// The file is read in pieces and never held as a whole. The header decides the columns:
  /// `phone` or `phone_number`, then optionally `phone_2`, `phone_number_3` …, `timezone`, or what
  /// the options name in their place; every other column is a variable. The separator (comma,
  /// semicolon, tab, vertical bar) is told from the header, the encoding (UTF-8 or Windows-1252)
  /// from each field.
  ///
  /// Rows that cannot be called are left out and listed in `rejected`; the rest is loaded. The
  /// result is the same for any number of threads. Blocks until done: O(bytes), about 11 µs of
  /// one core per telephone number that the list does not repeat.
  ///
  /// - Parameters:
  ///   - progress: called on the calling thread after every quarter of a megabyte.
  ///   - isCancelled: asked as often; true ends the loading with `ContactListError.cancelled`.
  /// - Throws: what makes the file as a whole unusable.
  public static func load(
    path: String, options: Options = Options(), progress: (Progress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) throws(ContactListError) -> ContactList {
    if let region = options.defaultRegion, !PhoneNumber.knowsRegion(region) {
      throw .unknownRegion(region)
    }
    let file = try ListFile(path: path)
    var loader = ContactListLoader(path: path, options: options)
    var bytesRead = 0
    while let piece = try file.next(pieceBytes) {
      if isCancelled() { throw .cancelled }
      bytesRead += piece.count
      try loader.read(piece)
      progress(
        Progress(rows: loader.rowsRead, bytes: bytesRead, totalBytes: file.totalBytes))
    }
    var list = try loader.finish()
    list.fileName = URL(fileURLWithPath: path).lastPathComponent
    return list
  }
}

/// A file read piece by piece.
private struct ListFile {
  let path: String
  let totalBytes: Int
  private let handle: FileHandle

  init(path: String) throws(ContactListError) {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw .missing(path: path)
    }
    if isDirectory.boolValue { throw .isDirectory(path: path) }
    do {
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      let attributes = try FileManager.default.attributesOfItem(atPath: target)
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw ContactListError.unreadable(
          path: path, reason: "this is a pipe or a device; save the list as a file")
      }
      handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      totalBytes = (attributes[.size] as? NSNumber)?.intValue ?? 0
    } catch let error as ContactListError {
      throw error
    } catch {
      throw .unreadable(path: path, reason: "cannot be opened: \(error.localizedDescription)")
    }
    self.path = path
  }

  /// The next bytes, nil at the end.
  func next(_ count: Int) throws(ContactListError) -> Data? {
    do {
      guard let data = try handle.read(upToCount: count), !data.isEmpty else { return nil }
      return data
    } catch {
      throw .unreadable(path: path, reason: "cannot be read: \(error.localizedDescription)")
    }
  }
}
