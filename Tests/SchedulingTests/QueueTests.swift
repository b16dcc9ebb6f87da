import HeapModule
import TestSupport
import Testing

@testable import Scheduling

/// The queues against a sorted array and against the heap of swift-collections.
struct QueueTests {
  typealias Entry = TimeQueue.Entry

  /// An entry of few instants and orders, so that ties are common; the value tells entries apart.
  static func entry(_ generator: inout RepeatableGenerator, value: UInt32) -> Entry {
    Entry(
      at: .second(generator.pick(0...12)), order: UInt32(generator.pick(0...3)), value: value)
  }

  struct Ranked: Comparable {
    let entry: Entry
    static func < (a: Ranked, b: Ranked) -> Bool { a.entry.precedes(b.entry) }
  }

  @Test("A time queue gives what a sorted array and another heap give", arguments: 0..<60)
  func timeQueueAgainstModels(seed: Int) {
    var generator = RepeatableGenerator(seed: UInt64(seed))
    var queue = TimeQueue()
    var model: [Entry] = []
    var heap = Heap<Ranked>()
    for step in 0..<200 {
      if generator.pick(0...99) < (seed.isMultiple(of: 2) ? 60 : 45) {
        let entry = Self.entry(&generator, value: UInt32(step))
        queue.insert(entry)
        model.append(entry)
        model.sort { $0.precedes($1) }
        heap.insert(Ranked(entry: entry))
      } else {
        let shown = queue.first
        let taken = queue.takeFirst()
        #expect(shown == taken, "seed \(seed): what is shown first is taken first")
        #expect(taken == (model.isEmpty ? nil : model.removeFirst()), "seed \(seed)")
        #expect(taken == heap.popMin()?.entry, "seed \(seed)")
      }
      #expect(queue.count == model.count && queue.isEmpty == model.isEmpty, "seed \(seed)")
      #expect(queue.firstInstant == model.first?.at ?? .distantFuture, "seed \(seed)")
      var visited = 0
      queue.forEach { _ in visited += 1 }
      #expect(visited == model.count, "seed \(seed)")
    }
    queue.removeAll()
    #expect(queue.isEmpty && queue.first == nil)
  }

  @Test("R3: entries of one instant and order leave by value, however they came")
  func tiesLeaveByValue() {
    var queue = TimeQueue()
    for value: UInt32 in [4, 2, 5, 0, 3, 1] {
      queue.insert(Entry(at: .second(1), order: 7, value: value))
    }
    var values: [UInt32] = []
    while let shown = queue.first, let taken = queue.takeFirst() {
      #expect(shown == taken)
      values.append(taken.value)
    }
    #expect(values == [0, 1, 2, 3, 4, 5])
  }

  @Test("A due queue gives what a sorted array gives", arguments: 0..<60)
  func dueQueueAgainstModel(seed: Int) {
    var generator = RepeatableGenerator(seed: UInt64(seed))
    var queue = DueQueue()
    var model: [Entry] = []
    var clock = 0
    for step in 0..<200 {
      if generator.pick(0...99) < 55 {
        // Mostly in order, as one retry interval makes it; sometimes not.
        clock += generator.pick(0...2)
        let early = generator.oneIn(6) ? generator.pick(0...20) : 0
        let entry = Entry(
          at: .second(max(0, clock - early)), order: UInt32(generator.pick(0...9)),
          value: UInt32(step))
        queue.insert(entry)
        model.append(entry)
        model.sort { $0.precedes($1) }
      } else if !model.isEmpty {
        #expect(queue.first == model[0], "seed \(seed)")
        #expect(queue.removeFirst() == model.removeFirst(), "seed \(seed)")
      }
      #expect(queue.count == model.count && queue.isEmpty == model.isEmpty, "seed \(seed)")
      #expect(queue.firstInstant == model.first?.at ?? .distantFuture, "seed \(seed)")
    }
    var left: [TaskID] = []
    queue.removeAll { left.append($0) }
    #expect(left.sorted() == model.map { TaskID(rawValue: $0.value) }.sorted())
    #expect(queue.isEmpty && queue.count == 0)
  }

  @Test("Fresh tasks leave batch by batch, runs and lists alike")
  func freshQueueKeepsOrder() {
    var queue = FreshQueue()
    #expect(queue.first == nil && queue.firstInstant == .distantFuture)
    queue.append(0..<2, due: .second(1))
    queue.append([9, 4], due: .second(1))
    queue.append(5..<5, due: .second(2))
    queue.append([7], due: .second(3))
    #expect(queue.count == 5 && queue.firstInstant == .second(1))
    var order: [UInt32] = []
    while queue.count > 1 { order.append(queue.removeFirst().rawValue) }
    #expect(order == [0, 1, 9, 4])
    #expect(queue.firstInstant == .second(3))
    queue.removeAll { order.append($0.rawValue) }
    #expect(order.last == 7 && queue.first == nil)
    queue.append(20..<21, due: .second(1))
    #expect(queue.first == TaskID(rawValue: 20), "an emptied queue begins anew")
  }

  @Test("R29: only what became due at the same instant is taken back to be sorted again")
  func freshQueueGivesBackTheLastBatch() {
    var queue = FreshQueue()
    queue.append([3, 1, 2], due: .second(1))
    _ = queue.removeFirst()
    #expect(queue.takeLast(due: .second(2)) == [])
    #expect(queue.takeLast(due: .second(1)) == [1, 2])
    #expect(queue.count == 0 && queue.first == nil && queue.takeLast(due: .second(1)) == [])
    queue.append(10..<12, due: .second(1))
    #expect(queue.takeLast(due: .second(1)) == [10, 11])
  }

  @Test("R39: a call ends once; an older call of the same slot is no longer known")
  func callTable() {
    var calls = CallTable()
    let first = calls.begin(TaskID(rawValue: 5))
    let second = calls.begin(TaskID(rawValue: 6))
    #expect(first.slot == 0 && second.slot == 1 && calls.count == 2)
    #expect(calls.end(first) == TaskID(rawValue: 5))
    #expect(calls.end(first) == nil && calls.count == 1)
    let third = calls.begin(TaskID(rawValue: 7))
    #expect(third.slot == first.slot && third.generation == first.generation + 1)
    #expect(calls.end(first) == nil && calls.end(CallID(slot: 9, generation: 0)) == nil)
    #expect(calls.end(third) == TaskID(rawValue: 7))
    #expect(calls.end(second) == TaskID(rawValue: 6) && calls.count == 0)
  }
}
