public import Planning

/// A number of slots as a planner would write it into the scenario.
public struct SlotSettings: Equatable, Sendable {
  /// How the slots are shared.
  public var sharing: SlotSharing
  /// How many there are.
  public var slots: Int
  /// What to write, as `--set` takes it: `workspaces.north.slots=15`. Empty: the scenario says so
  /// already.
  public var overrides: [String]
  /// The command that runs the scenario with them, cut where a line may end: the program with its
  /// scenario, then each option with its value.
  public var command: [String]

  /// Settings, field by field.
  public init(sharing: SlotSharing, slots: Int, overrides: [String], command: [String]) {
    self.sharing = sharing
    self.slots = slots
    self.overrides = overrides
    self.command = command
  }

  /// The command in lines of at most `width` characters, as far as its parts allow, each but the
  /// last with the mark by which a shell goes on with the next.
  func commandLines(width: Int) -> [String] {
    var lines: [String] = []
    for part in command {
      if let last = lines.last, last.count + 1 + part.count + 2 <= width {
        lines[lines.count - 1] = last + " " + part
      } else {
        lines.append(lines.isEmpty ? part : "  " + part)
      }
    }
    return lines.enumerated().map { $0 < lines.count - 1 ? $1 + " \\" : $1 }
  }
}
