/// Adds records to a list, in the order of the file.
struct ContactListBuilder {
  private var list = ContactList()
  private let roles: ColumnRoles
  private var check: NumberCheck
  private var zones: ZoneNames
  private let time: @Sendable (String) -> Int64?
  private var decoder = FieldDecoder()
  /// The row of every number loaded; only looked up, never iterated.
  private var rowOfNumber: [PhoneNumber: UInt32] = [:]
  private var shortRows = 0
  private var emptyRows = 0
  /// The batch whose numbers are being read, and the first of its records to add.
  private var latest: (batch: RecordBatch, start: Int, NumberCheck.Questions, NumberReading)?

  init(header: [String], path: String, options: ContactList.Options) throws(ContactListError) {
    let roles = try ColumnRoles(
      header: header, path: path, own: options.columns, timeColumn: options.timeColumn)
    self.roles = roles
    check = NumberCheck(
      columns: roles.phoneColumns, defaultRegion: options.defaultRegion,
      threads: options.threads)
    zones = ZoneNames(isKnown: options.isKnownZone)
    time = options.time
    list.numberColumns = roles.phoneColumns.map { roles.names[$0] }
    list.zoneColumn = roles.zone.map { roles.names[$0] }
    list.variables = roles.variables.map { VariableColumn(name: roles.names[$0]) }
  }

  /// Adds the records of a batch from the given place on.
  ///
  /// While its numbers are read on other threads, the records of the batch before are added.
  mutating func append(_ batch: RecordBatch, from start: Int) {
    let questions = check.questions(batch)
    let previous = takeLatest()
    latest = (batch, start, questions, check.reading(questions, of: batch))
    if let previous { append(previous.batch, from: previous.start, previous.answers) }
  }

  /// The batch whose numbers are being read, with the answers for which this waits.
  private mutating func takeLatest() -> (
    batch: RecordBatch, start: Int, answers: [NumberCheck.Answer]
  )? {
    guard let (batch, start, questions, reading) = latest else { return nil }
    latest = nil
    return (batch, start, check.answers(to: questions, reading))
  }

  private mutating func append(
    _ batch: RecordBatch, from start: Int, _ answers: [NumberCheck.Answer]
  ) {
    for record in start..<max(start, batch.count) {
      let first = record * check.columns.count
      append(record, of: batch, numbers: answers[first..<first + check.columns.count])
    }
  }

  private mutating func append(
    _ record: Int, of batch: RecordBatch, numbers: ArraySlice<NumberCheck.Answer>
  ) {
    let row = batch.rows[record]
    let fields = batch.fields(of: record)
    if fields.allSatisfy({ batch.byteRange(ofFieldAt: $0).isEmpty }) {
      emptyRows += 1
      return
    }
    if let reason = damage(of: record, in: batch) {
      reject(row, column: "", value: "", reason)
      return
    }
    guard let primary = primaryNumber(numbers, record, batch),
      let zone = zonePlace(record, batch), let milliseconds = time(of: record, batch)
    else { return }
    if let earlier = rowOfNumber[primary] {
      let value = text(roles.phone, record, batch)
      reject(row, column: roles.names[roles.phone], value: value, .duplicate(ofRow: earlier))
      return
    }
    rowOfNumber[primary] = row
    list.primaryNumbers.append(primary)
    list.rows.append(row)
    if roles.zone != nil { list.zonePlaces.append(zone) }
    if roles.time != nil { list.times.append(milliseconds) }
    appendAlternates(numbers.dropFirst(), primary: primary, record, batch)
    for (place, column) in roles.variables.enumerated() {
      list.variables[place].append(text(column, record, batch))
    }
    if fields.count < roles.names.count { shortRows += 1 }
  }

  /// What makes a record unusable before any of its fields is looked at.
  private func damage(of record: Int, in batch: RecordBatch) -> RejectedRow.Reason? {
    if batch.overlong.contains(record) { return .fieldTooLong }
    if batch.bytes[batch.byteRange(ofRecord: record)].contains(0) { return .containsNUL }
    let fields = batch.fields(of: record)
    let surplus = fields.dropFirst(roles.names.count)
    // Separators after the last column are harmless: spreadsheets add them.
    if surplus.contains(where: { !batch.byteRange(ofFieldAt: $0).isEmpty }) {
      return .tooManyFields(found: fields.count, expected: roles.names.count)
    }
    return nil
  }

  private mutating func primaryNumber(
    _ numbers: ArraySlice<NumberCheck.Answer>, _ record: Int, _ batch: RecordBatch
  ) -> PhoneNumber? {
    switch numbers[numbers.startIndex] {
    case .success(let number): return number
    case .failure(let refusal):
      let value = text(roles.phone, record, batch)
      reject(batch.rows[record], column: roles.names[roles.phone], value: value, .phone(refusal))
      return nil
    }
  }

  /// The place of the record's zone plus 1, 0 for none; nil if it is not a zone.
  private mutating func zonePlace(_ record: Int, _ batch: RecordBatch) -> UInt16? {
    guard let column = roles.zone else { return 0 }
    let name = String(text(column, record, batch).trimmingWhiteSpace())
    if name.isEmpty { return 0 }
    if let place = zones.place(of: name) { return place }
    reject(batch.rows[record], column: roles.names[column], value: name, .unknownZone)
    return nil
  }

  /// When the contact comes, 0 if that is not asked; nil if the field is no time.
  private mutating func time(of record: Int, _ batch: RecordBatch) -> Int64? {
    guard let column = roles.time else { return 0 }
    let value = text(column, record, batch)
    if let milliseconds = time(String(value.trimmingWhiteSpace())) { return milliseconds }
    reject(batch.rows[record], column: roles.names[column], value: value, .unknownTime)
    return nil
  }

  private mutating func appendAlternates(
    _ answers: ArraySlice<NumberCheck.Answer>, primary: PhoneNumber, _ record: Int,
    _ batch: RecordBatch
  ) {
    guard !roles.alternates.isEmpty else { return }
    let start = list.alternateNumbers.count
    for (column, answer) in zip(roles.alternates, answers) {
      let reason: RejectedRow.Reason
      switch answer {
      case .success(let number):
        if number != primary, !list.alternateNumbers[start...].contains(number) {
          list.alternateNumbers.append(number)
          continue
        }
        reason = .repeatedInRow
      case .failure(.empty): continue
      case .failure(let refusal): reason = .phone(refusal)
      }
      let value = text(column, record, batch)
      reject(
        batch.rows[record], column: roles.names[column], value: value, reason, keepsContact: true)
    }
    list.alternateEnds.append(UInt32(list.alternateNumbers.count))
  }

  private mutating func text(_ column: Int, _ record: Int, _ batch: RecordBatch) -> String {
    let fields = batch.fields(of: record)
    guard column < fields.count else { return "" }
    let bytes = batch.field(at: fields.lowerBound + column)
    return decoder.text(bytes, row: batch.rows[record])
  }

  private mutating func reject(
    _ row: UInt32, column: String, value: String, _ reason: RejectedRow.Reason,
    keepsContact: Bool = false
  ) {
    list.rejected.append(
      RejectedRow(
        row: row, column: column, value: value, reason: reason,
        keepsContact: keepsContact))
  }

  /// The list, with what is worth a note.
  consuming func finish(blankRows: Int) -> ContactList {
    if let last = takeLatest() { append(last.batch, from: last.start, last.answers) }
    list.zones = zones.names
    for place in list.variables.indices { list.variables[place].finish() }
    list.notes = notes(blankRows: blankRows + emptyRows)
    return list
  }

  private func notes(blankRows: Int) -> [String] {
    var notes: [String] = []
    if decoder.windows1252Fields > 0 {
      notes.append(
        "fields that are not UTF-8, read as Windows-1252: \(decoder.windows1252Fields), "
          + "the first in row \(decoder.firstRow)")
    }
    if blankRows > 0 { notes.append("blank rows skipped: \(blankRows)") }
    if shortRows > 0 {
      notes.append("rows with fewer fields than the header, the rest taken as empty: \(shortRows)")
    }
    let nameless = roles.names.indices.filter { roles.names[$0].isEmpty }.map { "\($0 + 1)" }
    if !nameless.isEmpty {
      notes.append(
        "columns without a name in the header, not kept: "
          + nameless.joined(separator: ", ").onOneLine(limit: 200))
    }
    if list.count == 0 { notes.append("the list has no contacts") }
    return notes
  }
}

/// The zones named so far, each checked once.
private struct ZoneNames {
  let isKnown: @Sendable (String) -> Bool
  private(set) var names: [String] = []
  private var places: [String: UInt16?] = [:]

  init(isKnown: @escaping @Sendable (String) -> Bool) { self.isKnown = isKnown }

  /// The place of a name in `names` plus 1, which never exceeds the few hundred zones there are;
  /// nil if it is not a zone.
  mutating func place(of name: String) -> UInt16? {
    if let place = places[name] { return place }
    guard isKnown(name) else {
      places[name] = .some(nil)
      return nil
    }
    names.append(name)
    let place = UInt16(names.count)
    places[name] = place
    return place
  }
}
