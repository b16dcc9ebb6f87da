import ArgumentParser
import Simulating

/// What is done about figures of a scenario that were counted, and so are not known for certain.
enum InputUncertainty: String, ExpressibleByArgument, CaseIterable, Codable, Sendable {
  /// They are taken for known: runs differ by luck alone.
  case none
  /// Every run draws them as the observations allow.
  case posterior

  static let help: ArgumentHelp = """
    What to do about figures with observed: draw them in every run (posterior) or take them for \
    known (none).
    """

  /// The model to run.
  func applied(to model: Model) -> Model { self == .none ? model.asKnown : model }
}
