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

  /// Writes the run as a line of the table.
  func print(contacts: Int, engine: String) {
    let perSecond = Int(1e9 / ns)
    let cells = [
      "\(contacts)".padded(to: 9), "\(ReferenceModel.slots(for: contacts))".padded(to: 6),
      "  " + engine.padding(to: 8), "\(perSecond)".padded(to: 12),
      "\(ns.rounded(to: 1))".padded(to: 11),
      "\((Double(allocations) / Double(attempts)).rounded(to: 5))".padded(to: 15),
      "\((Double(peakBytes) / Double(contacts)).rounded(to: 1))".padded(to: 10),
      "  " + String(digest, radix: 16),
    ]
    Swift.print(cells.joined())
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
