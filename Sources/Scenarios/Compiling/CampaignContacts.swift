public import ContactLists
import Scheduling

/// The contacts of one campaign: a list, or those of it that the campaign calls.
///
/// Campaigns that divide a list among themselves share its columns; each adds four bytes for
/// every contact of its own.
public struct CampaignContacts: Sendable {
  /// The whole list, of which other campaigns may call others.
  public let list: ContactList
  /// The places in the list of those who are called, ascending, or where
  /// contacts come one by one in the order of their coming; nil: everybody.
  let places: [UInt32]?

  /// How many are called.
  public var count: Int { places?.count ?? list.count }

  /// The place in the list of a contact.
  ///
  /// - Parameter ordinal: its place among the campaign's contacts, from 0.
  public func place(of ordinal: Int) -> Int { places.map { Int($0[ordinal]) } ?? ordinal }

  /// When a contact comes, where the list says when.
  ///
  /// - Precondition: the list has times.
  func arrival(of ordinal: Int) -> Instant {
    Instant(milliseconds: list.times[place(of: ordinal)])
  }

  /// Whether anybody who is called has more than one number.
  var hasAlternates: Bool {
    (0..<count).contains { !list.alternates(of: place(of: $0)).isEmpty }
  }

  /// The row of each contact in the file, as a spreadsheet counts.
  public var rows: [UInt32] { places.map { $0.map { list.rows[Int($0)] } } ?? list.rows }
}
