import Synchronization

/// How far a check is, over scenarios of which some take a thousand times as long as others.
final class CheckProgress: Sendable {
  private let bar: ProgressBar
  /// The share of each scenario's work that is done.
  private let shares: Mutex<[Double]>

  /// The progress of so many scenarios, none of them begun.
  init(scenarios: Int, isVisible: Bool) {
    bar = ProgressBar("checking", total: 100, unit: "%", isVisible: isVisible)
    shares = Mutex([Double](repeating: 0, count: scenarios))
  }

  /// A share of the work of a scenario is done.
  func update(_ place: Int, share: Double) {
    shares.withLock { shares in
      shares[place] = share
      bar.update(done: Int(100 * shares.reduce(0, +) / Double(shares.count)))
    }
  }

  /// Removes the bar.
  func clear() { bar.clear() }
}
