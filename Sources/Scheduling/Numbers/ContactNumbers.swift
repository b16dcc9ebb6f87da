/// The numbers of some contacts, the primary of each first, then its alternates (R27).
///
/// One flat list instead of a list for each: a million contacts cost eight bytes each.
public struct ContactNumbers: Equatable, Sendable {
  /// All numbers, one contact after the other.
  public private(set) var ids: [NumberID] = []
  /// Where the numbers of each contact end in `ids`.
  public private(set) var ends: [UInt32] = []
  /// The most numbers that a contact has; 0 without contacts.
  public private(set) var mostPerContact = 0

  /// No contacts yet.
  public init() {}

  /// Contacts with these numbers.
  public init(_ contacts: [[NumberID]]) {
    for numbers in contacts { append(numbers) }
  }

  /// Adds a contact; without a number it has one of its own that nobody else has.
  ///
  /// - Precondition: at most 256 numbers.
  public mutating func append(_ numbers: some Collection<NumberID>) {
    precondition(numbers.count <= 256, "a contact has at most 256 numbers")
    ids += numbers
    ends.append(UInt32(ids.count))
    mostPerContact = max(mostPerContact, numbers.count)
  }

  /// So many contacts whose numbers do not matter.
  public init(unknown count: Int) { ends = Array(repeating: 0, count: count) }

  /// Adds contacts.
  public mutating func append(contentsOf others: ContactNumbers) {
    let first = UInt32(ids.count)
    ids += others.ids
    ends += others.ends.map { $0 + first }
    mostPerContact = max(mostPerContact, others.mostPerContact)
  }

  /// How many contacts.
  public var count: Int { ends.count }

  /// The numbers of a contact.
  public subscript(contact: Int) -> ArraySlice<NumberID> {
    ids[(contact == 0 ? 0 : Int(ends[contact - 1]))..<Int(ends[contact])]
  }
}
