public import Scheduling

/// What was so at which time, told from the commands that were carried out: the settings of
/// campaigns, the tasks, the slots. Written without the scheduler, for checks from outside.
public struct History {
  /// A task and where it comes from.
  public struct Entry {
    /// Its campaign.
    public let campaign: Int
    /// Its class in the campaign.
    public let taskClass: Int
    /// When it was added.
    public let added: Instant
    /// When it may be called first, as it was asked for.
    public let notBefore: Instant
    /// When it is given up.
    public let expiry: Instant
    /// Whether only the first call that counts has to come before that.
    public let isPatience: Bool
    /// Its telephone numbers; none: they do not matter.
    public let numbers: [NumberID]
  }

  /// The settings of each campaign from each instant on; the first entry is its opening.
  public private(set) var settings: [[(at: Instant, campaign: Campaign)]] = []
  /// The tasks, by id.
  public private(set) var tasks: [Entry] = []
  /// The pools and the slots that were lost, from each instant on.
  public private(set) var pools: [(at: Instant, pools: [PoolSpec], lost: Int)]
  /// How fast calls could start in all, from each instant on.
  public private(set) var trunks: [(at: Instant, pace: Pace?)]
  private var removed: Set<Int> = []

  /// The history of a run.
  public init(of run: Run, in setup: Setup) {
    pools = [(.distantPast, setup.pools, 0)]
    trunks = [(.distantPast, setup.trunk)]
    for order in run.commands where !order.isRefused { note(order.command, at: order.at) }
  }

  private mutating func note(_ command: Command, at now: Instant) {
    switch command {
    case .openCampaign(let campaign): settings.append([(now, campaign)])
    case .updateCampaign(let id, let campaign): settings[Int(id.rawValue)].append((now, campaign))
    case .startCampaign(let id):
      guard var latest = settings[Int(id.rawValue)].last?.campaign, latest.start > now else {
        return
      }
      // A draft waits for its time; a scheduled campaign starts before it.
      if latest.isDraft { latest.isDraft = false } else { latest.start = now }
      settings[Int(id.rawValue)].append((now, latest))
    case .addTasks(let batch): add(batch, at: now)
    case .removeTask(let task): removed.insert(Int(task.rawValue))
    case .duplicateCampaign(let id):
      guard var latest = settings[Int(id.rawValue)].last?.campaign else { return }
      latest.isDraft = true
      settings.append([(now, latest)])
      for (place, task) in tasks.enumerated()
      where task.campaign == Int(id.rawValue) && !removed.contains(place) {
        tasks.append(
          Entry(
            campaign: settings.count - 1, taskClass: task.taskClass, added: now, notBefore: now,
            expiry: .distantFuture, isPatience: false, numbers: task.numbers))
      }
    case .setSlots(let pool, let allotment):
      var changed = pools[pools.count - 1]
      changed.at = now
      changed.pools[Int(pool.rawValue)].allotment = allotment
      pools.append(changed)
    case .loseSlots(let count):
      let latest = pools[pools.count - 1]
      pools.append((now, latest.pools, count))
    case .setTrunk(let pace): trunks.append((now, pace))
    default: break
    }
  }

  private mutating func add(_ batch: TaskBatch, at now: Instant) {
    for place in 0..<batch.count {
      tasks.append(
        Entry(
          campaign: Int(batch.campaign.rawValue), taskClass: Int(batch.classes?[place] ?? 0),
          added: now, notBefore: batch.notBefore?[place] ?? now,
          expiry: batch.expiry?[place] ?? .distantFuture, isPatience: batch.expiryIsPatience,
          numbers: batch.numbers.map { Array($0[place]) } ?? []))
    }
  }

  /// The settings of a campaign for decisions at this instant: commands come before starts (R3).
  public func campaign(_ place: Int, at now: Instant) -> Campaign {
    let valid = settings[place].last { $0.at <= now } ?? settings[place][0]
    return valid.campaign
  }

  /// Every version of a campaign's settings that was valid at some time between two instants.
  public func campaigns(_ place: Int, from: Instant, to: Instant) -> [Campaign] {
    let versions = settings[place]
    return versions.indices.compactMap { index in
      let ends = index + 1 < versions.count ? versions[index + 1].at : .distantFuture
      return versions[index].at <= to && ends >= from ? versions[index].campaign : nil
    }
  }

  /// What the class of a task said at this instant.
  public func taskClass(of task: Int, at now: Instant) -> TaskClass {
    campaign(tasks[task].campaign, at: now).classes[tasks[task].taskClass]
  }

  /// The slots as they were for decisions at this instant.
  func slots(at now: Instant) -> ReferenceSlots {
    let valid = pools.last { $0.at <= now } ?? pools[0]
    var slots = ReferenceSlots(pools: valid.pools)
    slots.lost = valid.lost
    return slots
  }
}
