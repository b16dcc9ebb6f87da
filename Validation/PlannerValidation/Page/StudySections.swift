import Statistics

/// The coverage of intervals, as a section of the page.
public struct CoverageSection: Sendable {
  let tallies: [CoverageTally]
  let peeking: [PeekingTally]

  /// A section of these.
  public init(_ tallies: [CoverageTally], _ peeking: [PeekingTally]) {
    self.tallies = tallies
    self.peeking = peeking
  }

  /// What does not hold, in sentences.
  public var failures: [String] {
    tallies.filter { !$0.holds }.map {
      "coverage: \($0.name), \($0.sample) runs: \(percent($0.held.value))"
    }
      + peeking.filter { !$0.holds }.map {
        "sequence: \($0.name), α = \(percent($0.alpha)): wrong in \(percent($0.everWrong.value))"
      }
  }

  /// The section.
  public var text: String {
    let intervals = MarkdownTable(
      columns: [
        "nominal 90 % interval of", "kind", ">runs each", ">truth", ">mean width", ">repeats",
        ">in theory", ">covers",
      ],
      rows: tallies.map {
        [
          $0.name, $0.interval, "\($0.sample)", brief($0.truth), brief($0.meanWidth),
          "\($0.held.trials)", $0.inTheory.map(percent) ?? "", percent($0.held.value),
        ]
      })
    let sequences = MarkdownTable(
      columns: ["sequence of", "kind", ">looks", ">sequences", ">stated", ">ever wrong"],
      rows: peeking.map {
        [
          $0.name, $0.interval, "\($0.looks)", "\($0.everWrong.trials)", percent($0.alpha),
          percent($0.everWrong.value),
        ]
      })
    return "\(intervals.text)\n\nLooked at again and again:\n\n\(sequences.text)"
  }
}

/// Forecasts of a day to come from a log of calls, as a section of the page.
public struct NewDaySection: Sendable {
  let tallies: [NewDayTally]

  /// A section of these.
  public init(_ tallies: [NewDayTally]) { self.tallies = tallies }

  /// What does not hold, in sentences.
  public var failures: [String] {
    tallies.filter { !$0.holds }.map {
      "new day: \($0.attempts) calls in the log: plug-in \(percent($0.plugIn.value)), "
        + "posterior \(percent($0.posterior.value))"
    }
  }

  /// The section.
  public var text: String {
    MarkdownTable(
      columns: [
        ">calls in the log", ">days", ">plug-in covers", ">posterior covers",
        ">mean width, plug-in, min", ">mean width, posterior, min",
      ],
      rows: tallies.map {
        [
          "\($0.attempts)", "\($0.plugIn.trials)", percent($0.plugIn.value),
          percent($0.posterior.value), brief($0.plugInWidth / 60), brief($0.posteriorWidth / 60),
        ]
      }
    ).text
  }
}
