/// What a run costs, in whatever currency the prices are in.
public struct Prices: Codable, Equatable, Sendable {
  /// Of one slot of the organisation, for the whole run.
  public var slot: Double
  /// Of a minute of slot time.
  public var minute: Double
  /// Of a call, answered or not.
  public var call: Double

  /// Prices.
  public init(slot: Double = 0, minute: Double = 0, call: Double = 0) {
    self.slot = slot
    self.minute = minute
    self.call = call
  }

  /// Nothing but slots, one apiece: where no prices are given the cost of a variant is its slots.
  public static let slots = Prices(slot: 1)

  /// The cost of each run.
  func costs(of side: ComparedSide) -> [Double] {
    let slots = Double(side.outline.slots ?? 0) * slot
    return side.runs.map { run in
      let busyMs = run.campaigns.reduce(0) { $0 + $1.busyMs }
      let attempts = run.campaigns.reduce(0) { $0 + $1.attempts }
      return slots + Double(busyMs) / 60_000 * minute + Double(attempts) * call
    }
  }
}
