internal import Scheduling

/// Which contact of which campaign a task is.
///
/// The contacts that campaigns have from the start are numbered one campaign after the other: a
/// subtraction finds them. Those that come later have rows.
struct ContactBook: ~Copyable, Sendable {
  /// A contact that was not there from the start.
  struct Late: Sendable, BitwiseCopyable {
    var campaign: CampaignID
    var taskClass: UInt16
    var place: UInt32
  }

  /// The first task of each campaign.
  private var firstTask = Table<UInt32>()
  /// How many contacts each campaign has.
  private var counts = Table<UInt32>()
  private var firstLate: UInt32 = 0
  private var late = Table<Late>(capacity: 1)

  /// The next campaign has so many contacts from the start.
  mutating func open(contacts: Int) {
    firstTask.append(firstLate)
    counts.append(UInt32(contacts))
    firstLate += UInt32(contacts)
  }

  /// A contact comes; its task is the next that the scheduler numbers.
  mutating func add(to campaign: CampaignID, taskClass: UInt16) {
    let place = Int(campaign.rawValue)
    late.append(Late(campaign: campaign, taskClass: taskClass, place: counts[place]))
    counts[place] += 1
  }

  /// The task of the contact that comes next.
  var nextTask: TaskID { TaskID(rawValue: firstLate + UInt32(late.count)) }

  /// The place of a task's contact in its campaign, and its class if it came later. O(1).
  @inline(__always)
  func contact(of task: TaskID, in campaign: Int) -> (place: UInt32, lateClass: UInt16) {
    if task.rawValue < firstLate { return (task.rawValue - firstTask[campaign], 0) }
    let row = late[Int(task.rawValue - firstLate)]
    return (row.place, row.taskClass)
  }

  /// The task of a contact; nil if it has not come. O(1) for those that were there from the start,
  /// else O(contacts that came).
  func task(of contact: ContactID) -> TaskID? {
    let campaign = Int(contact.campaign.rawValue)
    let end = campaign + 1 < firstTask.count ? firstTask[campaign + 1] : firstLate
    if contact.place < end - firstTask[campaign] {
      return TaskID(rawValue: firstTask[campaign] + contact.place)
    }
    for row in 0..<late.count
    where late[row].campaign == contact.campaign && late[row].place == contact.place {
      return TaskID(rawValue: firstLate + UInt32(row))
    }
    return nil
  }

  /// The contact of a task. O(log campaigns).
  func contact(of task: TaskID) -> ContactID {
    guard task.rawValue < firstLate else {
      let row = late[Int(task.rawValue - firstLate)]
      return ContactID(campaign: row.campaign, place: row.place)
    }
    var low = 0
    var high = firstTask.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if firstTask[middle] <= task.rawValue { low = middle } else { high = middle }
    }
    return ContactID(
      campaign: CampaignID(rawValue: UInt16(low)), place: task.rawValue - firstTask[low])
  }
}
