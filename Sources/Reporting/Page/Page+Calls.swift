import Foundation

// What becomes of calls and contacts, and what holds them back.

extension Page {
  static func outcomes(_ result: ResultDocument) -> PageContent.Section? {
    guard let outcomes = result.outcomes, let most = outcomes.series.first else { return nil }
    let calls = outcomes.series.reduce(0) { $0 + $1.calls }
    var grid = Grid(headings: [.text("calls end"), .figure("a run"), .figure("share")])
    grid.rows = outcomes.series.map {
      [PagePhrases.outcome($0.name), Figures.mean($0.calls), Figures.share($0.calls / calls)]
    }
    return PageContent.Section(
      id: "outcomes", topic: "How calls end",
      finding: "The most frequent end of a call: \(PagePhrases.outcome(most.name)),"
        + " \(Figures.share(most.calls / calls)).",
      reading: outcomes.at.count > 1 ? "Calls by how they end, on average over the runs." : nil,
      isHalf: true, tables: [.init("Outcomes as a table", grid)])
  }

  static func attempts(_ result: ResultDocument) -> PageContent.Section? {
    guard let attempts = result.attempts else { return nil }
    let total = Double(result.scenario.contacts)
    // Such as a message left, where the campaign takes that for an end.
    let otherwise = max(0, total - attempts.reached - attempts.exhausted - attempts.unfinished)
    let all = attempts.histogram.reduce(0, +)
    var grid = Grid(headings: [.text("calls to a contact"), .figure("contacts"), .figure("share")])
    grid.rows = attempts.histogram.enumerated().filter { $0.element > 0 }.map { calls, count in
      [String(calls), Figures.mean(count), Figures.share(count / all)]
    }
    var fates = Grid(headings: [.text("contacts are"), .figure("a run"), .figure("share")])
    fates.rows = [
      ("reached", attempts.reached), ("called as often as allowed, in vain", attempts.exhausted),
      ("at an end otherwise, such as by a message", otherwise),
      ("unfinished", attempts.unfinished),
    ].map { [$0, Figures.mean($1), total > 0 ? Figures.share($1 / total) : "–"] }
    let share = total > 0 ? " (\(Figures.share(attempts.reached / total)))" : ""
    return PageContent.Section(
      id: "attempts", topic: "Who is reached",
      finding: "\(Figures.mean(attempts.reached.rounded())) of"
        + " \(Figures.count(result.scenario.contacts)) contacts are reached\(share).",
      reading: grid.rows.isEmpty ? nil : "Contacts by how often they are called.",
      isHalf: true, hasChart: !grid.rows.isEmpty,
      tables: [.init("What becomes of contacts", fates)]
        + (grid.rows.isEmpty ? [] : [.init("Calls to a contact", grid)]))
  }

  static func bindings(_ result: ResultDocument) -> PageContent.Section? {
    guard let bindings = result.bindings,
      let most = bindings.series.max(by: { $0.share < $1.share })
    else { return nil }
    var grid = Grid(headings: [.text("held back by"), .figure("share of time with work")])
    grid.rows = bindings.series.map { [$0.name, Figures.share($0.share)] }
    return PageContent.Section(
      id: "bindings", topic: "What holds it back",
      finding: "Most of all: \(most.name), for \(Figures.share(most.share)) of the time.",
      reading: "Of the time in which campaigns have contacts left: what the next call waits for.",
      isHalf: true, tables: [.init("What holds it back as a table", grid)])
  }

  static func replay(_ result: ResultDocument, _ phrases: PagePhrases) -> PageContent.Section? {
    guard let replay = result.replay else { return nil }
    let used = Set(replay.calls.map { $0[0] }).count
    return PageContent.Section(
      id: "replay", topic: "One run, slot by slot",
      finding: "From \(phrases.by(replay.from)) on, \(Figures.count(replay.calls.count))"
        + " \(replay.calls.count == 1 ? "call" : "calls") on"
        + " \(Figures.count(used)) of \(PlanWords.slots(replay.slots)).",
      reading:
        "The run whose finish is the median (replication \(replay.replication)): every bar is"
        + " a call; short ticks are busy tones and unanswered rings."
        + (used > 140 ? " The first 140 slots are drawn." : ""),
      tables: [decisions(of: replay)])
  }

  /// The log of the scheduler's decisions: who was called when, on which slot, and what for they
  /// had waited until then.
  private static func decisions(of replay: ResultDocument.Replay) -> PageContent.Table {
    var grid = Grid(headings: [
      .figure("after"), .text("campaign"), .figure("contact"), .figure("call"), .figure("slot"),
      .figure("had waited"), .text("for"), .text("ended"), .figure("took"),
    ])
    func length(_ milliseconds: Int64) -> String { Figures.duration(milliseconds: milliseconds) }
    grid.rows = replay.calls.prefix(replay.decisions).map { call in
      let words =
        (call[8] < 0 ? [] : [replay.reasons[Int(call[8])]])
        + (call[9] == 0 ? [] : ["on a borrowed slot"])
      return [
        length(call[5]), replay.campaigns[Int(call[1])],
        Figures.count(Int(call[2])), String(call[3]), String(call[0]),
        call[7] == 0 ? "–" : length(call[7]),
        words.isEmpty ? "–" : words.joined(separator: ", "),
        PagePhrases.outcome(replay.outcomes[Int(call[4])]), length(call[6]),
      ]
    }
    var table = PageContent.Table("The scheduler's decisions, call by call", grid)
    table.isSearchable = true
    if replay.calls.count > replay.decisions {
      table.more =
        "The first \(Figures.count(replay.decisions)) starts; \(Figures.count(replay.calls.count))"
        + " are in result.json. Why any other call started when it did: dialcast explain."
    }
    return table
  }
}
