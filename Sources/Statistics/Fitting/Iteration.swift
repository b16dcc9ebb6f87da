// The methods of the library are variables of C, which nobody assigns to.
@preconcurrency import CGSL

/// Least values and roots of functions, found step by step by the GNU Scientific Library.
enum Iteration {
  /// A function of one or several numbers, as C can carry it.
  private final class Objective {
    let value: ([Double]) -> Double

    init(_ value: @escaping ([Double]) -> Double) { self.value = value }

    static func of(_ context: UnsafeMutableRawPointer?) -> Objective {
      guard let context else { preconditionFailure("the library lost the function") }
      return Unmanaged<Objective>.fromOpaque(context).takeUnretainedValue()
    }
  }

  private static let ofOne: @convention(c) (Double, UnsafeMutableRawPointer?) -> Double = {
    Objective.of($1).value([$0])
  }

  private static let ofSeveral:
    @convention(c) (UnsafePointer<gsl_vector>?, UnsafeMutableRawPointer?) -> Double = {
      point, context in
      let numbers = (0..<(point?.pointee.size ?? 0)).map { gsl_vector_get(point, $0) }
      return Objective.of(context).value(numbers)
    }

  /// More steps than any of our functions needs.
  private static let mostSteps = 400

  private static let succeeded = Int32(GSL_SUCCESS)

  /// Where a function is least in a range, by Brent's method between the neighbours of the least
  /// of some values; an end of the range if it is least there.
  ///
  /// - Parameter parts: into how many parts these values divide the range.
  static func minimum(
    in range: ClosedRange<Double>, parts: Int, of function: @escaping (Double) -> Double
  ) -> Double {
    GSL.returnErrors()
    let width = (range.upperBound - range.lowerBound) / Double(parts)
    let grid = (0...parts).map { range.lowerBound + Double($0) * width }
    let values = grid.map(function)
    let least = values.indices.min { values[$0] < values[$1] } ?? 0
    guard least > 0, least < parts else { return grid[least] }
    let objective = Objective { function($0[0]) }
    guard let solver = gsl_min_fminimizer_alloc(gsl_min_fminimizer_brent) else {
      return grid[least]
    }
    defer { gsl_min_fminimizer_free(solver) }
    return withExtendedLifetime(objective) {
      var called = gsl_function(
        function: ofOne, params: Unmanaged.passUnretained(objective).toOpaque())
      return withUnsafeMutablePointer(to: &called) { called in
        // On a plateau there is nothing to search.
        guard
          gsl_min_fminimizer_set(solver, called, grid[least], grid[least - 1], grid[least + 1])
            == succeeded
        else { return grid[least] }
        for _ in 0..<mostSteps {
          guard gsl_min_fminimizer_iterate(solver) == succeeded else { break }
          let low = gsl_min_fminimizer_x_lower(solver)
          let high = gsl_min_fminimizer_x_upper(solver)
          if gsl_min_test_interval(low, high, 1e-9, 1e-9) == succeeded { break }
        }
        return gsl_min_fminimizer_x_minimum(solver)
      }
    }
  }

  /// Where a function of several numbers is least, by the simplex of Nelder and Mead.
  ///
  /// - Parameter start: where the search begins, with steps of a fifth.
  static func minimum(
    from start: [Double], of function: @escaping ([Double]) -> Double
  ) -> [Double] {
    GSL.returnErrors()
    let count = start.count
    guard let point = gsl_vector_alloc(count), let step = gsl_vector_alloc(count),
      let solver = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, count)
    else { preconditionFailure("no memory for \(count) numbers") }
    defer {
      gsl_vector_free(point)
      gsl_vector_free(step)
      gsl_multimin_fminimizer_free(solver)
    }
    for (place, number) in start.enumerated() { gsl_vector_set(point, place, number) }
    gsl_vector_set_all(step, 0.2)
    let objective = Objective(function)
    return withExtendedLifetime(objective) {
      var called = gsl_multimin_function(
        f: ofSeveral, n: count, params: Unmanaged.passUnretained(objective).toOpaque())
      return withUnsafeMutablePointer(to: &called) { called in
        gsl_multimin_fminimizer_set(solver, called, point, step)
        for _ in 0..<mostSteps {
          guard gsl_multimin_fminimizer_iterate(solver) == succeeded else { break }
          let size = gsl_multimin_fminimizer_size(solver)
          if gsl_multimin_test_size(size, 1e-7) == succeeded { break }
        }
        let best = gsl_multimin_fminimizer_x(solver)
        return (0..<count).map { gsl_vector_get(best, $0) }
      }
    }
  }

  /// Where a function that has different signs at the ends of a range is 0, by Brent's method; nil
  /// if the signs are the same.
  static func root(
    in range: ClosedRange<Double>, of function: @escaping (Double) -> Double
  ) -> Double? {
    GSL.returnErrors()
    let (atLow, atHigh) = (function(range.lowerBound), function(range.upperBound))
    guard (atLow < 0) != (atHigh < 0) else { return nil }
    let objective = Objective { function($0[0]) }
    guard let solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent) else { return nil }
    defer { gsl_root_fsolver_free(solver) }
    return withExtendedLifetime(objective) {
      var called = gsl_function(
        function: ofOne, params: Unmanaged.passUnretained(objective).toOpaque())
      return withUnsafeMutablePointer(to: &called) { called in
        gsl_root_fsolver_set(solver, called, range.lowerBound, range.upperBound)
        for _ in 0..<mostSteps {
          guard gsl_root_fsolver_iterate(solver) == succeeded else { break }
          let low = gsl_root_fsolver_x_lower(solver)
          let high = gsl_root_fsolver_x_upper(solver)
          if gsl_root_test_interval(low, high, 1e-9, 1e-9) == succeeded { break }
        }
        return gsl_root_fsolver_root(solver)
      }
    }
  }
}
