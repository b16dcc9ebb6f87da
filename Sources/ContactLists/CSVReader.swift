internal import CCSV

/// Records of a CSV text, as flat storage that is filled again and again.
struct RecordBatch {
  /// The bytes of every field, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each field ends in `bytes`.
  private var fieldEnds: [Int] = []
  /// Where each record ends in `fieldEnds`.
  private var recordEnds: [Int] = []
  /// The row of each record as a spreadsheet counts it.
  private(set) var rows: [UInt32] = []
  /// Records (by place) with a field that was cut because it is too long; increasing.
  private(set) var overlong: [Int] = []

  /// How many whole records the batch holds.
  var count: Int { rows.count }

  /// The places of a record's fields, to be given to `field(at:)`.
  func fields(of record: Int) -> Range<Int> {
    (record == 0 ? 0 : recordEnds[record - 1])..<recordEnds[record]
  }

  /// Where the bytes of a field are.
  func byteRange(ofFieldAt place: Int) -> Range<Int> {
    (place == 0 ? 0 : fieldEnds[place - 1])..<fieldEnds[place]
  }

  /// The bytes of a field.
  func field(at place: Int) -> ArraySlice<UInt8> { bytes[byteRange(ofFieldAt: place)] }

  /// Where the bytes of a whole record are.
  func byteRange(ofRecord record: Int) -> Range<Int> {
    let fields = fields(of: record)
    guard let last = fields.last else { return 0..<0 }
    return byteRange(ofFieldAt: fields.lowerBound)
      .lowerBound..<byteRange(ofFieldAt: last).upperBound
  }

  fileprivate var openFields: Int { fieldEnds.count - (recordEnds.last ?? 0) }

  fileprivate mutating func appendField(_ text: UnsafeRawBufferPointer) {
    let limit = ContactList.maximumFieldBytes
    if text.count > limit, overlong.last != rows.count { overlong.append(rows.count) }
    bytes.append(contentsOf: text.prefix(limit))
    fieldEnds.append(bytes.count)
  }

  fileprivate mutating func endRecord(row: UInt32) {
    recordEnds.append(fieldEnds.count)
    rows.append(row)
  }

  /// Forgets the whole records; the beginning of the one that is being read stays.
  mutating func removeAll() {
    let open = fieldEnds.suffix(openFields)
    let start = open.count == fieldEnds.count ? 0 : fieldEnds[fieldEnds.count - open.count - 1]
    let rest = RecordBatch(bytes: Array(bytes[start...]), fieldEnds: open.map { $0 - start })
    let cut = overlong.last == rows.count
    bytes.removeAll(keepingCapacity: true)
    fieldEnds.removeAll(keepingCapacity: true)
    recordEnds.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    overlong.removeAll(keepingCapacity: true)
    bytes += rest.bytes
    fieldEnds += rest.fieldEnds
    if cut { overlong.append(0) }
  }

  init() {}

  private init(bytes: [UInt8], fieldEnds: [Int]) {
    self.bytes = bytes
    self.fieldEnds = fieldEnds
  }
}

/// Reads CSV piece by piece with libcsv: quotes, line breaks in quotes, any line ending.
final class CSVReader {
  /// The records read so far and not yet removed.
  var batch = RecordBatch()
  /// Blank rows met so far.
  private(set) var blankRows = 0
  /// The row that is being read; the first is 1.
  private(set) var row: UInt32 = 1

  private let parser: UnsafeMutablePointer<csv_parser>
  private var previousEnd: Int32 = 0

  /// Unterminated quotes are noticed after so many bytes, not after swallowing the whole file.
  private static let maximumOpenBytes = 1 << 20

  /// What can end the reading.
  enum Failure: Error, Equatable {
    case unterminatedQuote(row: UInt32)
    case endlessField(row: UInt32)
    case outOfMemory
    case tooManyRows
  }

  init(separator: UInt8) {
    parser = .allocate(capacity: 1)
    // Every line end is reported, so that blank rows can be counted.
    csv_init(parser, UInt8(CSV_REPALL_NL))
    csv_set_delim(parser, separator)
  }

  deinit {
    csv_free(parser)
    parser.deallocate()
  }

  /// Reads the next piece of the text.
  func read(_ piece: UnsafeRawBufferPointer) throws(Failure) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    let count = csv_parse(
      parser, piece.baseAddress, piece.count, Self.fieldRead, Self.recordRead, context)
    if count < piece.count { throw .outOfMemory }
    if row == .max { throw .tooManyRows }
    if parser.pointee.entry_pos > Self.maximumOpenBytes {
      throw parser.pointee.quoted != 0 ? .unterminatedQuote(row: row) : .endlessField(row: row)
    }
  }

  /// Reads the end of the text: the last record may lack a line break.
  func finish() throws(Failure) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    // Strict only now: stray quotes within a row are kept as they are, an open one is a mistake.
    csv_set_opts(parser, UInt8(CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI))
    guard csv_fini(parser, Self.fieldRead, Self.recordRead, context) != 0 else { return }
    throw csv_error(parser) == CSV_EPARSE ? .unterminatedQuote(row: row) : .outOfMemory
  }

  // libcsv calls plain C functions; the context is the reader.
  private static let fieldRead:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      field, length, context in
      guard let context else { return }
      let reader = Unmanaged<CSVReader>.fromOpaque(context).takeUnretainedValue()
      reader.previousEnd = 0
      reader.batch.appendField(UnsafeRawBufferPointer(start: field, count: length))
    }

  private static let recordRead: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    end, context in
    guard let context else { return }
    Unmanaged<CSVReader>.fromOpaque(context).takeUnretainedValue().recordEnded(by: end)
  }

  /// - Parameter end: the character that ended the record, -1 for the end of the text.
  private func recordEnded(by end: Int32) {
    let isSecondHalfOfCRLF = end == CSV_LF && previousEnd == CSV_CR
    previousEnd = end
    if batch.openFields == 0 {
      if isSecondHalfOfCRLF {
        // A third line end after CR LF stands for itself.
        previousEnd = 0
        return
      }
      blankRows += 1
    } else {
      batch.endRecord(row: row)
    }
    // Stops at the last number, which `read` reports, instead of overflowing.
    if row < .max { row += 1 }
  }
}
