import Glibc

/// The probability of a sample at least so far from a continuous distribution function as this one,
/// by the limit law with Stephens' correction (JRSS B 32, 1970); good from n = 10 on.
func kolmogorovSmirnovPValue(_ sample: [Double], _ cumulative: (Double) -> Double) -> Double {
  let n = Double(sample.count)
  var distance = 0.0
  for (rank, value) in sample.sorted().enumerated() {
    let p = cumulative(value)
    distance = max(distance, p - Double(rank) / n, Double(rank + 1) / n - p)
  }
  let root = n.squareRoot()
  let scaled = distance * (root + 0.12 + 0.11 / root)
  let terms = (1...100).map { term in
    let k = Double(term)
    return (term % 2 == 1 ? 2 : -2) * exp(-2 * k * k * scaled * scaled)
  }
  return min(1, max(0, terms.reduce(0, +)))
}
