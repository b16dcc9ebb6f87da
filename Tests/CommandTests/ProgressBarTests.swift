import Testing

@testable import dialcast

@Suite struct ProgressBarTests {
  @Test(
    arguments: [
      (0, 10.0, "simulating ▕                        ▏ 0 of 200"),
      (50, 5.0, "simulating ▕██████                  ▏ 50 of 200  ~15 s left"),
      (100, 240.0, "simulating ▕████████████            ▏ 100 of 200  ~4 min 0 s left"),
      (1, 60.0, "simulating ▕                        ▏ 1 of 200  ~3 h 19 min left"),
      (200, 9.0, "simulating ▕████████████████████████▏ 200 of 200"),
    ])
  func saysHowLongItStillTakes(done: Int, seconds: Double, line: String) {
    #expect(
      ProgressBar.line(
        title: "simulating", done: done, total: 200, elapsed: .seconds(seconds)) == line)
  }

  @Test func aShareIsOneNumber() {
    let line = ProgressBar.line(
      title: "reading a.csv", done: 50, total: 100, unit: "%", elapsed: .seconds(5))
    #expect(line == "reading a.csv ▕████████████            ▏ 50 %  ~5 s left")
  }
}
