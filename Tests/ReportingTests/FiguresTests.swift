import Testing

@testable import Reporting

@Suite struct FiguresTests {
  @Test(
    arguments: [
      (0, "0"), (999, "999"), (1_000, "1,000"), (50_000, "50,000"), (1_234_567, "1,234,567"),
      (-4_200, "−4,200"),
    ])
  func countsAreGrouped(number: Int, text: String) { #expect(Figures.count(number) == text) }

  @Test(
    arguments: [
      (0.0, "< 0.1 %"), (0.0009, "< 0.1 %"), (0.001, "0.1 %"), (0.123, "12.3 %"),
      (0.999, "99.9 %"), (0.9991, "> 99.9 %"), (1.0, "> 99.9 %"), (.nan, "–"),
    ])
  func probabilitiesAreNeverCertain(value: Double, text: String) {
    #expect(Figures.probability(value) == text)
  }

  @Test(
    arguments: [
      (840, "840 ms"), (12_340, "12.3 s"), (59_960, "1 min"), (245_000, "4 min 5 s"),
      (7_500_000, "2 h 5 min"), (86_400_000, "1 d"), (273_600_000, "3 d 4 h"),
    ] as [(Int64, String)])
  func durationsHaveTwoUnits(milliseconds: Int64, text: String) {
    #expect(Figures.duration(milliseconds: milliseconds) == text)
  }

  @Test(arguments: [(0.4, "0.4"), (12.0, "12"), (99.96, "100"), (1_234.5, "1,235"), (.nan, "–")])
  func meansHaveDecimalsWhereTheyMatter(value: Double, text: String) {
    #expect(Figures.mean(value) == text)
  }

  @Test func fieldsAreQuotedWhereTheyMustBe() {
    let line = CSVLine.of(["plain", "with, comma", "a \"quoted\" word", "two\nlines", " edge"])
    #expect(
      String(decoding: line, as: UTF8.self)
        == "plain,\"with, comma\",\"a \"\"quoted\"\" word\",\"two\nlines\",\" edge\"\n")
  }
}
