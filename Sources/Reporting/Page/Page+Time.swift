import Foundation

// When it finishes, how far it is by when, and how its slots are used meanwhile.

extension Page {
  static func finish(_ result: ResultDocument, _ phrases: PagePhrases) -> PageContent.Section? {
    guard let all = result.completion.first else { return nil }
    var times = Grid(
      headings: [.text("resolved")]
        + all.quantiles.map {
          .figure("\(Figures.confidence($0.probability)) of runs")
        })
    times.rows = result.completion.map { milestone in
      ["\(milestone.resolved) % of contacts"] + milestone.quantiles.map { phrases.by($0.at) }
    }
    var intervals = Grid(headings: [.text("all resolved"), .figure("by"), .figure("interval")])
    intervals.rows = all.quantiles.map {
      [
        "in \(Figures.confidence($0.probability)) of runs", phrases.by($0.at),
        phrases.between($0.low, $0.high),
      ]
    }
    var chances = Grid(headings: [
      .text("finished by"), .figure("probability"), .figure("interval"),
    ])
    chances.rows = all.by.map {
      [phrases.by($0.at), Figures.probability($0.probability), Figures.shares($0.low, $0.high)]
    }
    let median = all.quantile(0.5)?.at
    let most = all.quantile(0.95)?.at
    let finding =
      median == nil
      ? "Most runs never finish."
      : "Half of all runs finish by \(phrases.by(median)),"
        + " 95 % \(most == nil ? "never do" : "by \(phrases.by(most))")."
    return PageContent.Section(
      id: "finish", topic: "When it finishes", finding: finding,
      reading: "Fifty equally likely ends: count dots, each is a chance of 2 %."
        + " Closed hours are narrow grey bands.",
      isHalf: true, hasChart: !result.finish.isEmpty,
      tables: [
        .init("Finished by", chances), .init("Intervals", intervals),
        .init("95 %, 99 % and all contacts", times),
      ])
  }

  static func progress(_ result: ResultDocument, _ phrases: PagePhrases) -> PageContent.Section? {
    guard let progress = result.progress else { return nil }
    var grid = Grid(headings: [
      .text("at"), .figure("5 % of runs"), .figure("25 %"), .figure("median"), .figure("75 %"),
      .figure("95 %"),
    ])
    // Every bin would be a wall of figures.
    let step = max(1, progress.at.count / 24)
    grid.rows = stride(from: 0, to: progress.at.count, by: step).map { bin in
      [
        phrases.by(progress.at[bin]), Figures.share(progress.p5[bin]),
        Figures.share(progress.p25[bin]), Figures.share(progress.p50[bin]),
        Figures.share(progress.p75[bin]), Figures.share(progress.p95[bin]),
      ]
    }
    let due = result.question.deadline
    let last = Array(zip(progress.at, progress.p50)).last { $0.0.wall <= due.wall }
    let finding =
      last.map { "\(Figures.resolved($0.1)) of the contacts are resolved by the deadline." }
      ?? "The deadline is over before the first contact is resolved."
    return PageContent.Section(
      id: "progress", topic: "Progress", finding: finding,
      reading: "Share of contacts resolved: the median of all runs, with 50 % and 90 % of them"
        + " around it.",
      isHalf: true, tables: [.init("Progress as a table", grid)])
  }

  static func use(_ result: ResultDocument, _ phrases: PagePhrases) -> PageContent.Section? {
    guard let use = result.use, !use.at.isEmpty else { return nil }
    var grid = Grid(headings: [
      .text("workspace"), .figure("slots"), .figure("filled to the deadline"),
      .figure("borrowed share"), .figure("most borrowed at once"), .figure("most lent at once"),
    ])
    grid.rows = use.pools.map { pool in
      [
        pool.name, pool.slots.map(Figures.count) ?? "shared", Figures.share(pool.meanUse),
        Figures.share(pool.borrowedShare), Figures.mean(pool.borrowed.max() ?? 0),
        Figures.mean(pool.lent.max() ?? 0),
      ]
    }
    var course = Grid(headings: [.text("from")] + use.pools.map { .figure($0.name) })
    let step = max(1, use.at.count / 24)
    course.rows = stride(from: 0, to: use.at.count, by: step).map { bin in
      [phrases.by(use.at[bin])]
        + use.pools.map { String(format: "%.1f", $0.own[bin] + $0.borrowed[bin]) }
    }
    let finding =
      use.meanUse.map {
        "\(Figures.share($0)) of the open slot time to the deadline is filled."
      }
      ?? "How the slots are used over time."
    let isLent = use.pools.contains { $0.borrowed.contains { $0 > 0 } }
    return PageContent.Section(
      id: "use", topic: "Slots in use", finding: finding,
      reading: "Mean slots in use per \(Figures.duration(milliseconds: use.binMs)), stacked by"
        + " workspace"
        + (isLent ? "; paler where they are borrowed" : "")
        + (use.slots == nil ? "" : ". The line: slots there are")
        + ". Grey: nobody may be called.",
      tables: [.init("Use by workspace", grid), .init("Use over time", course)])
  }
}

extension Figures {
  /// A share of contacts: a median of runs, of which others are later, and so never all.
  static func resolved(_ share: Double) -> String {
    share > 0.9990 ? "More than 99.9 %" : Figures.share(share)
  }
}
