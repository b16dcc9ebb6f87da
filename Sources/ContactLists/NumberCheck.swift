internal import Dispatch

/// Checks the numbers of many records at once, on several threads.
struct NumberCheck {
  typealias Answer = Result<PhoneNumber, PhoneNumberRefusal>

  let columns: [Int]
  let defaultRegion: String?
  let threads: Int

  /// The answer for every record and phone column: those of record i are at
  /// `i * columns.count ..< (i + 1) * columns.count`, in the order of `columns`. Columns that a
  /// record lacks count as empty.
  ///
  /// Each thread takes one contiguous share; a number costs the same wherever it stands.
  func answers(_ batch: RecordBatch) -> [Answer] {
    let width = columns.count
    return Array(unsafeUninitializedCapacity: batch.count * width) { answers, count in
      count = batch.count * width
      // Each thread writes places of its own, which the compiler cannot see.
      nonisolated(unsafe) let answers = answers
      batch.bytes.withUnsafeBufferPointer { bytes in
        nonisolated(unsafe) let bytes = bytes
        let parts = max(1, min(threads, batch.count))
        DispatchQueue.concurrentPerform(iterations: parts) { part in
          let end = batch.count * (part + 1) / parts
          var record = batch.count * part / parts
          while record < end {
            let block = record..<min(end, record + Self.blockLength)
            for (offset, answer) in check(block, of: batch, bytes).enumerated() {
              answers.initializeElement(at: block.lowerBound * width + offset, to: answer)
            }
            record = block.upperBound
          }
        }
      }
    }
  }

  /// Enough records to share one passage through the library's lock, few enough that other threads
  /// find work meanwhile.
  private static let blockLength = 256

  /// The answers for some records, record by record.
  private func check(
    _ records: Range<Int>, of batch: RecordBatch, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [Answer] {
    var texts: [UnsafeBufferPointer<UInt8>] = []
    texts.reserveCapacity(records.count * columns.count)
    for record in records {
      let fields = batch.fields(of: record)
      for column in columns {
        let range =
          column < fields.count
          ? batch.byteRange(ofFieldAt: fields.lowerBound + column) : 0..<0
        texts.append(UnsafeBufferPointer(rebasing: bytes[range]))
      }
    }
    return PhoneNumber.read(texts, defaultRegion: defaultRegion)
  }
}
