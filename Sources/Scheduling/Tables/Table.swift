/// Rows by integer id, in one block of memory with one owner.
///
/// An array would do the same, but asks before each write whether somebody shares it, and counts
/// a reference where rows are nested: together a third of the time of an attempt. What cannot be
/// copied need not ask. Accesses are checked against the number of rows.
@frozen
public struct Table<Row: ~Copyable>: ~Copyable, @unchecked Sendable {
  // Sendable because whoever holds the table is the only one who does.
  /// The first row, for loops that have checked their places themselves.
  @inlinable
  public var base: UnsafeMutablePointer<Row> { start }
  /// How many rows there are.
  @inlinable
  public var count: Int { rows }

  @usableFromInline var start: UnsafeMutablePointer<Row>
  @usableFromInline var rows = 0
  @usableFromInline var capacity: Int

  /// A table without rows that has room for this many.
  @inlinable
  public init(capacity: Int = 4) {
    self.capacity = max(1, capacity)
    start = .allocate(capacity: self.capacity)
  }

  @inlinable
  deinit {
    start.deinitialize(count: rows)
    start.deallocate()
  }

  /// The rows' places.
  @inlinable
  public var indices: Range<Int> { 0..<count }
  /// Whether there is no row.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// The row at a place, in its place.
  @inlinable
  public subscript(place: Int) -> Row {
    @inline(__always)
    unsafeAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "no such row")
      return UnsafePointer(base + place)
    }
    @inline(__always)
    unsafeMutableAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "no such row")
      return base + place
    }
  }

  /// The address of a row, for loops that touch many of its fields: one check for all of them.
  /// Valid until a row is added or removed.
  @inlinable @inline(__always)
  public func address(of place: Int) -> UnsafeMutablePointer<Row> {
    precondition(UInt(bitPattern: place) < UInt(bitPattern: rows), "no such row")
    return start + place
  }

  /// Adds a row at the end. Amortised O(1).
  @inlinable @inline(__always)
  public mutating func append(_ row: consuming Row) {
    if count == capacity { reserve(capacity * 2) }
    (base + count).initialize(to: row)
    rows &+= 1
  }

  /// Removes and returns the last row.
  ///
  /// - Precondition: not empty.
  @inlinable @inline(__always)
  public mutating func removeLast() -> Row {
    precondition(count > 0, "removeLast of an empty table")
    rows &-= 1
    return (base + count).move()
  }

  /// Makes room for this many rows in all, exactly: a list of a million contacts knows its length.
  @inlinable
  public mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    let larger = UnsafeMutablePointer<Row>.allocate(capacity: wanted)
    larger.moveInitialize(from: base, count: count)
    start.deallocate()
    start = larger
    capacity = wanted
  }

  /// Makes room for this many rows more: at least half as many again as there is room for, so that
  /// a long list takes what it needs and many short ones still cost O(1) a row.
  @inlinable
  public mutating func reserve(more: Int) {
    guard rows + more > capacity else { return }
    reserve(max(rows + more, capacity + capacity / 2))
  }

  /// Removes all rows and keeps the memory.
  @inlinable
  public mutating func removeAll() {
    start.deinitialize(count: rows)
    rows = 0
  }
}

extension Table where Row: Copyable {
  /// A table with these rows.
  @inlinable
  public init(_ rows: some Sequence<Row>) {
    self.init()
    for row in rows { append(row) }
  }

  /// A table with the same rows.
  @inlinable
  public func copy() -> Table {
    var twin = Table(capacity: count)
    for place in 0..<count { twin.append(base[place]) }
    return twin
  }
}
