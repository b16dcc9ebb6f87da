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

  /// Something happened to a number: whoever has it and is held, or was found to be the first that
  /// can be called, is looked at anew. O(tasks with the number).
  mutating func reconsider(_ number: NumberID) {
    var place = numbers[number].firstEntry
    while place != NumberTable.none {
      let entry = numbers.entry(place)
      place = entry.next
      if held.contains(entry.task) {
        release(entry.task)
      } else if tasks[entry.task].state == .queued {
        let backlog = Int(tasks[entry.task].backlog)
        guard backlogs[backlog].front.exists, backlogs[backlog].front.task == entry.task else {
          continue
        }
        let id = backlogs[backlog].campaign
        campaigns[Int(id.rawValue)].forgetFront()
        touch(id)
      }
    }
  }

  /// Brings a task back to where it waited: it keeps its due time and its rank (R26).
  private mutating func release(_ task: TaskID) {
    let row = letGo(task)
    // Tasks that were never called have a queue of their own, which takes nothing back.
    let lane = row.lane == Front.freshLane ? 1 : Int(row.lane)
    let id = backlogs[Int(tasks[task].backlog)].campaign
    enqueue(task, lane: lane, due: row.due, of: Int(id.rawValue))
    touch(id)
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
