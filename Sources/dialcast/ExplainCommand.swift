import ArgumentParser
import Calendars
import Foundation
import Reporting
import Scheduling
import Simulating
import Statistics

/// `dialcast explain`: the story of one contact, or of one pool.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell why a contact was called when it was, or what held a pool back.",
    discussion: """
      With --task: every call of one contact, what it waited for in between, which rule held it \
      and for how long. With --pool: how many calls a pool ran over time, and what held its \
      campaigns back. Rules are those of docs/rules.md.

      Example: dialcast explain scenarios/harbour-clinics.yaml --task 17 --campaign north/visits
      Example: dialcast explain scenarios/harbour-clinics.yaml --pool north
      """)

  @OptionGroup var options: ScenarioOptions

  @Option(help: "The contact: its row in the list, as `dialcast trace` names it.")
  var task: Int?

  @Option(help: "The campaign of the contact, if several call that row: name or path.")
  var campaign: String?

  @Option(help: "Stop at this wall time of the campaign, such as \"2026-11-23 14:00\".")
  var at: String?

  @Option(help: "The pool: name or path.")
  var pool: String?

  @Option(help: "The minutes that each line about a pool stands for.")
  var every = 60

  @Option(parsing: .unconditional, help: "Which of the equally likely futures, from 0.")
  var replication = 0

  func validate() throws {
    guard (task == nil) != (pool == nil) else {
      throw ValidationError("Name either a contact with --task or a pool with --pool.")
    }
    if let at {
      do { _ = try WallTime(parsing: at) } catch {
        throw ValidationError(
          "--at takes a wall time such as \"2026-11-23 14:00\", found \(at)"
            + (WallTime.advice(on: at).map { "; \($0)" } ?? ""))
      }
    }
    guard (1...100_000).contains(every) else {
      throw ValidationError("--every takes 1 … 100000 minutes, found \(every)")
    }
    guard replication >= 0, replication <= Int(UInt32.max) else {
      throw ValidationError("--replication counts from 0 to \(UInt32.max), found \(replication)")
    }
  }

  func run() async throws {
    try await Failure.reporting {
      let input = try options.load(showsProgress: ProgressBar.isPossible)
      // Nothing is printed before it is known that there is something to tell.
      var lines: [String] = []
      if let task { lines = try explanation(ofRow: task, in: input) }
      if let pool { lines = try explanation(ofPool: pool, in: input) }
      for line in [heading(input)] + lines { print(line) }
    }
  }

  /// Which run it is, and with how many slots.
  private func heading(_ input: RunInput) -> String {
    let slots = input.model.pools[0].allotment.own
    return "Run \(replication) of many equally likely futures, with \(slots)"
      + " \(slots == 1 ? "slot" : "slots"); --replication \(replication + 1) tells another."
  }

  private func explanation(ofRow row: Int, in input: RunInput) throws -> [String] {
    let (place, contact) = try ContactSearch(input).contact(inRow: row, of: campaign)
    let label = input.campaigns[place]
    var until = Instant.distantFuture
    if let at { until = label.clock.instant(of: try WallTime(parsing: at)) }
    let format = StoryFormat(
      campaign: label, pools: input.pools, outcomeNames: input.outcomeNames,
      retry: Self.retry(of: place, in: input.model))
    let story = story(
      of: ContactID(campaign: CampaignID(rawValue: UInt16(place)), place: contact),
      in: input.model, seed: Seed(rawValue: input.seed), replication: replication,
      until: until)
    return [Self.order(of: input.model.campaigns[place].campaign, label)]
      + format.lines(of: story)
  }

  /// In which order a campaign calls those who are equal otherwise (R29).
  private static func order(of campaign: Campaign, _ label: CampaignLabel) -> String {
    let order = campaign.tieBreak == .listOrder ? "the order of the list" : "shuffled order"
    return "\(label.path) calls its contacts in \(order) (R29)."
  }

  /// What every contact of a campaign is called again by, all the time; nil: no one policy.
  private static func retry(of place: Int, in model: Model) -> RetryPolicy? {
    let isChanged = model.timeline.contains { timed in
      if case .updateCampaign = timed.command { true } else { false }
    }
    let campaign = model.campaigns[place].campaign
    guard !isChanged, campaign.classes.allSatisfy({ $0.retry == campaign.retry }) else {
      return nil
    }
    return campaign.retry
  }

  private func explanation(ofPool pool: String, in input: RunInput) throws -> [String] {
    let names = input.pools.map { $0.path.joined(separator: "/") }
    let place = try ContactSearch.place(of: pool, in: names, what: "pool")
    let stretch = TimeSpan.minutes(Int64(every))
    let history = history(
      of: PoolID(rawValue: UInt16(place)), in: input.model, seed: Seed(rawValue: input.seed),
      replication: replication, stretch: stretch)
    return PoolHistoryTable.lines(history, stretch: stretch, clock: input.clock)
  }
}
