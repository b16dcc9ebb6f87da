import ArgumentParser
import Checking
import Foundation
import Planning
import Reporting
import Scenarios
import Sharding

/// What went wrong, in words for the user and as an exit code.
struct Failure: Error {
  let message: String
  let status: ExitStatus

  /// Does `body`; whatever goes wrong in it is said on standard error and becomes an exit code.
  static func reporting(_ body: () async throws -> Void) async throws {
    do {
      try await body()
      try StandardStreams.flushOutput()
    } catch let code as ExitCode {
      throw code
    } catch let mistake as ValidationError {
      throw mistake
    } catch {
      let failure = Failure(error)
      FileHandle.standardError.write(Data((failure.message + "\n").utf8))
      throw failure.status.error
    }
  }

  /// The failure that an error of the libraries amounts to.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as ScenarioError:
      message = error.description
      status = .badInput
    case let error as ScenarioFileError:
      message = error.description
      status = .missingInput
    case let error as TraceFileError:
      message = error.description
      status = .badInput
    case let error as ShardConflict:
      message = error.description
      status = .badInput
    case let error as VariationMistake:
      message = error.description
      status = .badInput
    case is CancellationError:
      self = .interrupted
    case let error as ReportError:
      message = error.description
      status = .cannotWrite
    default:
      message = "dialcast: unexpected error: \(error); this is a defect of dialcast"
      status = .defect
    }
  }

  /// A failure in our own words.
  init(_ message: String, _ status: ExitStatus) {
    self.message = message
    self.status = status
  }

  /// The user pressed Ctrl-C.
  static let interrupted = Failure("interrupted; nothing was written", .interrupted)
}
