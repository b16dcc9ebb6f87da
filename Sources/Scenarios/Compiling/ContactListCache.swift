import ContactLists
import Foundation
import Synchronization

/// The contact lists of the scenarios that one command loads: what several of them ask for is read
/// once.
///
/// The first reading is what all of them see, even if the file is changed meanwhile: variants
/// differ in what was varied and in nothing else. A list that is read in another way, such as for
/// another region, is another list. What cannot be used is not kept.
///
/// Scenarios share the columns of a list. The bytes of its file are kept beside it, because the
/// hash of every scenario goes through all of them. For any number of threads: whoever asks while a
/// list is being read waits for it.
public final class ContactListCache: Sendable {
  /// A list, and the file from which it was read.
  struct Entry: Sendable {
    let list: ContactList
    let bytes: Data
  }

  private let entries = Mutex<[ContactListSource: Entry]>([:])

  /// Nothing has been read yet.
  public init() {}

  /// A list, which is read if nobody has asked for it before.
  ///
  /// - Throws: `ContactListError`.
  func entry(
    for source: ContactListSource, progress: (ContactList.Progress) -> Void,
    isCancelled: () -> Bool
  ) throws -> Entry {
    try entries.withLock { entries in
      if let entry = entries[source] { return entry }
      let list = try ContactList.load(
        path: source.path, options: source.options, progress: progress, isCancelled: isCancelled)
      let entry = Entry(
        list: list, bytes: try Data(contentsOf: URL(fileURLWithPath: source.path)))
      entries[source] = entry
      return entry
    }
  }
}
