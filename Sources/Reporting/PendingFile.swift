import Foundation

/// A file that appears whole or not at all.
///
/// Bytes go into a hidden file beside the target, which takes the target's name in one step when
/// it is committed (`rename`, atomic by POSIX.1). Until then the previous file stays as it is; a
/// pending file that is dropped leaves no trace. Several files of one report are all finished
/// before the first is committed, so that a full disk leaves all the old ones.
public final class PendingFile {
  /// Where the file will be.
  public let path: String
  private let temporaryPath: String
  private var stream: UnsafeMutablePointer<FILE>?
  private var isCommitted = false

  /// Opens a hidden file beside `path`, which must not be a folder; its folder must exist.
  ///
  /// - Parameter mark: what tells the hidden file from those of others who write the same one at
  ///   the same time; nil: the number of the process, which is enough on one machine.
  public init(path: String, mark: String? = nil) throws(ReportError) {
    self.path = path
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      // Else only the renaming would find out, when other files have taken their places.
      throw ReportError(path: path, errorNumber: EISDIR)
    }
    let url = URL(fileURLWithPath: path)
    temporaryPath =
      url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).partial-\(mark ?? "\(getpid())")").path
    stream = fopen(temporaryPath, "wb")
    if stream == nil { throw ReportError(path: path, errorNumber: errno) }
  }

  deinit {
    if let stream { fclose(stream) }
    if !isCommitted { unlink(temporaryPath) }
  }

  /// Appends bytes; buffered by the C library.
  public func write(_ bytes: [UInt8]) throws(ReportError) {
    guard let stream else { preconditionFailure("written after it was finished") }
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw ReportError(path: path, errorNumber: errno)
    }
  }

  /// Appends text as UTF-8.
  public func write(_ text: String) throws(ReportError) { try write(Array(text.utf8)) }

  /// Ends the writing: everything is on the disk, under the hidden name.
  public func finish() throws(ReportError) {
    guard let stream else { return }
    let isOnDisk = fflush(stream) == 0 && fsync(fileno(stream)) == 0
    let problem = errno
    fclose(stream)
    self.stream = nil
    if isOnDisk { return }
    // So that there is nothing to commit.
    unlink(temporaryPath)
    throw ReportError(path: path, errorNumber: problem)
  }

  /// Finishes the file, if that was not done, and puts it in its place.
  public func commit() throws(ReportError) {
    try finish()
    guard rename(temporaryPath, path) == 0 else {
      throw ReportError(path: path, errorNumber: errno)
    }
    isCommitted = true
  }
}

/// A file of a report that cannot be written.
public struct ReportError: Error, Equatable, CustomStringConvertible {
  /// The file or folder.
  public let path: String
  /// What the system said.
  public let reason: String

  /// An error of the file at `path`, by the system's number for it.
  init(path: String, errorNumber: Int32) {
    self.path = path
    reason = String(cString: strerror(errorNumber))
  }

  /// One line: the file, the reason and the way out.
  public var description: String {
    "\(path): cannot write the report: \(reason); choose another folder with --output"
  }
}
