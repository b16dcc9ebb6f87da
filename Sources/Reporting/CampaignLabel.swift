public import Calendars

/// What people call a campaign and its contacts.
public struct CampaignLabel: Equatable, Sendable {
  /// The workspace it belongs to.
  public var workspace: String
  /// Its name within the workspace.
  public var name: String
  /// The clock on the campaign's wall.
  public var clock: ZoneClock
  /// The row of each contact in its list, as a spreadsheet counts; nil for made-up contacts,
  /// which are numbered from 1.
  public var rows: [UInt32]?
  /// The numbers that it shows to those it calls; empty if nobody named any.
  public var callerIDs: [String]

  /// A label.
  public init(
    workspace: String, name: String, clock: ZoneClock, rows: [UInt32]? = nil,
    callerIDs: [String] = []
  ) {
    self.workspace = workspace
    self.name = name
    self.clock = clock
    self.rows = rows
    self.callerIDs = callerIDs
  }

  /// `north/reminders`.
  public var path: String { workspace.isEmpty ? name : "\(workspace)/\(name)" }

  /// Where a contact stands in its list: reports name contacts by this and never by their number.
  /// One that is on no list is numbered from 1 in the order of coming.
  public func row(of place: UInt32) -> Int {
    guard let rows, place < rows.count else { return Int(place) + 1 }
    return Int(rows[Int(place)])
  }

  /// The number that a call shows, as the scenario names it; empty if it names none.
  func callerID(_ place: UInt16) -> String {
    Int(place) < callerIDs.count ? callerIDs[Int(place)] : ""
  }

  /// The place of the contact in this row of the list, or of the one that came as this one; nil if
  /// no contact was loaded from the row.
  public func place(ofRow row: Int) -> UInt32? {
    if let place = rows?.firstIndex(where: { Int($0) == row }) { return UInt32(place) }
    // Those that came later are numbered on from the end of the list.
    return row > rows?.count ?? 0 ? UInt32(exactly: row - 1) : nil
  }
}
