import Foundation

/// A file that appears whole or not at all.
///
/// Bytes go into a hidden file beside the target, which takes the target's name in one step when
/// it is committed (`rename`, atomic by POSIX.1). Until then the previous file stays as it is; a
/// pending file that is dropped leaves no trace. Several files of one report are written first
/// and committed one after the other, so that an error in the last leaves all the old ones.
public final class PendingFile {
  /// Where the file will be.
  public let path: String
  private let temporaryPath: String
  private var stream: UnsafeMutablePointer<FILE>?

  /// Opens a hidden file beside `path`; its folder must exist.
  public init(path: String) throws(ReportError) {
    self.path = path
    let url = URL(fileURLWithPath: path)
    temporaryPath =
      url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).partial-\(getpid())").path
    stream = fopen(temporaryPath, "wb")
    if stream == nil { throw ReportError(path: path, errorNumber: errno) }
  }

  deinit {
    guard let stream else { return }
    fclose(stream)
    unlink(temporaryPath)
  }

  /// Appends bytes; buffered by the C library.
  public func write(_ bytes: [UInt8]) throws(ReportError) {
    guard let stream else { preconditionFailure("written after it was committed") }
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw ReportError(path: path, errorNumber: errno)
    }
  }

  /// Appends text as UTF-8.
  public func write(_ text: String) throws(ReportError) { try write(Array(text.utf8)) }

  /// Puts the file in its place, on the disk before it bears the name.
  public func commit() throws(ReportError) {
    guard let stream else { preconditionFailure("committed twice") }
    let isOnDisk = fflush(stream) == 0 && fsync(fileno(stream)) == 0
    let problem = errno
    fclose(stream)
    self.stream = nil
    guard isOnDisk else {
      unlink(temporaryPath)
      throw ReportError(path: path, errorNumber: problem)
    }
    guard rename(temporaryPath, path) == 0 else {
      let problem = errno
      unlink(temporaryPath)
      throw ReportError(path: path, errorNumber: problem)
    }
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
