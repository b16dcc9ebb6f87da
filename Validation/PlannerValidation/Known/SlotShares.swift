/// Whole slots for workspaces in given proportions, by largest remainder, ties to the first (R17):
/// written anew, for the comparison with the planner.
func slotShares(of slots: Int, weights: [Int]) -> [Int] {
  let sum = weights.reduce(0, +)
  var parts = weights.map { slots * $0 / sum }
  let remainders = weights.map { slots * $0 % sum }
  let order = weights.indices.sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }
  for place in order.prefix(slots - parts.reduce(0, +)) { parts[place] += 1 }
  return parts
}

/// The least time in seconds at which a rising probability is reached, to the millisecond above.
func firstSecond(reaching probability: Double, _ cumulative: (Double) -> Double) -> Double {
  var (low, high) = (0.0, 60.0)
  while cumulative(high) < probability { (low, high) = (high, 2 * high) }
  while high - low > 1e-4 {
    let middle = (low + high) / 2
    if cumulative(middle) < probability { low = middle } else { high = middle }
  }
  return (high * 1000).rounded(.up) / 1000
}
