/// Checks the numbers of many records at once, each text once.
///
/// In three steps, between which other work can be done: which texts of a batch are new, the
/// reading of these on several threads, and the answers. Steps are taken batch by batch, so that
/// an answer depends neither on what was met before nor on the number of threads.
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

  /// Where the answers to the numbers of a batch will be found.
  struct Questions {
    /// For each record and phone column the place of the text among those that are known, or the
    /// complement of its place in `texts`.
    fileprivate(set) var places: [Int] = []
    /// Where the texts are that have to be read.
    fileprivate(set) var texts: [Range<Int>] = []
    /// Which of these will be known.
    fileprivate(set) var areKept: [Bool] = []
  }

  /// The first step: what has to be read. Columns that a record lacks count as empty.
  mutating func questions(_ batch: RecordBatch) -> Questions {
    var questions = Questions()
    questions.places.reserveCapacity(batch.count * columns.count)
    batch.bytes.withUnsafeBytes { bytes in
      for record in 0..<batch.count {
        let fields = batch.fields(of: record)
        for column in columns {
          let range =
            column < fields.count
            ? batch.byteRange(ofFieldAt: fields.lowerBound + column) : 0..<0
          let text = UnsafeRawBufferPointer(rebasing: bytes[range])
          let (place, isNew) = known.place(of: text)
          questions.places.append(place ?? ~questions.texts.count)
          if isNew {
            questions.texts.append(range)
            questions.areKept.append(place != nil)
          }
        }
      }
    }
    return questions
  }

  /// The second step, which begins at once.
  func reading(_ questions: Questions, of batch: RecordBatch) -> NumberReading {
    NumberReading(
      questions.texts, in: batch.bytes, defaultRegion: defaultRegion, threads: threads)
  }

  /// The third step: the answer for every record and phone column. Those of record i are at
  /// `i * columns.count ..< (i + 1) * columns.count`, in the order of `columns`.
  mutating func answers(to questions: Questions, _ reading: NumberReading) -> [Answer] {
    let read = reading.finish()
    for (answer, isKept) in zip(read, questions.areKept) where isKept {
      knownAnswers.append(answer)
    }
    return questions.places.map { $0 < 0 ? read[~$0] : knownAnswers[$0] }
  }
}
