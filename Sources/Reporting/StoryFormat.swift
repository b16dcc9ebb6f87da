public import Calendars
public import Scheduling
public import Simulating

/// The story of one contact as lines of text: every call, and what it waited for in between.
public struct StoryFormat: Sendable {
  private let campaign: CampaignLabel
  private let pools: [PoolLabel]
  private let outcomeNames: [String]
  private let retry: RetryPolicy?

  /// A format for the story of a contact of this campaign.
  ///
  /// - Parameter retry: what the contact is called again by, so that it is said why there is
  ///   another call; nil: that is not one thing for all.
  public init(
    campaign: CampaignLabel, pools: [PoolLabel], outcomeNames: [String], retry: RetryPolicy? = nil
  ) {
    self.campaign = campaign
    self.retry = retry
    self.pools = pools
    self.outcomeNames = outcomeNames
  }

  /// One line for each line of the story, without line feeds: local time, and what happened or
  /// what held the contact, by which rule, for how long.
  public func lines(of story: [StoryLine]) -> [String] {
    story.indices.map { place in
      let line = story[place]
      let next = place + 1 < story.count ? story[place + 1].at : nil
      var text = "\(TraceFormat.local(line.at, campaign.clock))  " + sentence(line, until: next)
      if case .callEnded(let call) = line.event, let policy = retry {
        text += consequence(of: call, policy, before: story[...place], after: story[place...])
      }
      return text
    }
  }

  /// Why there is another call, or none (R22, R23); empty where what follows says it.
  private func consequence(
    of call: CallRecord, _ policy: RetryPolicy, before: ArraySlice<StoryLine>,
    after: ArraySlice<StoryLine>
  ) -> String {
    let next = after.dropFirst().first?.event
    let name = outcomeNames[Int(call.outcome.rawValue)]
    if case .closed? = next {
      if call.outcome.isFinal { return "" }
      if !policy.retried.contains(call.outcome) { return "; \(name) is not tried again (R22)" }
      return policy.maxAttempts == 1 ? "" : "; all \(policy.maxAttempts) attempts are used up (R23)"
    }
    guard policy.retried.contains(call.outcome), case .held(let hold)? = next else { return "" }
    if case .callback = hold { return "" }
    // Calls at a time that the person named, and those that the provider lost, are not attempts.
    let allCount = before.allSatisfy { line in
      switch line.event {
      case .callEnded(let call): policy.retried.contains(call.outcome)
      case .held(.callback): false
      default: true
      }
    }
    let which =
      allCount
      ? "as call \(call.attempt + 1) of \(policy.maxAttempts)"
      : "in \(policy.maxAttempts) attempts at most"
    return "; \(name) is tried again, \(which) (R22)"
  }

  private func sentence(_ line: StoryLine, until next: Instant?) -> String {
    switch line.event {
    case .campaign(let state): return "the campaign is \(state)"
    case .callStarted(let call):
      return "call \(call.attempt) starts" + (call.isBorrowed ? " on a borrowed slot" : "")
    case .callEnded(let call):
      return "call \(call.attempt) ends: \(outcomeNames[Int(call.outcome.rawValue)]) after "
        + Figures.duration(milliseconds: call.ringMs + call.talkMs)
    case .closed(let disposition): return "closed: \(disposition)"
    case .held(let hold):
      let length = next.map { Figures.duration(milliseconds: ($0 - line.at).milliseconds) }
      return "  waits \(length.map { "\($0) " } ?? "")\(reason(hold)) (R\(hold.rule))"
    }
  }

  /// What a contact waits for.
  private func reason(_ hold: Hold) -> String {
    func time(_ instant: Instant) -> String { TraceFormat.local(instant, campaign.clock) }
    switch hold {
    case .start(let instant):
      return instant.map { "for the campaign to start at \(time($0))" }
        ?? "for the command to start the campaign"
    case .pause: return "for the campaign to be resumed"
    case .interval(let instant): return "until it is due at \(time(instant))"
    case .callback(let instant): return "to be called back at \(time(instant))"
    case .hours(let instant):
      return instant.map { "for its calling hours, which open at \(time($0))" }
        ?? "for calling hours, which do not open again"
    case .cap(let instant):
      return instant.map { "for a cap on calls, which lets it through at \(time($0))" }
        ?? "for a cap on calls, which lets it through no more"
    case .number: return "for its number, which is in a call"
    case .pace: return "for the pace of its campaign"
    case .throttle: return "for the pause after the last start of its campaign"
    case .trunk: return "for the pace of the trunk"
    case .breaker: return "for the provider to work again"
    case .slots: return "for a slot, others going first"
    case .ceiling(let pool): return "for a slot of \(name(pool)), which runs all it may"
    case .unlent(let pool): return "for a slot of \(name(pool)): those that idle are not lent"
    case .reserve(let pool):
      return "for a slot of \(name(pool)): those that idle are kept for calls that come in"
    case .reclaim(let pool): return "for a slot that \(name(pool)) has lent"
    case .calling: return "for nothing: it is being called"
    case .closed(let state): return "for nothing: it is \(state)"
    }
  }

  private func name(_ pool: PoolID) -> String {
    pools[Int(pool.rawValue)].path.joined(separator: "/")
  }
}

/// What a pool did over time, as a table.
public enum PoolHistoryTable {
  /// Lines of text under a heading: the beginning of each stretch, the mean number of calls, how
  /// many of them on borrowed slots, the most at once, and what held its campaigns back, the
  /// strongest first, in shares of the time in which anything waited.
  public static func lines(
    _ stretches: [PoolStretch], stretch: TimeSpan, clock: ZoneClock
  ) -> [String] {
    var grid = Grid(headings: [
      .text("from"), .figure("calls"), .figure("borrowed"), .figure("peak"), .text("held back by"),
    ])
    let length = Double(stretch.milliseconds)
    for row in stretches {
      grid.rows.append([
        clock.wallTime(at: row.from).description,
        Figures.mean(Double(row.busyMs) / length), Figures.mean(Double(row.borrowedMs) / length),
        Figures.count(row.peak), bindings(row),
      ])
    }
    return grid.lines()
  }

  private static func bindings(_ stretch: PoolStretch) -> String {
    let held = Binding.allCases.filter { $0 != .nothing && stretch.boundMs[Int($0.rawValue)] > 0 }
    let sum = held.reduce(Int64(0)) { $0 + stretch.boundMs[Int($1.rawValue)] }
    let sorted = held.sorted {
      let (a, b) = (stretch.boundMs[Int($0.rawValue)], stretch.boundMs[Int($1.rawValue)])
      return a == b ? $0.rawValue < $1.rawValue : a > b
    }
    return sorted.map {
      let share = Double(stretch.boundMs[Int($0.rawValue)]) / Double(sum)
      return "\($0.name) \(Figures.share(share))"
    }.joined(separator: ", ")
  }
}
