/// A row of small bars, one per stretch of time: a shape beside numbers, never instead of them.
enum Sparkline {
  private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let plainBars: [Character] = ["_", ".", ":", "-", "=", "+", "*", "#"]

  /// One mark per value, which lies between 0 and `top`; a blank where there is none.
  ///
  /// - Parameter isPlain: whether only ASCII may be used, as for `TERM=dumb`.
  static func text(_ values: [Double?], top: Double, isPlain: Bool = false) -> String {
    let marks = isPlain ? plainBars : bars
    return String(
      values.map { value in
        guard let value, top > 0 else { return " " }
        let step = (value / top * Double(marks.count)).rounded(.down)
        return marks[min(max(Int(step), 0), marks.count - 1)]
      })
  }

  /// Neighbouring bins joined so that at most `count` remain, the sum of each, and how many bins
  /// make one.
  static func joined(_ values: [Double], atMost count: Int) -> (sums: [Double], each: Int) {
    let each = max(1, (values.count + count - 1) / count)
    let sums = stride(from: 0, to: values.count, by: each).map { from in
      values[from..<min(from + each, values.count)].reduce(0, +)
    }
    return (sums, each)
  }
}
