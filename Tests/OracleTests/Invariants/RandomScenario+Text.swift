extension RandomScenario {
  /// The document, with all times multiplied by `scale`.
  func text(scale: Int64 = 1) -> String {
    var lines = ["scenario: random-\(seed)", "seed: \(seed)", "organisation:", "  slots: \(slots)"]
    if reserve > 0 {
      let meaning = reserveIsCeiling ? "ceiling" : "free"
      lines.append("  inbound: {reserve: \(reserve), meaning: \(meaning)}")
    }
    lines.append("workspaces:")
    for workspace in workspaces {
      lines.append("  - name: \(workspace.name)")
      lines += Self.lines(of: workspace.pool).map { "    \($0)" }
      lines.append("    campaigns:")
      for campaign in workspace.campaigns {
        lines.append("      - name: \(campaign.name)")
        lines += Self.lines(of: campaign, scale).map { "        \($0)" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of pool: Pool) -> [String] {
    var lines = ["lend: \(pool.lends)"]
    if let slots = pool.slots {
      lines += ["slots: \(slots)", "mode: \(pool.isHard ? "hard" : "soft")"]
    }
    if let max = pool.max { lines.append("max: \(max)") }
    return lines
  }

  private static func lines(of campaign: Campaign, _ scale: Int64) -> [String] {
    let retry = campaign.retry
    let offsetMs = (campaign.week?.offsetMinutes ?? 0) * 60_000
    var lines = Self.lines(of: campaign.pool)
    lines += [
      "priority: \(["high", "normal", "low"][campaign.priority])",
      "start: \(wallTime(campaign.startMs * scale + offsetMs))",
      "contacts: {count: \(campaign.contacts)}",
      "attempt_priority: \(campaign.isDueFirst ? "due_first" : "first_attempts_first")",
      "order: \(campaign.isAsListed ? "as_listed" : "shuffled")",
    ]
    if let end = campaign.endMs { lines.append("end: \(wallTime(end * scale + offsetMs))") }
    if let week = campaign.week {
      lines += ["timezone: \(week.zone)", "hours: \(week.text)"]
    }
    let intervals = retry.intervalsMs.map { "\($0 * scale) ms" }.joined(separator: ", ")
    lines += [
      "retry:", "  max_attempts: \(retry.maxAttempts)",
      "  outcomes: [\(retry.outcomes.joined(separator: ", "))]",
      "  open_hours_only: \(retry.openHoursOnly)", "  max_callbacks: \(retry.maxCallbacks)",
    ]
    if retry.maxAttempts > 1 {
      lines.append("  intervals: [\(intervals)]")
      if let busy = retry.busyMs { lines.append("  by_outcome: {busy: \(busy * scale) ms}") }
    }
    lines += ["telephony:", "  outcomes:"]
    for row in campaign.rows {
      var keys = ["probability: \(row.percent) %", "ring: \(scaled(row.ring, scale))"]
      if let talk = row.talk { keys.append("talk: \(scaled(talk, scale))") }
      if let after = row.callbackAfterMs { keys.append("callback_after: \(after * scale) ms") }
      lines.append("    \(row.outcome): {\(keys.joined(separator: ", "))}")
    }
    return lines
  }

  /// A constant length multiplied; families stay as they are.
  private static func scaled(_ length: String, _ scale: Int64) -> String {
    Int64(length.dropLast(2)).map { "\($0 * scale) s" } ?? length
  }

  /// A time of November 2026 or later, with seconds where they are not 0.
  private static func wallTime(_ milliseconds: Int64) -> String {
    let minutes = milliseconds / 60_000
    var day = 23 + Int(minutes / 1440)
    var month = 11
    if day > 30 { (day, month) = (day - 30, 12) }
    func two(_ number: Int) -> String { "\(number < 10 ? "0" : "")\(number)" }
    let (hour, minute) = (Int(minutes % 1440) / 60, Int(minutes % 60))
    return "2026-\(month)-\(two(day)) \(two(hour)):\(two(minute))"
  }
}
