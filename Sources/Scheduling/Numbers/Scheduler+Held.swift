// Tasks that stood aside come back to their place in the order, or are closed where they stand.
extension Scheduler {
  /// Brings back every task whose time has come.
  mutating func releaseHeld() {
    while let task = held.takeFirst(at: now) { release(task) }
  }

  /// Brings back every held task of a campaign: its rules changed, or it ends.
  mutating func releaseHeld(of id: CampaignID) {
    let campaign = Int(id.rawValue)
    while campaigns[campaign].firstHeld != HeldTasks.none {
      release(TaskID(rawValue: campaigns[campaign].firstHeld))
    }
  }

  /// Something happened to a number: every held task that has it is looked at anew.
  mutating func bringBack(with number: NumberID) {
    guard held.count > 0 else { return }
    var place = numbers[number].firstEntry
    while place != NumberTable.none {
      let entry = numbers.entry(place)
      if held.contains(entry.task) { release(entry.task) }
      place = entry.next
    }
  }

  /// Brings a task back to where it waited: it keeps its due time and its rank (R26).
  private mutating func release(_ task: TaskID) {
    let row = letGo(task)
    // Tasks that were never called have a queue of their own, which takes nothing back.
    let lane = row.lane == Front.freshLane ? 1 : Int(row.lane)
    let campaign = Int(backlogs[Int(tasks[task].backlog)].campaign.rawValue)
    enqueue(task, lane: lane, due: row.due, of: campaign)
  }

  /// Takes a task from those that are held.
  ///
  /// - Precondition: it is held.
  @discardableResult
  mutating func letGo(_ task: TaskID) -> HeldTasks.Row {
    let campaign = Int(backlogs[Int(tasks[task].backlog)].campaign.rawValue)
    return held.remove(task, first: &campaigns[campaign].firstHeld)
  }
}
