import Calendars
import Scheduling
import Simulating

extension ScenarioCompiler {
  /// What the scenario expects of its runs; what cannot be understood is reported.
  ///
  /// Names are resolved even where other parts of the document are wrong, so that all mistakes
  /// are seen at once; the result is used only if there are none.
  func expectations(
    of workspaces: [Workspace], campaigns: [CampaignDraft], _ tree: SlotTreeDraft?,
    deadline: Instant?
  ) -> [Expectation] {
    guard let written = spec.expect?.value else { return [] }
    let grammar = ExpectationGrammar(
      subjects: subjects(of: workspaces, campaigns: campaigns, tree), outcomes: outcomes,
      deadline: deadline)
    let count = workspaces.map(\.campaigns.count).reduce(0, +)
    // Without every campaign, nobody knows which one a row is about.
    let tables =
      campaigns.count == count && count > 0
      ? ExpectationTables(campaigns: campaigns, outcomes: outcomes, log: log) : nil
    return written.flatMap { entry -> [Expectation] in
      switch entry.value {
      case .sentence(let sentence):
        do throws(SentenceMistake) {
          let requirement = try grammar.requirement(of: sentence)
          return [expectation(sentence, at: entry.place, requirement)]
        } catch {
          log.report(entry.place, error.message, hint: error.hint)
          return []
        }
      case .exact(let exact): return expectations(exact, at: entry.place, tables)
      }
    }
  }

  private func expectations(
    _ exact: ExactExpectationSpec, at place: Place, _ tables: ExpectationTables?
  ) -> [Expectation] {
    var found: [Expectation] = []
    if exact.timeline == nil, exact.starts == nil, exact.golden == nil, log.isClean(below: place) {
      log.report(place, "expects nothing", hint: "add timeline, starts or golden, or remove this")
    }
    if let column = exact.column, exact.timeline == nil {
      log.report(column.place, "counts only with a timeline; add that, or remove this")
    }
    if let column = exact.column, column.value <= .zero {
      log.report(column.place, "is no time at all", hint: "write 1 min")
    }
    for text in [exact.timeline, exact.starts].compactMap({ $0 }) {
      requireScripts(for: text.place, tables)
    }
    if let text = exact.timeline, let timeline = tables?.timeline(text, column: exact.column) {
      found.append(expectation("timeline", at: text.place, .timeline(timeline)))
    }
    if let text = exact.starts, let starts = tables?.starts(text) {
      found.append(expectation("starts", at: text.place, .starts(starts)))
    }
    if let golden = exact.golden, golden.value {
      found.append(expectation("golden", at: golden.place, .golden))
    }
    return found
  }

  private func expectation(
    _ text: String, at place: Place, _ requirement: Requirement
  ) -> Expectation {
    var line: Int?
    if case .file = place.position.origin { line = place.position.line }
    return Expectation(text: text, line: line, requirement: requirement)
  }

  /// What comes out exactly must not be left to luck.
  private func requireScripts(for place: Place, _ tables: ExpectationTables?) {
    for campaign in tables?.campaigns ?? [] {
      if case .scripted = campaign.telephony { continue }
      log.report(
        place, "needs calls whose ends are known, but those of \(campaign.name) are left to luck",
        hint: "give every campaign a telephony with a script")
      return
    }
  }

  // MARK: Subjects

  private func subjects(
    of workspaces: [Workspace], campaigns: [CampaignDraft], _ tree: SlotTreeDraft?
  ) -> ExpectationSubjects {
    let clock = (try? clocks.clock(spec.organisation?.timezone?.value ?? "UTC")) ?? .utc
    func subject(_ name: String, _ places: [Int], _ clock: ZoneClock) -> ExpectationSubject {
      let pool = name == "organisation" ? 0 : tree?.names.dropFirst().firstIndex(of: name) ?? 0
      let known = places.filter(campaigns.indices.contains)
      return ExpectationSubject(
        name: name, pool: PoolID(rawValue: UInt16(pool)), campaigns: places, clock: clock,
        start: known.map { campaigns[$0].start }.min() ?? .epoch)
    }
    let count = workspaces.map(\.campaigns.count).reduce(0, +)
    var all = [
      ExpectationSubjects.Named(
        kind: "organisation", names: ["organisation"],
        subject: subject("organisation", Array(0..<count), clock))
    ]
    var next = 0
    for workspace in workspaces {
      let places = Array(next..<next + workspace.campaigns.count)
      if workspace.spec != nil {
        all.append(
          ExpectationSubjects.Named(
            kind: "workspace", names: [workspace.name],
            subject: subject(workspace.name, places, clock)))
      }
      for (place, campaign) in zip(places, workspace.campaigns) {
        guard let name = campaign.name?.value else { continue }
        let path = "\(workspace.name)/\(name)"
        let clock = campaigns.indices.contains(place) ? campaigns[place].clock : clock
        all.append(
          ExpectationSubjects.Named(
            kind: "campaign", names: [name, path], subject: subject(path, [place], clock)))
      }
      next += places.count
    }
    return ExpectationSubjects(all: all)
  }
}
