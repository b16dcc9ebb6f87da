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
          for record in batch.count * part / parts..<batch.count * (part + 1) / parts {
            for (place, column) in columns.enumerated() {
              let answer = check(column, of: record, in: batch, bytes)
              answers.initializeElement(at: record * width + place, to: answer)
            }
          }
        }
      }
    }
  }

  private func check(
    _ column: Int, of record: Int, in batch: RecordBatch, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Answer {
    let fields = batch.fields(of: record)
    guard column < fields.count else { return .failure(.empty) }
    let range = batch.byteRange(ofFieldAt: fields.lowerBound + column)
    if range.isEmpty { return .failure(.empty) }
    return PhoneNumber.read(
      UnsafeBufferPointer(rebasing: bytes[range]), defaultRegion: defaultRegion)
  }
}
