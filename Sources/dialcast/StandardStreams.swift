// `stdout` is a variable of C, which nobody here assigns to.
@preconcurrency import Glibc

/// What the program is given to write to, which may be closed, full or gone.
enum StandardStreams {
  /// Opens what was closed by whoever started the program (`>&-`) to nowhere.
  ///
  /// Else the next file that is opened would take its number, and what is printed would end up in
  /// a report.
  static func openClosed() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is taken, which is this one.
      _ = open("/dev/null", O_RDWR)
    }
  }

  /// Hands on what was printed and is still kept by the C library.
  ///
  /// - Throws: a `Failure` if some of it was lost, now or before: a full disk must not pass for
  ///   success.
  static func flushOutput() throws(Failure) {
    errno = 0
    guard fflush(stdout) != 0 || ferror(stdout) != 0 else { return }
    let reason = errno == 0 ? "not all of it was written" : String(cString: strerror(errno))
    throw Failure("standard output: \(reason); the output is not complete", .cannotWrite)
  }
}
