internal import Scheduling

/// What the scheduler will hear of the ends of calls, where it may hear late, twice or never. A
/// place of its own for each report: the slot may carry another call by then.
struct ReportTable: ~Copyable, Sendable {
  /// What becomes of the news of an end.
  enum Kind: UInt8, BitwiseCopyable {
    /// It reaches the scheduler.
    case heard
    /// It is lost.
    case lost
  }

  struct Row: Sendable, BitwiseCopyable {
    var kind: Kind
    var id: CallID
    var callbackAfterMs: Int64
    var record: CallRecord
  }

  private var rows = Table<Row>(capacity: 1)
  private var free = Table<UInt32>(capacity: 1)

  /// Keeps a report; returns its place.
  mutating func add(_ row: Row) -> UInt32 {
    if free.isEmpty {
      rows.append(row)
      return UInt32(rows.count - 1)
    }
    let place = free.removeLast()
    rows[Int(place)] = row
    return place
  }

  /// The report at a place, which is free from now on.
  mutating func take(_ place: Int) -> Row {
    free.append(UInt32(place))
    return rows[place]
  }
}
