import CGSL

/// The mean of numbers that go with others of which the mean is known: control variates.
///
/// The numbers are regressed on the controls, and what the line says where every control has its
/// known mean is the estimate: so much of a sample's luck as the controls tell is taken out of it.
/// Lavenberg and Welch, Management Science 27 (1981). The estimate is biased by O(1/n), and its
/// interval is that of a linear regression with normal errors; both are good for a hundred numbers
/// and more.
public struct ControlledMean: Equatable, Sendable {
  /// The estimate.
  public let mean: Double
  /// Its standard error.
  public let standardError: Double
  /// How many numbers.
  public let count: Int
  /// How many controls, those that say the same counted once.
  public let controls: Int

  /// Fewer numbers are better left alone.
  public static let fewest = 100
  /// So many numbers at least for each control.
  public static let fewestForEach = 20
  /// A control whose numbers lie so many standard errors from its mean on average is dropped: its
  /// tail is too long for a sample to show. It happens by chance once in 16,000 times.
  private static let farthest = 4.0
  /// Combinations of controls with a singular value below this part of the largest say nothing of
  /// their own.
  private static let leastSingular = 1e-6

  /// Of numbers and their controls.
  ///
  /// - Parameters:
  ///   - values: the numbers.
  ///   - controls: for each control its value beside each number, less its known mean.
  /// - Returns: nil if there are fewer than `fewest` numbers, or fewer than
  ///   `fewestForEach` for each control, or
  ///   if they are all alike, or no control is left: then the mean of the numbers is as good.
  ///   Controls that say the same as others are dropped. O(count · controls²).
  public init?(_ values: [Double], controls: [[Double]]) {
    GSL.returnErrors()
    let moments = controls.map { Moments($0) }
    let used = controls.indices.filter {
      moments[$0].variance > 0 && abs(moments[$0].zScore(expecting: 0)) <= Self.farthest
    }
    guard values.count >= Self.fewest, values.count >= Self.fewestForEach * used.count,
      !used.isEmpty,
      Moments(values).variance > 0
    else { return nil }
    precondition(controls.allSatisfy { $0.count == values.count }, "a control beside each number")
    let (rows, columns) = (values.count, used.count + 1)
    guard let matrix = gsl_matrix_alloc(rows, columns), let target = gsl_vector_alloc(rows),
      let line = gsl_vector_alloc(columns), let covariance = gsl_matrix_alloc(columns, columns),
      let work = gsl_multifit_linear_alloc(rows, columns)
    else { preconditionFailure("no memory for a regression") }
    defer {
      gsl_matrix_free(matrix)
      gsl_vector_free(target)
      gsl_vector_free(line)
      gsl_matrix_free(covariance)
      gsl_multifit_linear_free(work)
    }
    for row in 0..<rows {
      gsl_vector_set(target, row, values[row])
      gsl_matrix_set(matrix, row, 0, 1)
      for (column, control) in used.enumerated() {
        let deviation = moments[control].standardDeviation
        gsl_matrix_set(matrix, row, column + 1, controls[control][row] / deviation)
      }
    }
    var squares = 0.0
    var rank = 0
    guard
      gsl_multifit_linear_tsvd(
        matrix, target, Self.leastSingular, line, covariance, &squares, &rank, work) == 0
    else { return nil }
    mean = gsl_vector_get(line, 0)
    standardError = gsl_matrix_get(covariance, 0, 0).squareRoot()
    count = rows
    self.controls = rank - 1
  }

  /// The interval of Student's t with count − controls − 1 degrees of freedom.
  public func estimate(confidence: Double) -> Estimate {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    let quantile = GSL.studentQuantile(
      (1 + confidence) / 2, degreesOfFreedom: Double(count - controls - 1))
    return Estimate(
      mean: mean, halfWidth: quantile * standardError, confidence: confidence, count: count)
  }

  /// How many times more replications it would take without common luck and without controls: the
  /// variance of the mean difference of independent runs over that of this one.
  ///
  /// - Parameter pairs: the pairs whose differences these are.
  public func varianceReductionFactor(against pairs: PairedDifference) -> Double {
    let independent = (pairs.first.variance + pairs.second.variance) / Double(count)
    return standardError == 0 ? .infinity : independent / (standardError * standardError)
  }
}
