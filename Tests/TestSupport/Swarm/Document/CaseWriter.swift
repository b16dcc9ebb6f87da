import Scheduling

/// Writes a case as a scenario, part by part, and keeps account of what cannot be written.
struct CaseWriter {
  let swarmCase: SwarmCase
  let setup: Setup
  /// What the reference makes of the case, and what the production scheduler does if left in peace.
  let expected: Run
  let actual: Run
  /// What a scenario cannot say, in the order in which it came up.
  private(set) var unexpressed: [String] = []
  /// The tasks of each campaign, in the order in which they came.
  private(set) var tasks: [[Int]]
  /// The campaign of each task, and its number there from 1.
  private(set) var places: [(campaign: Int, row: Int)] = []

  /// Long enough for the last window of a case to close; short enough for one date.
  private static let horizon = Instant.minute(1440 - 1)

  /// - Parameter runsProduction: whether the production scheduler can be run without ending the
  ///   process.
  init(_ swarmCase: SwarmCase, runsProduction: Bool) {
    self.swarmCase = swarmCase
    setup = swarmCase.setup
    var reference = ReferenceScheduler(setup)
    expected = swarmCase.run(&reference, until: Self.horizon)
    if runsProduction {
      var production = ProductionScheduler(setup)
      actual = swarmCase.run(&production, until: Self.horizon)
    } else {
      actual = expected
    }
    tasks = setup.campaigns.map { _ in [] }
    let history = History(of: expected, in: setup)
    for (task, entry) in history.tasks.enumerated() {
      if entry.campaign == tasks.count { tasks.append([]) }
      tasks[entry.campaign].append(task)
      places.append((entry.campaign, tasks[entry.campaign].count))
    }
    let duplicated = expected.calls + actual.calls
    if duplicated.contains(where: { Int($0.dial.campaign.rawValue) >= setup.campaigns.count }) {
      note("calls of a duplicate, whose contacts have luck of their own")
    }
  }

  /// Adds to what a scenario cannot say.
  mutating func note(_ sentence: String) {
    if !unexpressed.contains(sentence) { unexpressed.append(sentence) }
  }

  // MARK: Names

  func name(ofCampaign place: Int) -> String { "calls-\(place)" }

  func name(ofWorkspace pool: Int) -> String { "team-\(pool)" }

  /// The campaigns in the order of the document.
  var order: [Int] { writtenWorkspaces.flatMap(writtenCampaigns) }

  /// The workspaces that own slots or have campaigns that call.
  var writtenWorkspaces: [Int] {
    setup.pools.indices.filter { place in
      setup.pools[place].kind == .workspace
        && (setup.pools[place].allotment.own > 0
          || campaigns(below: place).contains(where: isNeeded))
    }
  }

  /// The campaigns of a workspace that call or own slots; one in any case, as there must be one.
  func writtenCampaigns(below workspace: Int) -> [Int] {
    let all = campaigns(below: workspace)
    let needed = all.filter(isNeeded)
    return needed.isEmpty ? Array(all.prefix(1)) : needed
  }

  private func isNeeded(_ campaign: Int) -> Bool {
    !tasks[campaign].isEmpty
      || setup.pools[Int(setup.campaigns[campaign].pool.rawValue)].allotment.own > 0
  }

  /// The batch campaigns below a pool.
  func campaigns(below pool: Int) -> [Int] {
    setup.campaigns.indices.filter { place in
      let campaign = setup.campaigns[place]
      return campaign.kind == .batch && workspace(of: Int(campaign.pool.rawValue)) == pool
    }
  }

  /// The workspace that a pool belongs to; nil for the organisation.
  func workspace(of pool: Int) -> Int? {
    guard setup.pools[pool].kind != .workspace else { return pool }
    return setup.pools[pool].parent.flatMap { workspace(of: Int($0.rawValue)) }
  }

  /// Whether a campaign has contacts from the beginning on; one without is over at once.
  func hasContacts(_ campaign: Int) -> Bool { initialCount(of: campaign) > 0 }

  /// How many contacts a campaign begins with.
  func initialCount(of campaign: Int) -> Int {
    expected.commands.reduce(0) { sum, order in
      guard case .addTasks(let batch) = order.command, order.at == .minute(0), !order.isRefused,
        Int(batch.campaign.rawValue) == campaign
      else { return sum }
      return sum + batch.count
    }
  }

  /// A call by its names in the document; nil if it is not in it.
  func written(_ call: Run.Call) -> CaseDocument.WrittenStart? {
    let (campaign, row) = places[Int(call.dial.task.rawValue)]
    guard let place = order.firstIndex(of: campaign) else { return nil }
    return CaseDocument.WrittenStart(
      campaign: place, row: row, attempt: Int(call.dial.number),
      millisecond: call.start.milliseconds)
  }
}

extension TimeSpan {
  /// As scenarios are written: `90 s`, `1500 ms`.
  var written: String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}

extension Instant {
  /// The wall time in a document, to the second.
  var written: String {
    let seconds = milliseconds / 1000
    let day = 23 + seconds / 86_400
    return "2026-11-\(day) \(Self.timeOfDay(seconds % 86_400))"
  }

  /// The time of day in a document.
  var writtenTimeOfDay: String { Self.timeOfDay(milliseconds / 1000) }

  private static func timeOfDay(_ seconds: Int64) -> String {
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    let shown = parts.last == 0 ? parts.dropLast() : parts[...]
    return shown.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
