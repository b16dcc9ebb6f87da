import Calendars
import ContactLists
import Foundation
import Scenarios
import Scheduling

extension CallLog {
  /// Reads a call log from a CSV file, piece by piece.
  ///
  /// - Parameters:
  ///   - columns: which column holds what, as `outcome=HEADER`; usual names are found without.
  ///   - words: what the words for the end of a call mean.
  ///   - zone: the IANA zone on whose clock hours are counted where times have an offset; nil: as
  ///     they are written.
  ///   - progress: told the per cent read, on the calling thread.
  ///   - isCancelled: asked as often; true ends the reading with `CancellationError`.
  /// - Throws: `CalibrationMistake` if there is nothing to count, naming every word for an outcome
  ///   that is not known.
  /// O(bytes).
  public static func read(
    path: String, columns: [String] = [], words: OutcomeWords = OutcomeWords(),
    zone: String? = nil, progress: (Int) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws -> CallLog {
    let (handle, size) = try open(path)
    defer { try? handle.close() }
    var reader = CallLogReader(path: path, said: columns, words: words, zone: zone)
    var digest = ContentDigest()
    var bytesRead = 0
    while let piece = try next(of: handle, path), !piece.isEmpty {
      if isCancelled() { throw CancellationError() }
      piece.withUnsafeBytes { digest.add($0) }
      try reader.read(piece)
      bytesRead += piece.count
      progress(100 * bytesRead / max(1, size))
    }
    return try reader.finish(
      file: URL(fileURLWithPath: path).lastPathComponent, sha256: digest.finish())
  }

  private static func open(_ path: String) throws(CalibrationMistake) -> (FileHandle, Int) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CalibrationMistake(.missing, "\(path): no such file")
    }
    if isFolder.boolValue {
      throw CalibrationMistake(.missing, "\(path): this is a folder; name the CSV file in it")
    }
    guard let handle = try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)) else {
      throw CalibrationMistake(.missing, "\(path): cannot be read; check its permissions")
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (handle, (attributes?[.size] as? NSNumber)?.intValue ?? 0)
  }

  private static func next(
    of handle: FileHandle, _ path: String
  ) throws(CalibrationMistake) -> Data? {
    do {
      return try handle.read(upToCount: 1 << 18)
    } catch {
      throw CalibrationMistake(.missing, "\(path): cannot be read: \(error.localizedDescription)")
    }
  }
}

/// Turns the rows of a log into calls.
struct CallLogReader {
  private let path: String
  private let said: [String]
  private let words: OutcomeWords
  private let zone: String?
  private var rows = CSVRows()
  private var columns: LogColumns?
  /// A mistake in the first row; rows are handed out where nothing can be thrown.
  private var mistake: CalibrationMistake?
  private var calls: [CallLog.Call] = []
  private var remarks: [CallLog.Kind: CallLog.Remark] = [:]
  private var contacts = FieldNumbers()
  private var tasks = FieldNumbers()
  /// Words that are not known, with how often each occurs as it was first written.
  private var unknown: [String: Int] = [:]
  private var meanings: [String: OutcomeWords.Meaning?] = [:]
  private var times = LoggedTimes()
  private var clock: LogClock?
  private var isByDay = false

  init(path: String, said: [String], words: OutcomeWords, zone: String?) {
    self.path = path
    self.said = said
    self.words = words
    self.zone = zone
  }

  mutating func read(_ piece: Data) throws(CalibrationMistake) {
    var read: [CSVRows.Row] = []
    do {
      try rows.read(piece) { read.append($0) }
    } catch {
      throw Self.mistake(error, path)
    }
    try take(read)
  }

  mutating func finish(file: String, sha256: String) throws(CalibrationMistake) -> CallLog {
    var read: [CSVRows.Row] = []
    do {
      try rows.finish { read.append($0) }
    } catch {
      throw Self.mistake(error, path)
    }
    try take(read)
    guard var columns else {
      throw CalibrationMistake(
        .badLog, "\(path): the file is empty; it needs a header line and one line per call")
    }
    if !unknown.isEmpty { throw unknownWords(in: columns) }
    let days = try takeTimes(&columns)
    var log = CallLog(
      file: file, sha256: sha256, columns: columns, calls: calls, contacts: contacts.count,
      remarks: remarks.values.sorted {
        ($0.firstRow, $0.kind.rawValue) < ($1.firstRow, $1.kind.rawValue)
      },
      days: days)
    log.unusedWords = words.unused(in: meanings.keys)
    log.hasUTC = clock?.isUTC ?? false
    if clock?.hasOffsets ?? false { log.timezone = zone } else { log.unusedTimezone = zone }
    log.isByDay = isByDay
    guard log.used > 0 else {
      throw CalibrationMistake(
        .badLog,
        "\(path): no row has an outcome in the column “\(columns.header[columns.outcome])”"
      )
    }
    return log
  }

  private mutating func take(_ read: [CSVRows.Row]) throws(CalibrationMistake) {
    for row in read {
      if let columns {
        take(row, columns)
      } else {
        let found = try LogColumns(header: row.fields, said: said, path: path)
        times = LoggedTimes(of: found)
        columns = found
      }
    }
  }

  private mutating func take(_ row: CSVRows.Row, _ columns: LogColumns) {
    if row.fields.allSatisfy(\.isEmpty) { return }
    func field(_ column: Int) -> String {
      column < row.fields.count
        ? row.fields[column].trimmingCharacters(in: .whitespaces) : ""
    }
    var call = CallLog.Call(end: .unknown, row: row.number)
    if row.isDamaged || row.fields.count > columns.header.count {
      note(row.isDamaged ? .damaged : .tooManyFields, row.number)
    } else {
      call.end = end(field(columns.outcome), row.number)
      call.ring = columns.ring.flatMap { length(field($0.column), $0, row.number) }
      call.talk = columns.talk.flatMap { length(field($0.column), $0, row.number) }
    }
    call.contact = contacts.number(columns.contact.map(field))
    call.task =
      columns.task == columns.contact ? call.contact : tasks.number(columns.task.map(field))
    if call.contact == nil, !columns.contact.isEmpty, call.end != .unknown {
      note(.noContact, row.number)
    }
    call.attempt = columns.attempt.flatMap { Int(field($0)) }
    times.add(field)
    calls.append(call)
  }

  /// Gives the calls the times of the columns that hold them.
  ///
  /// - Returns: the days of the first and the last call; nil: no row has a time.
  private mutating func takeTimes(
    _ columns: inout LogColumns
  ) throws(CalibrationMistake) -> ClosedRange<CivilDate>? {
    guard let (place, read) = times.likeliest else { return nil }
    let clock = try LogClock(zone, read)
    self.clock = clock
    isByDay = read.allSatisfy { $0?.isMidnight ?? true }
    columns.time = columns.times[place]
    var days: ClosedRange<CivilDate>?
    for (call, time) in read.enumerated() {
      if let time {
        let day = time.day
        calls[call].timeMs = time.milliseconds
        calls[call].hourOfWeek = clock.hourOfWeek(time)
        days = days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
      } else if calls[call].end != .unknown {
        note(.noTime, calls[call].row)
      }
    }
    // A column that no row has a time in puts nobody's calls out of order.
    if days == nil { remarks[.noTime]?.kind = .noTimes }
    return days
  }

  private mutating func end(_ word: String, _ row: UInt32) -> CallLog.End {
    if word.isEmpty {
      note(.noOutcome, row)
      return .unknown
    }
    let meaning: OutcomeWords.Meaning?
    if let known = meanings[word] {
      meaning = known
    } else {
      meaning = words.meaning(of: word)
      meanings[word] = .some(meaning)
    }
    switch meaning {
    case .outcome(let outcome): return .outcome(outcome)
    case .nothing:
      note(.nothing, row)
      return .nothing
    case nil:
      unknown[word, default: 0] += 1
      return .unknown
    }
  }

  private mutating func length(
    _ text: String, _ length: LogColumns.Length, _ row: UInt32
  ) -> Double? {
    if text.isEmpty { return nil }
    let seconds = LoggedText.seconds(
      text, unitSeconds: length.unitSeconds, groupsThousands: rows.separator == UInt8(ascii: ","))
    if seconds == nil { note(.noLength, row) }
    return seconds
  }

  private mutating func note(_ kind: CallLog.Kind, _ row: UInt32) {
    if remarks[kind] == nil {
      remarks[kind] = CallLog.Remark(kind: kind, firstRow: row)
    } else {
      remarks[kind]?.rows += 1
    }
  }
}

extension CallLogReader {
  /// Every word, the most frequent first, and how to say what it means.
  private func unknownWords(in columns: LogColumns) -> CalibrationMistake {
    let sorted = unknown.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var lines = [
      "\(path): words in the column “\(columns.header[columns.outcome])” that are not known:"
    ]
    lines += sorted.prefix(20).map { word, count in
      "  “\(word.onOneLine(limit: 60))”: \(count) \(count == 1 ? "call" : "calls")"
    }
    if sorted.count > 20 {
      lines.append("  … and \(sorted.count - 20) more: is it the column of the outcome?")
    }
    let example = sorted.first.map { $0.key.onOneLine(limit: 40) } ?? ""
    lines.append("Say what each means: --outcome \"\(example)=OUTCOME\" …, where OUTCOME is one of")
    lines.append("  \(OutcomeWords.ours)")
    return CalibrationMistake(.badLog, lines.joined(separator: "\n"))
  }

  private static func mistake(_ fault: CSVRows.Fault, _ path: String) -> CalibrationMistake {
    switch fault {
    case .notText(let found):
      CalibrationMistake(.badLog, "\(path): \(found); export the log as “CSV UTF-8”")
    case .unterminatedQuote(let row):
      CalibrationMistake(
        .badLog, "\(path): row \(row): a double quote opens a field and none closes it")
    case .endlessField(let row):
      CalibrationMistake(
        .badLog, "\(path): a field in row \(row) has more than a million characters")
    case .outOfMemory: CalibrationMistake(.badLog, "\(path): not enough memory for the log")
    case .tooManyRows: CalibrationMistake(.badLog, "\(path): too many rows; split the log")
    }
  }
}
