/// The figure in at least so many digits, padded with zeros.
func digits(_ figure: Int, _ count: Int) -> String {
  let text = String(figure.magnitude)
  let zeros = String(repeating: "0", count: max(0, count - text.count))
  return (figure < 0 ? "-" : "") + zeros + text
}

/// The figure that these decimal digits write; nil for a sign, a blank or anything else.
func decimal(_ text: Substring) -> Int? {
  text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
}
