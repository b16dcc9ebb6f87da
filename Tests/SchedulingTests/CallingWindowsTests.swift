import Scheduling
import Testing

/// Instants and spans in these tests are whole milliseconds, small enough to be read.
private func at(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

/// Windows of every subset of eight milliseconds, given as the bits of a byte.
private func windows(ofBits bits: Int) -> CallingWindows {
  let isOpen = (-1...8).map { $0 >= 0 && (bits >> $0) & 1 == 1 }
  let edges = (0...8).filter { isOpen[$0 + 1] != isOpen[$0] }
  return CallingWindows(edges: edges.map { at(Int64($0)) })
}

@Suite("Calling windows (R4, R8–R10)")
struct CallingWindowsTests {
  let two = CallingWindows(edges: [10, 20, 30, 50].map(at))

  @Test(
    "R4: half-open; R10: what is closed waits for the next opening",
    arguments: [
      (-5, false, 10), (9, false, 10), (10, true, 10), (19, true, 19), (20, false, 30),
      (29, false, 30), (30, true, 30), (49, true, 49), (50, false, nil), (99, false, nil),
    ] as [(Int64, Bool, Int64?)])
  func opening(now: Int64, isOpen: Bool, next: Int64?) {
    #expect(two.isOpen(at: at(now)) == isOpen)
    #expect(two.nextOpening(notBefore: at(now)) == next.map(at))
  }

  @Test("always and never")
  func always() {
    for now in [at(-1), at(0), at(1), .distantPast] {
      #expect(CallingWindows.always.isOpen(at: now))
      #expect(CallingWindows.always.nextOpening(notBefore: now) == now)
      #expect(CallingWindows.never.nextOpening(notBefore: now) == nil)
    }
  }

  @Test(
    "R44: open time between two instants",
    arguments: [
      (0, 100, 30), (10, 20, 10), (15, 35, 10), (20, 30, 0), (12, 15, 3), (50, 90, 0), (40, 12, 0),
      (0, 10, 0), (19, 31, 2),
    ] as [(Int64, Int64, Int64)])
  func openTime(start: Int64, end: Int64, open: Int64) {
    #expect(two.openTime(from: at(start), to: at(end)).milliseconds == open)
  }

  @Test(
    "R10: an interval of open hours ends when so much open time has passed",
    arguments: [
      (0, 0, 0), (0, 1, 11), (0, 10, 20), (0, 11, 31), (15, 5, 20), (15, 6, 31), (20, 1, 31),
      (25, 20, 50), (35, 15, 50), (35, 16, nil), (50, 1, nil),
    ] as [(Int64, Int64, Int64?)])
  func openInterval(start: Int64, span: Int64, end: Int64?) {
    #expect(two.instant(after: at(start), openTime: TimeSpan(milliseconds: span)) == end.map(at))
  }

  @Test(
    "R10: in a window without end the interval is plain time", arguments: [0, 1, 1_000_000_000])
  func openIntervalOfAlways(span: Int64) {
    let end = CallingWindows.always.instant(after: at(7), openTime: TimeSpan(milliseconds: span))
    #expect(end == at(7 + span))
  }

  @Test("R7, R8: intersection and union are those of the sets of instants, for all of 65,536 pairs")
  func setAlgebra() {
    let all = (0..<256).map { windows(ofBits: $0) }
    var mistakes = 0
    for a in 0..<256 {
      for b in 0..<256 {
        if all[a].intersection(all[b]) != all[a & b] { mistakes += 1 }
        if all[a].union(all[b]) != all[a | b] { mistakes += 1 }
      }
    }
    #expect(mistakes == 0)
  }

  @Test("R8: always changes nothing, never closes everything")
  func neutral() {
    #expect(two.intersection(.always) == two)
    #expect(CallingWindows.always.intersection(two) == two)
    #expect(two.intersection(.never) == .never)
    #expect(two.union(.never) == two)
    #expect(two.union(.always) == .always)
  }
}
