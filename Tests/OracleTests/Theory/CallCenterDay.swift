import Foundation

/// SSJ's example `CallCenter`, exactly: its data, and its averages by `StaffedDay`.
enum CallCenterDay {
  /// By the hour.
  static let agents = [4, 6, 8, 8, 8, 7, 8, 8, 6, 6, 4, 4, 4]
  /// Callers per hour on an average day, by the hour: 1,660 in all.
  static let rates: [Double] = [100, 150, 150, 180, 200, 150, 150, 150, 120, 100, 80, 70, 60]

  /// What is expected of a day with `busyness` times as many callers as an average one. After the
  /// last hour nobody comes, and two hours are enough to answer those who are left.
  static func sums(busyness: Double) -> CallerSums {
    var periods = zip(agents, rates).map {
      StaffedDay.Period(length: 3600, arrivalRate: busyness * $1 / 3600, slots: $0)
    }
    periods.append(.init(length: 7200, arrivalRate: 0, slots: 4))
    // Longer queues than these are too rare to change a printed digit.
    let room = 50 + Int(max(0, busyness - 0.9) * 50)
    return StaffedDay(
      periods: periods, meanCall: 100, meanPatience: 1000, balking: 0.1, room: room
    ).sums(acceptableWait: 20)
  }

  /// The averages of days whose busyness has a gamma distribution with mean 1: seconds of waiting,
  /// callers who wait less than 20 s and callers who leave, over the callers of an average day.
  ///
  /// Integrated over the logarithm of the busyness by the trapezoidal rule, which converges fast
  /// for what vanishes at both ends: twice as many points change the wait by 0.003 s.
  static func averages(busynessShape shape: Double) -> (wait: Double, good: Double, lost: Double) {
    let deviation = 1 / shape.squareRoot()
    let points = shape < 100 ? 12 : 6
    var (total, wait, good, lost) = (0.0, 0.0, 0.0, 0.0)
    for point in 0...points {
      let logarithm = deviation * (7.4 * Double(point) / Double(points) - 4)
      let busyness = exp(logarithm)
      let weight = exp(shape * (logarithm - busyness + 1))
      let sums = sums(busyness: busyness)
      total += weight * 1660
      wait += weight * sums.waiting
      good += weight * (sums.arrivals - sums.late)
      lost += weight * sums.left
    }
    return (wait / total, good / total, lost / total)
  }
}
