import Foundation

extension BuiltInProfile {
  /// Shares of first calls to American mobile phones that a person answered, in percent, by time
  /// of day: before 12:00, 12:00–17:00, 17:00–19:00, after 19:00; all results of PMC5875189,
  /// table 3, in which somebody was reached. Sunday morning was not called: its afternoon stands
  /// in.
  private static let answeredPercent: [[Double]] =
    Array(repeating: [21.2, 23.3, 23.9, 22.5], count: 4) + [
      [20.8, 23.9, 23.6, 23.3], [22.9, 23.6, 24.6, 23.2], [23.2, 23.2, 24.6, 22.1],
    ]

  /// The hour of the week as an addition to the log-odds of an answer, Monday 00:00 first.
  ///
  /// Its mean over Monday to Friday 09:00–19:00 is 0, so that in those hours a profile answers
  /// as its figures say.
  static let usMobileHourEffect: [Double] = {
    let logOdds = (0..<168).map { hour -> Double in
      let daypart =
        switch hour % 24 {
        case ..<12: 0
        case ..<17: 1
        case ..<19: 2
        default: 3
        }
      let share = answeredPercent[hour / 24][daypart] / 100
      return log(share / (1 - share))
    }
    let working = (0..<5).flatMap { day in (9..<19).map { logOdds[day * 24 + $0] } }
    let mean = working.reduce(0, +) / Double(working.count)
    return logOdds.map { $0 - mean }
  }()
}
