import Testing

/// The judge of queues, on logs that are right and on logs with one mistake.
struct QueueDisciplineTests {
  private static func complaints(_ visits: [Visit], slots: Int = 1) -> Int {
    QueueDiscipline(visits, slots: [(0, slots)]).complaints.count
  }

  /// One slot: the second waits, the third leaves, the fourth is more urgent than the fifth.
  static let good = [
    Visit(source: 1, arrival: 0, start: 0, end: 100),
    Visit(source: 1, arrival: 10, start: 100, end: 150),
    Visit(source: 1, arrival: 20, start: nil, end: 60),
    Visit(source: 1, arrival: 110, start: 170, end: 180),
    Visit(source: 0, arrival: 120, start: 150, end: 170),
    Visit(source: 1, arrival: 300, start: 300, end: 300),
    Visit(source: 1, arrival: 300, start: 300, end: 310),
  ]

  @Test("A right log passes, calls without a length and ties included")
  func right() { #expect(Self.complaints(Self.good) == 0) }

  @Test("One mistake is one complaint at least")
  func wrong() {
    var overtaking = Self.good
    (overtaking[3].start, overtaking[3].end) = (150, 160)
    (overtaking[4].start, overtaking[4].end) = (160, 180)
    #expect(Self.complaints(overtaking) == 1)
    var idle = Self.good
    idle[0].end = 90
    #expect(Self.complaints(idle) == 1)
    var late = Self.good
    late[5].start = 301
    late[5].end = 301
    #expect(Self.complaints(late) > 0)
    #expect(Self.complaints([Visit(arrival: 5, start: nil, end: 5)]) == 1)
    #expect(Self.complaints([Visit(arrival: 5, start: 4, end: 9)]) > 0)
    let two = [Visit(arrival: 0, start: 0, end: 9), Visit(arrival: 1, start: 1, end: 5)]
    #expect(Self.complaints(two) == 1 && Self.complaints(two, slots: 2) == 0)
  }

  @Test("Slots that go take no call with them; slots that come are used at once")
  func changingSlots() {
    let visits = [
      Visit(arrival: 0, start: 0, end: 100), Visit(arrival: 0, start: 0, end: 80),
      Visit(arrival: 60, start: 100, end: 400), Visit(arrival: 70, start: 200, end: 250),
    ]
    typealias Changes = [(from: Int64, count: Int)]
    let right: Changes = [(0, 2), (50, 1), (200, 2)]
    let early: Changes = [(0, 2), (50, 1), (150, 2)]
    let never: Changes = [(0, 2), (50, 1)]
    #expect(QueueDiscipline(visits, slots: right).complaints.isEmpty)
    #expect(QueueDiscipline(visits, slots: early).complaints.count == 1)
    #expect(QueueDiscipline(visits, slots: never).complaints.count == 1)
  }
}
