extension FixedWidthInteger {
  /// Quotient rounded down, and the remainder, which is never negative: before 1970 the day number
  /// of an instant is the one below, and its time of day counts from that day's start.
  func dividedFloor(by divisor: Self) -> (quotient: Self, remainder: Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
