import Calendars
import ContactLists
import Scheduling

/// A contact list as a scenario asks for it: everything on which the result of reading it depends,
/// so that equal sources mean equal lists.
struct ContactListSource: Hashable, Sendable {
  /// Where the file lies.
  let path: String
  /// The country of national numbers; nil refuses them.
  let region: String?
  /// Columns that have names of their own.
  var columns = ColumnNames()
  /// When each contact comes; nil for a list without times.
  var times: Times?

  /// A column of times, and the clock by which they are read.
  struct Times: Hashable, Sendable {
    let column: String
    let clock: ZoneClock
  }

  /// How the list is read: by what is above and by nothing else.
  var options: ContactList.Options {
    var options = ContactList.Options(defaultRegion: region, columns: columns)
    if let times {
      options.timeColumn = times.column
      options.time = { Instant(arrivalText: $0, by: times.clock)?.milliseconds }
    }
    return options
  }

  /// Reads the list, or finds it in a cache, and adds the bytes of its file to the digest.
  ///
  /// - Parameter progress: told about the reading; nothing if the list was in the cache.
  /// - Throws: `ContactListError`; the digest then lacks the file.
  func load(
    from cache: ContactListCache?, digest: inout ScenarioDigest,
    progress: (ContactList.Progress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws -> ContactList {
    if let cache {
      let entry = try cache.entry(for: self, progress: progress, isCancelled: isCancelled)
      digest.add(contentsOfFile: entry.bytes)
      return entry.list
    }
    let list = try ContactList.load(
      path: path, options: options, progress: progress, isCancelled: isCancelled)
    try digest.add(fileAt: path)
    return list
  }
}
