/// Rows by integer id, in one block of memory with one owner.
///
/// An array would do the same, but asks before each write whether somebody shares it, and counts
/// a reference where rows are nested: together a third of the time of an attempt. What cannot be
/// copied need not ask. Accesses are checked against the number of rows.
@frozen
package struct Table<Row: ~Copyable>: ~Copyable, @unchecked Sendable {
  // Sendable because whoever holds the table is the only one who does.
  @usableFromInline
  package private(set) var base: UnsafeMutablePointer<Row>
  @usableFromInline
  package private(set) var count = 0
  @usableFromInline
  package private(set) var capacity: Int

  /// A table without rows that has room for this many.
  @inlinable
  package init(capacity: Int = 4) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  @inlinable
  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  /// The rows' places.
  @inlinable
  package var indices: Range<Int> { 0..<count }
  @inlinable
  package var isEmpty: Bool { count == 0 }

  package subscript(place: Int) -> Row {
    @inlinable @inline(__always)
    unsafeAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "no such row")
      return UnsafePointer(base + place)
    }
    @inlinable @inline(__always)
    unsafeMutableAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "no such row")
      return base + place
    }
  }

  /// Adds a row at the end. Amortised O(1).
  @inlinable @inline(__always)
  package mutating func append(_ row: consuming Row) {
    if count == capacity { reserve(capacity * 2) }
    (base + count).initialize(to: row)
    count &+= 1
  }

  /// Removes and returns the last row.
  ///
  /// - Precondition: not empty.
  @inlinable @inline(__always)
  package mutating func removeLast() -> Row {
    precondition(count > 0, "removeLast of an empty table")
    count &-= 1
    return (base + count).move()
  }

  /// Makes room for this many rows in all, exactly: a list of a million contacts knows its length.
  @inlinable
  package mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    let larger = UnsafeMutablePointer<Row>.allocate(capacity: wanted)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = wanted
  }

  /// Removes all rows and keeps the memory.
  @inlinable
  package mutating func removeAll() {
    base.deinitialize(count: count)
    count = 0
  }
}

extension Table where Row: Copyable {
  /// A table with these rows.
  @inlinable
  package init(_ rows: some Sequence<Row>) {
    self.init()
    for row in rows { append(row) }
  }

  /// A table with the same rows.
  @inlinable
  package func copy() -> Table {
    var twin = Table(capacity: count)
    for place in 0..<count { twin.append(base[place]) }
    return twin
  }
}
