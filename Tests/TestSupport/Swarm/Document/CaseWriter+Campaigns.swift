import Scheduling

extension CaseWriter {
  /// A campaign without its name.
  mutating func campaign(_ place: Int) -> [String] {
    let campaign = setup.campaigns[place]
    let pool = allotment(setup.pools[Int(campaign.pool.rawValue)], of: "campaign")
    guard hasContacts(place) else {
      if !tasks[place].isEmpty { note("a campaign that has no contacts at first") }
      return pool + Self.idleCampaign
    }
    if case .shuffled = campaign.tieBreak { note("the seed of the shuffle of equal contacts") }
    // Hours come again next Monday; those of a case do not.
    let end = campaign.end ?? .minute(1440)
    var lines =
      pool + [
        "start: \(campaign.start.written)", "end: \(end.written)",
        "contacts: \(initialCount(of: place))", "order: as_listed",
      ]
    if campaign.priority != .normal { lines.append("priority: \(campaign.priority)") }
    if campaign.attemptPriority != .firstAttemptsFirst {
      let words = Self.words(campaign.attemptPriority, campaign.retry.maxAttempts)
      lines.append("attempt_priority: \(words)")
    }
    if campaign.isDraft { lines.append("draft: true") }
    if let hours = hours(campaign) { lines.append("hours: \(hours)") }
    lines.append("retry: {\(retry(campaign.retry))}")
    lines += pace(campaign) + numbers(campaign.numbers)
    if let aging = campaign.aging { lines.append("aging: \(aging.written)") }
    if let lease = campaign.lease {
      let (ring, call) = (lease.ringTimeout.written, lease.maxDuration.written)
      lines.append("lease: {ring_timeout: \(ring), max_duration: \(call)}")
    }
    return lines + ["telephony:", "  script:"] + script(of: place).map { "    - [\($0)]" }
  }

  /// The windows of a campaign, which all lie on the first day; nil if it is always open.
  mutating func hours(_ campaign: Campaign) -> String? {
    if campaign.classes.contains(where: { $0 != campaign.classes[0] }), usesClasses {
      note("contacts of one campaign with different hours or settings")
    }
    let windows = campaign.classes[0].windows
    guard windows != .always else { return nil }
    let span = CallingWindows.between(campaign.start, campaign.end ?? .minute(1440))
    if windows.intersection(span) == .never { note("hours that a campaign never sees") }
    let texts = stride(from: 0, to: windows.edges.count, by: 2).map { place in
      let (from, to) = (windows.edges[place], windows.edges[place + 1])
      return "{days: Mon, from: \"\(from.writtenTimeOfDay)\", to: \"\(to.writtenTimeOfDay)\"}"
    }
    return "[\(texts.joined(separator: ", "))]"
  }

  /// Whether any task is of another class than the first.
  private var usesClasses: Bool {
    setup.commands.contains { entry in
      guard case .addTasks(let batch) = entry.command else { return false }
      return batch.classes?.contains { $0 > 0 } ?? false
    }
  }

  private static func words(_ priority: AttemptPriority, _ maxAttempts: Int) -> String {
    switch priority {
    case .firstAttemptsFirst: "first_attempts_first"
    case .dueFirst: "due_first"
    case .mix(let retries): "{mix: \(retries)}"
    case .byAttempt(let list):
      "{by_attempt: [\(list.prefix(maxAttempts).map { "\($0)" }.joined(separator: ", "))]}"
    }
  }

  /// What is tried again, and when, as the policy answers for each attempt.
  func retry(_ policy: RetryPolicy) -> String {
    let known = customOutcomes
    let outcomes: [Outcome] = (0..<UInt8(Outcome.limit)).map { Outcome(rawValue: $0) }
    let listed = outcomes.filter { outcome in
      guard policy.retried.contains(outcome) else { return false }
      if outcome.rawValue >= Outcome.firstCustom { return known.contains(outcome.written) }
      return outcome != .lost && outcome != .systemFault
    }
    let names = listed.map(\.written)
    var keys = [
      "max_attempts: \(policy.maxAttempts)", "outcomes: [\(names.joined(separator: ", "))]",
      "max_callbacks: \(policy.maxCallbacks)",
    ]
    if policy.countsOpenHoursOnly { keys.append("open_hours_only: true") }
    let usual = Self.intervals(of: policy, after: .noAnswer)
    let busy = Self.intervals(of: policy, after: .busy)
    if !usual.isEmpty { keys.append("intervals: [\(usual.joined(separator: ", "))]") }
    if busy != usual { keys.append("by_outcome: {busy: [\(busy.joined(separator: ", "))]}") }
    return keys.joined(separator: ", ")
  }

  private static func intervals(of policy: RetryPolicy, after outcome: Outcome) -> [String] {
    (1..<max(1, policy.maxAttempts)).compactMap { used in
      let verdict = policy.verdict(
        after: outcome, used: used, callbacks: 0, faults: 0, hasRequestedTime: false)
      guard case .retry(let interval) = verdict else { return nil }
      return interval.written
    }
  }

  private mutating func pace(_ campaign: Campaign) -> [String] {
    var lines: [String] = []
    if let pace = campaign.pace {
      lines.append("starts_per_minute: \(pace.starts)")
      if pace.burst > 1 { lines.append("burst: \(pace.burst)") }
    }
    if campaign.throttle > .zero { lines.append("throttle: \(campaign.throttle.written)") }
    return lines
  }

  /// Caps and caller identities. Contacts have no numbers in such a case, so that what is counted
  /// by number holds nobody; in a scenario everybody has a number.
  private mutating func numbers(_ rules: NumberRules) -> [String] {
    if rules.caps.contains(where: \.isCalendar) { note("caps by days of odd lengths") }
    let caps = rules.caps.compactMap { cap -> String? in
      guard case .rolling(let span) = cap.period, cap.scope != .number else { return nil }
      return "{at_most: \(cap.count), per: \(span.written), scope: \(cap.scope)}"
    }
    var lines = caps.isEmpty ? [] : ["caps: [\(caps.joined(separator: ", "))]"]
    if rules.callerIDs.count > 1 {
      let names = (1...rules.callerIDs.count).map { "line-\($0)" }.joined(separator: ", ")
      lines.append("caller_ids: {numbers: [\(names)], strategy: \(rules.callerIDs.strategy)}")
    }
    return lines
  }
}

extension Outcome {
  /// Its name in a document.
  var written: String {
    Self.builtIn.first { $0.outcome == self }?.name ?? "outcome_\(rawValue)"
  }
}
