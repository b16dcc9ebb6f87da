public import Calendars
public import Scheduling

/// What people call a campaign and its contacts.
public struct CampaignLabel: Equatable, Sendable {
  /// The workspace it belongs to.
  public var workspace: String
  /// Its name within the workspace.
  public var name: String
  /// The clock on the campaign's wall.
  public var clock: ZoneClock
  /// The first of its tasks; the others follow without a gap, in the order of the list.
  public var firstTask: TaskID
  /// The row of each contact in its list, as a spreadsheet counts; nil for made-up contacts,
  /// which are numbered from 1.
  public var rows: [UInt32]?

  /// A label.
  public init(
    workspace: String, name: String, clock: ZoneClock, firstTask: TaskID = TaskID(rawValue: 0),
    rows: [UInt32]? = nil
  ) {
    self.workspace = workspace
    self.name = name
    self.clock = clock
    self.firstTask = firstTask
    self.rows = rows
  }

  /// `north/reminders`.
  public var path: String { workspace.isEmpty ? name : "\(workspace)/\(name)" }

  /// Where the contact of a task stands in its list: reports name contacts by this and never by
  /// their number.
  ///
  /// - Precondition: the task belongs to the campaign.
  public func row(of task: TaskID) -> Int {
    let place = Int(task.rawValue) - Int(firstTask.rawValue)
    precondition(place >= 0, "a task of an earlier campaign")
    guard let rows else { return place + 1 }
    return Int(rows[place])
  }
}

extension CampaignLabel {
  /// The task of the contact in this row of the list; nil if no contact was loaded from it.
  ///
  /// - Parameter count: how many contacts the campaign has.
  public func task(inRow row: Int, of count: Int) -> TaskID? {
    let place = rows.map { $0.firstIndex { Int($0) == row } } ?? row - 1
    guard let place, (0..<count).contains(place) else { return nil }
    return TaskID(rawValue: firstTask.rawValue + UInt32(place))
  }
}

extension [CampaignLabel] {
  /// The campaign a task belongs to. O(log campaigns).
  func campaign(of task: TaskID) -> CampaignLabel {
    var low = 0
    var high = count
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle].firstTask <= task { low = middle } else { high = middle }
    }
    return self[low]
  }
}
