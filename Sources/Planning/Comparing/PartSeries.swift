import Scheduling
import Statistics

/// A part of a scenario, run by run: a campaign, a workspace or the whole.
struct PartSeries {
  /// When the lists of the part were finished, in milliseconds since 1970; for a run that does not
  /// finish, the limit after which nothing is called. Empty if the part has no lists.
  private(set) var finishMs: [Int64] = []
  /// Whether they were.
  private(set) var isFinished: [Bool] = []
  /// Tasks there were.
  private(set) var tasks: [Double] = []
  /// Contacts reached.
  private(set) var reached: [Double] = []
  /// Calls that ended.
  private(set) var attempts: [Double] = []
  /// Tasks that came one by one and were not called.
  private(set) var lost: [Double] = []
  /// How long tasks that came one by one waited, in all and how many of them, in milliseconds.
  private(set) var waitedMs: [Double] = []
  private(set) var called: [Double] = []

  /// The campaigns at these places together. O(runs × places).
  ///
  /// - Parameter floor: when runs that do not finish count as finished, if that is later than the
  ///   limit of their own side. Sides that are compared share it: one whose campaign ends earlier
  ///   must not win by giving up.
  init(_ places: [Int], of side: ComparedSide, unfinishedAt floor: Instant = .distantPast) {
    let campaigns = side.outline.campaigns
    let lists = places.filter { campaigns[$0].isList }
    for run in side.runs {
      let parts = places.map { run.campaigns[$0] }
      tasks.append(Double(parts.reduce(0) { $0 + $1.tasks }))
      reached.append(Double(parts.reduce(0) { $0 + $1.reached }))
      attempts.append(Double(parts.reduce(0) { $0 + $1.attempts }))
      lost.append(Double(parts.reduce(0) { $0 + $1.lost }))
      waitedMs.append(Double(parts.reduce(0) { $0 + $1.waitedMs }))
      called.append(Double(parts.reduce(0) { $0 + $1.called }))
      guard !lists.isEmpty else { continue }
      isFinished.append(lists.allSatisfy { run.campaigns[$0].finishedMs != nil })
      finishMs.append(
        lists.reduce(.min) { latest, place in
          let limit = max(campaigns[place].limit, floor).milliseconds
          return max(latest, run.campaigns[place].finishedMs ?? limit)
        })
    }
  }

  /// The last limit of the lists among some campaigns of a side, or the last finish where a call
  /// went on beyond it: what never finishes must not be earlier than what does.
  static func limit(_ places: [Int], of side: ComparedSide) -> Instant {
    let lists = places.filter { side.outline.campaigns[$0].isList }
    let limit = lists.map { side.outline.campaigns[$0].limit }.max() ?? .distantPast
    return side.runs.reduce(limit) { latest, run in
      lists.reduce(latest) { latest, place in
        max(latest, run.campaigns[place].finishedMs.map(Instant.init(milliseconds:)) ?? latest)
      }
    }
  }

  /// When each run finished, `Trial.never` for never.
  var ranked: [Int64] { zip(isFinished, finishMs).map { $0 ? $1 : Trial.never } }

  /// The mean wait in each run; 0 where nobody was called.
  var meanWaitMs: [Double] { zip(waitedMs, called).map { $1 > 0 ? $0 / $1 : 0 } }

  /// Whether each run is finished at or before an instant.
  func isOnTime(_ deadline: Instant) -> [Bool] {
    zip(isFinished, finishMs).map { $0 && $1 <= deadline.milliseconds }
  }
}

/// One of two scenarios that are compared: what it is, and its runs.
public struct ComparedSide: Sendable {
  /// Its names and limits.
  public var outline: ScenarioOutline
  /// Its runs, in the order of replications.
  public var runs: [RunFigures]
  /// How heavy the luck of each run is, campaign by campaign (`ShadowWorkload`); empty: not known.
  public var excessSeconds: [[Double]]

  /// A side.
  public init(outline: ScenarioOutline, runs: [RunFigures], excessSeconds: [[Double]] = []) {
    precondition(
      runs.allSatisfy { $0.campaigns.count == outline.campaigns.count }, "runs of this scenario")
    precondition(
      excessSeconds.isEmpty || excessSeconds.count == runs.count, "the luck of each run, or of none"
    )
    self.outline = outline
    self.runs = runs
    self.excessSeconds = excessSeconds
  }

  /// The luck of each run as controls of a mean: one for each workspace, or one for all together
  /// where there are too few runs for so many.
  var controls: [[Double]] {
    guard !excessSeconds.isEmpty else { return [] }
    func control(_ isPart: (ScenarioOutline.Campaign) -> Bool) -> [Double] {
      let places = outline.campaigns.indices.filter { isPart(outline.campaigns[$0]) }
      return excessSeconds.map { run in places.reduce(0) { $0 + run[$1] } }
    }
    let names = outline.workspaces
    return names.count * ControlledMean.fewestForEach <= runs.count
      ? names.map { name in control { $0.workspace == name } } : [control { _ in true }]
  }
}
