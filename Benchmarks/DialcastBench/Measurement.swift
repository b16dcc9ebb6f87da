import CAllocations
import Simulating
import Statistics

/// What one run of an engine cost.
struct Measurement {
  var attempts = 0
  var elapsed = Duration.zero
  var allocations = 0
  var peakBytes = 0
  var digest: UInt64 = 0

  static let none = Measurement()

  /// Nanoseconds per attempt.
  var ns: Double { attempts == 0 ? .infinity : elapsed / .nanoseconds(1) / Double(attempts) }

  /// The run that took less time.
  func faster(of other: Measurement) -> Measurement { other.ns < ns ? other : self }

  /// Writes the run as a line of a table whose rows are numbered by `row`.
  func print(_ row: Int, slots: Int, contacts: Int, engine: String) {
    let perSecond = Int(1e9 / ns)
    let cells = [
      "\(row)".padded(to: 9), "\(slots)".padded(to: 6),
      "  " + engine.padding(to: 8), "\(perSecond)".padded(to: 12),
      "\(ns.rounded(to: 1))".padded(to: 11),
      "\((Double(allocations) / Double(attempts)).rounded(to: 5))".padded(to: 15),
      "\((Double(peakBytes) / Double(contacts)).rounded(to: 1))".padded(to: 10),
      "  " + String(digest, radix: 16),
    ]
    Swift.print(cells.joined())
  }
}

extension Measurement {
  /// One run of a model by the code that `dialcast run` uses.
  init(of model: Model) {
    let allocationsBefore = dialcast_allocation_count()
    dialcast_reset_peak()
    let bytesBefore = dialcast_live_bytes()
    let clock = ContinuousClock()
    let begin = clock.now
    guard let summary = simulate(model, seed: Seed(rawValue: 41), replication: 0) else {
      preconditionFailure("nobody cancels the benchmark")
    }
    self.init(
      attempts: summary.campaigns.reduce(0) { $0 + $1.attempts }, elapsed: clock.now - begin,
      allocations: Int(dialcast_allocation_count() - allocationsBefore),
      peakBytes: Int(dialcast_peak_bytes() - bytesBefore), digest: summary.digest)
  }
}

extension Double {
  func rounded(to places: Int) -> Double {
    let factor = (0..<places).reduce(1.0) { power, _ in power * 10 }
    return (self * factor).rounded() / factor
  }
}

extension String {
  /// Right-aligned in a column of this width.
  func padded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
  /// Left-aligned in a column of this width.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
