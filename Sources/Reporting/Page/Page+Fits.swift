import Foundation

// How near calibrated lengths come to the calls that they were fitted to.

extension Page {
  /// What the plots show; nil without plots.
  static func fitsReading(_ result: ResultDocument) -> String? {
    guard !result.fits.isEmpty else { return nil }
    return "Lengths against the calls that they were fitted to, in seconds: each dot is a quantile,"
      + " p1 to p99, and on the line calls and distribution are alike. If the distribution is"
      + " right, a dot lies in the band with 95 % probability; diamonds lie outside. Of many calls"
      + " the band is narrow, and what counts is how far from the line they are."
  }

  /// A plot for each length.
  static func fitPlots(_ result: ResultDocument) -> [PageContent.Plot] {
    result.fits.enumerated().map { place, fit in
      PageContent.Plot(
        id: "fit\(place)", finding: Unbroken.text(fit.text),
        reading: Unbroken.text(evidence(of: fit)))
    }
  }

  /// From how many calls, and how many quantiles differ by more than luck usually does.
  private static func evidence(of fit: ResultDocument.Fit) -> String {
    let calls = "\(Figures.count(fit.calls)) \(fit.calls == 1 ? "call" : "calls")"
    let outside = fit.points.count { $0.isOutside }
    let dots =
      outside == 0
      ? "every dot lies in the band"
      : "\(outside) of \(fit.points.count) dots \(outside == 1 ? "lies" : "lie") outside the band"
    let means = (FitWords.seconds(fit.fittedMeanMs), FitWords.seconds(fit.observedMeanMs))
    if fit.family != fit.shown {
      return "\(calls), and runs draw from these: with \(FitWords.inWords(fit.shown)) \(dots), and"
        + " the mean is \(means.0) s instead of \(means.1) s."
    }
    return "\(calls); \(dots). Mean \(means.0) s, of the calls \(means.1) s."
  }

  /// The quantiles of each length, and the criteria by which families were chosen.
  static func fitTables(_ result: ResultDocument) -> [PageContent.Table] {
    result.fits.map { fit in
      var table = PageContent.Table("\(fit.name), as a table", quantiles(of: fit))
      if fit.points.contains(where: \.isOutside) { table.more = "* outside the band" }
      return table
    }
      + [criteria(result.fits)].compactMap { $0 }
  }

  private static func quantiles(of fit: ResultDocument.Fit) -> Grid {
    var grid = Grid(headings: [
      .text("seconds"), .figure("of the calls"), .figure(FitWords.inWords(fit.shown)),
      .figure("band"),
    ])
    grid.rows = fit.points.map { point in
      [
        FitWords.level(point.level), FitWords.seconds(point.observedMs),
        FitWords.seconds(point.fittedMs),
        "\(FitWords.seconds(point.lowMs))–\(FitWords.seconds(point.highMs))"
          + (point.isOutside ? " *" : ""),
      ]
    }
    grid.rows.append(
      ["mean", FitWords.seconds(fit.observedMeanMs), FitWords.seconds(fit.fittedMeanMs), ""])
    return grid
  }

  private static func criteria(_ fits: [ResultDocument.Fit]) -> PageContent.Table? {
    let known = fits.filter { !$0.criteria.isEmpty }
    guard let families = known.first?.criteria.map(\.family) else { return nil }
    var grid = Grid(
      headings: [.text("length"), .text("taken")]
        + families.map { .figure(FitWords.inWords($0)) })
    grid.rows = known.map { fit in
      [fit.name, FitWords.inWords(fit.family)]
        + fit.criteria.map { $0.aboveLowest == 0 ? "0" : String(format: "+%.1f", $0.aboveLowest) }
    }
    var table = PageContent.Table("Akaike's criterion, above the lowest", grid)
    table.more =
      "The family with 0 fits best. From about 10 on, a family has next to no support"
      + " (Burnham and Anderson, Sociological Methods & Research 33, 2004)."
    return table
  }
}
