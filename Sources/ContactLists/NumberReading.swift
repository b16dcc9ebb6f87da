internal import Dispatch
internal import Synchronization

/// Numbers that are being read on several threads, of which the one that waits for them is one.
final class NumberReading: Sendable {
  private let texts: [Range<Int>]
  private let bytes: [UInt8]
  private let defaultRegion: String?
  /// The first block that nobody has taken.
  private let next = Atomic<Int>(0)
  /// The answers, block by block.
  private let answers: Mutex<[[NumberCheck.Answer]]>
  private let helpers = DispatchGroup()

  /// Enough texts to share one passage through the library's lock, few enough that other threads
  /// find work meanwhile.
  private static let blockLength = 128

  /// Begins to read the texts at these places of the bytes on all threads but the caller's, and
  /// returns.
  init(_ texts: [Range<Int>], in bytes: [UInt8], defaultRegion: String?, threads: Int) {
    self.texts = texts
    self.bytes = bytes
    self.defaultRegion = defaultRegion
    let blocks = (texts.count + Self.blockLength - 1) / Self.blockLength
    answers = Mutex(Array(repeating: [], count: blocks))
    for _ in 0..<max(0, min(threads - 1, blocks)) {
      DispatchQueue.global().async(group: helpers) { self.readBlocks() }
    }
  }

  /// Helps until all is read, and returns the answers in the order of the texts.
  func finish() -> [NumberCheck.Answer] {
    readBlocks()
    helpers.wait()
    return answers.withLock { Array($0.joined()) }
  }

  private func readBlocks() {
    while true {
      let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
      let start = block * Self.blockLength
      guard start < texts.count else { return }
      let some = texts[start..<min(texts.count, start + Self.blockLength)]
      let read = bytes.withUnsafeBytes { bytes in
        PhoneNumber.read(
          some.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }, defaultRegion: defaultRegion)
      }
      answers.withLock { $0[block] = read }
    }
  }
}
