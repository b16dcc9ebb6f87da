import Calendars
import Scheduling
import Simulating
import Statistics

/// A stream of calls that no campaign makes, as it is written, whether they come in or are started
/// through the API.
struct StreamSpec {
  /// Where it stands.
  let place: Place
  /// The workspace; empty for the organisation.
  let workspace: String
  let kind: CampaignKind
  let arrivals: Located<ArrivalsSpec>?
  let calls: Located<TelephonyForm>?
  let duration: Located<DistributionSpec>?
  let patience: Located<PatienceForm>?
  let whenFull: Located<ApiSpec.WhenFull>?

  /// What it is called in its workspace, as is the pool of its slots.
  var name: String { kind == .inbound ? "inbound" : "api" }

  init(api spec: Located<ApiSpec>, of workspace: String) {
    self.init(
      place: spec.place, workspace: workspace, kind: .realtime, arrivals: spec.arrivals,
      calls: spec.calls, duration: spec.duration, patience: spec.patience, whenFull: spec.whenFull)
  }

  init(inbound spec: Located<InboundSpec>, of workspace: String) {
    self.init(
      place: spec.place, workspace: workspace, kind: .inbound, arrivals: spec.arrivals,
      calls: spec.calls, duration: spec.duration, patience: nil, whenFull: nil)
  }

  private init(
    place: Place, workspace: String, kind: CampaignKind, arrivals: Located<ArrivalsSpec>?,
    calls: Located<TelephonyForm>?, duration: Located<DistributionSpec>?,
    patience: Located<PatienceForm>?, whenFull: Located<ApiSpec.WhenFull>?
  ) {
    self.place = place
    self.workspace = workspace
    self.kind = kind
    self.arrivals = arrivals
    self.calls = calls
    self.duration = duration
    self.patience = patience
    self.whenFull = whenFull
  }
}

extension ScenarioSpec {
  /// The streams in the order in which the slot tree has their pools: workspace by workspace API
  /// calls and inbound calls, at last the inbound calls of the organisation.
  var allStreams: [StreamSpec] {
    var streams: [StreamSpec] = []
    for workspace in workspaces?.value ?? [] {
      let name = workspace.name?.value ?? ""
      if let api = workspace.api { streams.append(StreamSpec(api: api, of: name)) }
      if let inbound = workspace.inbound {
        streams.append(StreamSpec(inbound: inbound, of: name))
      }
    }
    if let inbound = organisation?.inbound {
      streams.append(StreamSpec(inbound: inbound, of: ""))
    }
    return streams
  }

  /// Everybody who comes one by one.
  var allArrivals: [ArrivalsSpec] {
    (allCampaigns.map(\.arrivals) + allStreams.map(\.arrivals)).compactMap { $0?.value }
  }
}

extension ScenarioCompiler {
  /// Reports a workspace in which nobody calls, and campaigns with the name of a stream.
  func checkSources(of workspace: Workspace) {
    guard let spec = workspace.spec else { return }
    let streams = self.spec.allStreams.filter { stream in
      stream.workspace == workspace.name && stream.arrivals != nil
    }
    if spec.campaigns == nil, streams.isEmpty, log.isClean(below: spec.place) {
      log.report(
        spec.place,
        "the key \"campaigns\" is missing: a list "
          + "(each element a mapping with the keys of campaign)"
      )
    }
    for name in workspace.campaigns.compactMap(\.name) {
      guard streams.contains(where: { $0.name == name.value }) else { continue }
      log.report(
        name.place, "the name \"\(name.value)\" is taken",
        hint: "the workspace's \(name.value) calls have it; choose another")
    }
  }

  /// The streams of calls that no campaign makes.
  func streams(
    of workspaces: [Workspace], beside campaigns: [CampaignDraft], _ profiles: TelephonyCompiler
  ) -> [CampaignDraft] {
    let start = campaigns.map(\.start).min()
    let ends = campaigns.map(\.end)
    let end = ends.contains(nil) ? nil : ends.compactMap { $0 }.max()
    return spec.allStreams.compactMap { stream in
      guard let arrivals = stream.arrivals else {
        reportCallsWithoutArrivals(stream)
        return nil
      }
      return draft(of: stream, arrivals, start: start, end: end, profiles)
    }
  }

  private func draft(
    of stream: StreamSpec, _ arrivals: Located<ArrivalsSpec>, start: Instant?, end: Instant?,
    _ profiles: TelephonyCompiler
  ) -> CampaignDraft? {
    let telephony = telephony(of: stream, profiles)
    let patience = patience(of: stream)
    guard let clock = try? clocks.clock(spec.organisation?.timezone?.value ?? "UTC") else {
      return nil
    }
    guard let from = arrivals.from.map({ clock.instant(of: $0.value) }) ?? start else {
      if log.isEmpty {
        log.report(
          arrivals.place, "the key \"from\" is missing: there is no campaign with which to begin")
      }
      return nil
    }
    if let tasks = arrivals.tasks {
      log.report(
        tasks.place, "tasks belong to a realtime campaign; a call of a stream is one attempt",
        hint: "write per_hour, weekly or file")
    }
    guard let contacts = source(of: arrivals, by: clock, start: from, end: end), let telephony
    else { return nil }
    return CampaignDraft(
      workspace: stream.workspace, name: stream.name, kind: stream.kind, isStream: true,
      place: stream.place,
      hoursPlace: stream.place, priority: .normal, start: from, end: nil, clock: clock,
      hours: nil, legal: nil, zoneOf: .campaign, contacts: contacts,
      retry: RetryPolicy(maxAttempts: 1), attemptPriority: .firstAttemptsFirst,
      tieBreak: .listOrder, pace: nil, throttle: .zero, aging: nil, lease: nil, numbers: .none,
      telephony: telephony, patience: patience)
  }

  private func telephony(
    of stream: StreamSpec, _ profiles: TelephonyCompiler
  ) -> TelephonyModel? {
    log.reportConflict(
      stream.calls?.place, stream.duration?.place, keeping: "keep calls or duration")
    if let duration = stream.duration {
      return duration.distribution(log).map { talk in
        .independent(
          IndependentOutcomes(
            rows: [.init(outcome: .completed, probability: 1, ring: .constant(0), talk: talk)],
            evidence: Evidence(key: StreamKey("figures/" + duration.place.keyPath))))
      }
    }
    if let calls = stream.calls { return profiles.model(of: calls) }
    if log.isClean(below: stream.place) {
      log.report(
        stream.place, "the key \"calls\" or \"duration\" is missing: how long calls take",
        hint: "write duration: 3 min, or calls with telephony")
    }
    return nil
  }

  private func patience(of stream: StreamSpec) -> Patience {
    if stream.kind == .inbound { return .none }
    if let whenFull = stream.whenFull, whenFull.value == .reject {
      if let patience = stream.patience {
        log.report(
          patience.place, "contradicts when_full: reject, which lets nobody wait",
          hint: "write when_full: wait")
      }
      return .none
    }
    return patience(stream.patience)
  }

  private func reportCallsWithoutArrivals(_ stream: StreamSpec) {
    if let place = stream.calls?.place ?? stream.duration?.place {
      log.report(
        place, "says how long calls take, but nobody calls", hint: "add arrivals")
    } else if stream.kind == .inbound, log.isClean(below: stream.place) {
      let inbound = workspaceInbound(at: stream.place)
      if inbound?.reserve == nil {
        log.report(
          stream.place, "keeps no slots and nobody calls", hint: "write reserve, or arrivals")
      }
    }
  }

  private func workspaceInbound(at place: Place) -> Located<InboundSpec>? {
    let all = (spec.workspaces?.value ?? []).compactMap(\.inbound) + [spec.organisation?.inbound]
    return all.compactMap { $0 }.first { $0.place == place }
  }
}
