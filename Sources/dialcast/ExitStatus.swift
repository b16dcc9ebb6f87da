import ArgumentParser
import Reporting

/// The exit codes, after BSD's `sysexits.h` where it has one; also in `dialcast --help` and
/// `docs/command-line.md`. ArgumentParser, too, ends with 64 (EX_USAGE).
enum ExitStatus: Int32 {
  /// At least one scenario did not pass `dialcast check`, `dialcast diff` found a difference,
  /// `dialcast compare` a change beyond a limit, `dialcast plan` that the deadline is missed.
  case checkFailed = 1
  /// `dialcast compare` needs more runs to tell whether a change is beyond a limit, `dialcast plan`
  /// how many slots are enough.
  case undecided = 3
  /// EX_USAGE: the command line is wrong in a way that only the scenario tells.
  case usage = 64
  /// EX_DATAERR: a scenario, a contact list or a call log is wrong.
  case badInput = 65
  /// EX_NOINPUT: a file does not exist or cannot be read.
  case missingInput = 66
  /// EX_SOFTWARE: a defect of dialcast.
  case defect = 70
  /// EX_CANTCREAT: the report cannot be written.
  case cannotWrite = 73
  /// 128 + SIGINT, as shells report it.
  case interrupted = 130

  /// How a plan ends that came to an answer in this mood; nil: well.
  init?(_ mood: PlanConclusion.Mood) {
    switch mood {
    case .good: return nil
    case .bad: self = .checkFailed
    case .open: self = .undecided
    }
  }

  /// What to throw from a command.
  var error: ExitCode { ExitCode(rawValue) }
}
