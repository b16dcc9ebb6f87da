import Foundation

// What a run costs, who pays it, and what one slot more or a later deadline would.

extension Page {
  static func cost(_ result: ResultDocument, _ phrases: PagePhrases) -> PageContent.Section? {
    guard let cost = result.cost else { return nil }
    let tables = [
      PageContent.Table("Where it goes", costLines(cost), isData: false),
      costWorkspaces(cost).map { PageContent.Table("Who pays what", $0, isData: false) },
      costCurve(result, cost, phrases).map {
        PageContent.Table("More and fewer slots (* the answer)", $0, isData: false)
      },
    ]
    return PageContent.Section(
      id: "cost", topic: "Cost", finding: CostWords(cost, slots: result.verdict.slots).finding,
      reading: cost.curve.count > 1
        ? "What a run costs with so many slots, and by when \(phrases.goal) of these runs are"
          + " finished: the price of one slot more, and of a later deadline. Thin lines:"
          + " \(Figures.confidence(result.verdict.confidence)) confidence."
        : nil,
      hasChart: cost.curve.count { $0.by != nil } > 1, tables: tables.compactMap(\.self))
  }

  private static func costLines(_ cost: ResultDocument.Cost) -> Grid {
    var grid = Grid(headings: [
      .text("a run"), .figure(Figures.named("amount", cost.currency)), .figure("interval"),
      .figure("share"),
    ])
    func row(_ name: String, _ amount: ResultDocument.Cost.Amount) -> [String] {
      [
        name, Figures.money(amount.mean), Figures.moneyInterval(amount.low, amount.high),
        cost.total.mean > 0 ? Figures.share(amount.mean / cost.total.mean) : "–",
      ]
    }
    grid.rows = cost.lines.map { row($0.name, $0.amount) } + [row("together", cost.total)]
    if let each = cost.perReached {
      grid.rows.append([
        "a contact reached", Figures.money(each.mean), Figures.moneyInterval(each.low, each.high),
        "",
      ])
    }
    return grid
  }

  private static func costWorkspaces(_ cost: ResultDocument.Cost) -> Grid? {
    guard !cost.workspaces.isEmpty else { return nil }
    var grid = Grid(headings: [
      .text("workspace"), .figure("own slots"), .figure("minutes"), .figure("calls"),
      .figure(Figures.named("together", cost.currency)), .figure("a contact reached"),
    ])
    grid.rows = cost.workspaces.map { row in
      [row.name ?? "nobody's"] + [row.slots, row.minutes, row.calls].map { Figures.money($0) }
        + [
          Figures.money(row.total.mean), row.perReached.map { Figures.money($0.mean) } ?? "–",
        ]
    }
    return grid
  }

  private static func costCurve(
    _ result: ResultDocument, _ cost: ResultDocument.Cost, _ phrases: PagePhrases
  ) -> Grid? {
    guard cost.curve.count > 1 else { return nil }
    var grid = Grid(headings: [
      .figure("slots"), .figure(Figures.named("cost", cost.currency)), .figure("change"),
      .figure("interval"), .figure("on time"), .figure("\(phrases.goal) finish by"),
    ])
    grid.rows = cost.curve.map { point in
      let known = result.curve.first { $0.mode == point.mode && $0.slots == point.slots }
      let isAnswer = point.slots == result.verdict.slots
      return [
        Figures.count(point.slots) + (isAnswer ? " *" : ""), Figures.money(point.total.mean),
        isAnswer ? "–" : Figures.moneyChange(point.change.mean),
        isAnswer ? "–" : Figures.moneyInterval(point.change.low, point.change.high),
        known.map { Figures.probability($0.probability) } ?? "–", phrases.by(point.by),
      ]
    }
    return grid
  }
}

/// What a run costs, in a sentence.
struct CostWords {
  private let cost: ResultDocument.Cost
  private let slots: Int?

  /// The cost, and the slots of the answer.
  init(_ cost: ResultDocument.Cost, slots: Int?) {
    self.cost = cost
    self.slots = slots
  }

  /// `A run costs 5,280.50 EUR on average, 0.159 EUR for each contact reached; one slot more is
  /// 30.00 EUR dearer.`
  var finding: String {
    let each = cost.perReached.map {
      ", \(Figures.money($0.mean, cost.currency)) for each contact reached"
    }
    return "A run costs \(Figures.money(cost.total.mean, cost.currency)) on average"
      + (each ?? "") + (next.map { "; one slot more is \($0)" } ?? "") + "."
  }

  /// Of one slot more; nil if that was not tried, or in too few runs to say how far it may be off.
  private var next: String? {
    guard let change = cost.curve.first(where: { $0.slots - 1 == slots })?.change,
      let low = change.low, let high = change.high
    else { return nil }
    if low == 0, high == 0 { return "no dearer" }
    let size =
      Figures.money(abs(change.mean), cost.currency) + (change.mean < 0 ? " cheaper" : " dearer")
    guard low <= 0, high >= 0 else { return size }
    return size + " (\(Figures.moneyChange(low)) … \(Figures.moneyChange(high))), which may be"
      + " chance"
  }
}

extension ResultDocument.Cost {
  /// What amounts are called; empty if nothing is said of it.
  var currency: String { prices.currency ?? "" }
}
