import Foundation
import Scenarios

/// Where the golden traces of a scenario lie, and whether they are held against runs or renewed.
public struct GoldenTraces: Equatable, Sendable {
  /// The folder: `golden` beside the scenario.
  public let folder: String
  /// Whether traces are written instead of compared.
  public let isRecording: Bool

  /// The traces beside the document at a path.
  public init(besides path: String, isRecording: Bool) {
    // As the user wrote it: what a message names should be something that can be typed.
    let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    folder = path[..<name] + "golden"
    self.isRecording = isRecording
  }

  /// The path of the trace of a scenario.
  public func path(of name: String) -> String { "\(folder)/\(name).trace" }

  /// Whether a run is as recorded; while recording, writes it down.
  ///
  /// - Throws: `TraceFileError` if the trace cannot be written, or what lies there is none.
  func finding(
    of expectation: Expectation, _ trace: RunTrace, of name: String
  ) throws -> Finding {
    let path = path(of: name)
    if isRecording {
      try write(trace, to: path)
      return Finding(
        expectation, .passed, "\(Phrase.count(trace.attempts)) calls recorded in \(path)")
    }
    guard FileManager.default.fileExists(atPath: path) else {
      return Finding(
        expectation, .failed,
        "there is no \(path); record it with `dialcast check --record` and keep it")
    }
    let comparison = TraceComparison(from: try Self.read(path), to: trace)
    if comparison.isEmpty {
      return Finding(expectation, .passed, "\(Phrase.count(trace.attempts)) calls, as recorded")
    }
    return Finding(
      expectation, .failed, "the run is not as recorded in \(path)",
      details: comparison.lines(most: 20))
  }

  private func write(_ trace: RunTrace, to path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try Data(TraceText.text(of: trace).utf8).write(
        to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw TraceFileError(path: path, "cannot be written; check the permissions of the folder")
    }
  }

  /// The trace in a file.
  ///
  /// - Throws: `TraceFileError`.
  public static func read(_ path: String) throws -> RunTrace {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TraceFileError(path: path, "cannot be read")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw TraceFileError(path: path, "is not text in UTF-8")
    }
    return try TraceText.trace(of: text, path: path)
  }
}
