import Glibc

/// A share as a percentage with one digit, `94.7 %`; without one where it is whole.
func percent(_ share: Double) -> String {
  let tenths = (share * 1000).rounded()
  if abs(share * 1000 - tenths) > 1e-6 || tenths.truncatingRemainder(dividingBy: 10) != 0 {
    return decimal(share * 100, digits: 1) + " %"
  }
  return "\(Int(tenths / 10)) %"
}

/// A number with so many digits after the point.
func decimal(_ value: Double, digits: Int) -> String {
  guard value.isFinite else { return value > 0 ? "∞" : "−∞" }
  let scale = pow(10, Double(digits))
  let scaled = (abs(value) * scale).rounded()
  let whole = Int(scaled / scale)
  let sign = value < 0 && scaled > 0 ? "−" : ""
  guard digits > 0 else { return "\(sign)\(whole)" }
  let rest = "\(Int(scaled - Double(whole) * scale))"
  return "\(sign)\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
}

/// A number with about three digits that count.
func brief(_ value: Double) -> String {
  let size = abs(value)
  return decimal(value, digits: size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4)
}
