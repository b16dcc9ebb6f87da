/// Why a call log cannot be made into a calibration.
public struct CalibrationMistake: Error, Equatable, Sendable, CustomStringConvertible {
  /// What kind of mistake it is.
  public enum Kind: Equatable, Sendable {
    /// The file is not there or cannot be read.
    case missing
    /// The file holds something else than it should.
    case badLog
    /// What was asked for is not possible with this log.
    case badRequest
  }

  /// What kind of mistake it is.
  public let kind: Kind
  /// What is wrong, and what would be right.
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
