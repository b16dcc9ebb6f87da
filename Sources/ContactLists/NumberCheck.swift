internal import Dispatch
internal import Synchronization

/// Checks the numbers of many records at once, on several threads.
struct NumberCheck {
  typealias Answer = Result<PhoneNumber, PhoneNumberRefusal>

  let columns: [Int]
  let defaultRegion: String?
  let threads: Int
  private var known = KnownTexts()
  /// The answers to the texts that are known, by their places.
  private var knownAnswers: [Answer] = []

  init(columns: [Int], defaultRegion: String?, threads: Int) {
    self.columns = columns
    self.defaultRegion = defaultRegion
    self.threads = threads
  }

  /// The answer for every record and phone column: those of record i are at
  /// `i * columns.count ..< (i + 1) * columns.count`, in the order of `columns`. Columns that a
  /// record lacks count as empty.
  ///
  /// Which texts are new is told in the order of the file, so an answer depends neither on what
  /// was met before nor on the number of threads.
  mutating func answers(_ batch: RecordBatch) -> [Answer] {
    var places: [Int] = []
    places.reserveCapacity(batch.count * columns.count)
    batch.bytes.withUnsafeBytes { bytes in
      var texts: [UnsafeRawBufferPointer] = []
      for record in 0..<batch.count {
        let fields = batch.fields(of: record)
        for column in columns {
          let range =
            column < fields.count
            ? batch.byteRange(ofFieldAt: fields.lowerBound + column) : 0..<0
          let text = UnsafeRawBufferPointer(rebasing: bytes[range])
          let (place, isNew) = known.place(of: text)
          places.append(place)
          if isNew { texts.append(text) }
        }
      }
      knownAnswers += read(texts)
    }
    let answers = places.map { knownAnswers[$0] }
    known.forgetLatest()
    knownAnswers.removeLast(knownAnswers.count - known.count)
    return answers
  }

  /// The answers to texts, in their order; a thread takes the next block that nobody has taken.
  private func read(_ texts: [UnsafeRawBufferPointer]) -> [Answer] {
    Array(unsafeUninitializedCapacity: texts.count) { answers, count in
      count = texts.count
      // Each thread writes places of its own, which the compiler cannot see.
      nonisolated(unsafe) let answers = answers
      nonisolated(unsafe) let texts = texts
      let blocks = (texts.count + Self.blockLength - 1) / Self.blockLength
      let next = Atomic<Int>(0)
      DispatchQueue.concurrentPerform(iterations: max(1, min(threads, blocks))) { _ in
        while true {
          let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard block < blocks else { return }
          let start = block * Self.blockLength
          let end = min(texts.count, start + Self.blockLength)
          let read = PhoneNumber.read(texts[start..<end], defaultRegion: defaultRegion)
          for (offset, answer) in read.enumerated() {
            answers.initializeElement(at: start + offset, to: answer)
          }
        }
      }
    }
  }

  /// Enough texts to share one passage through the library's lock, few enough that other threads
  /// find work meanwhile.
  private static let blockLength = 128
}
