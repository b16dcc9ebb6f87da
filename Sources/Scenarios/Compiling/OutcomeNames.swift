import Scheduling

/// The names of all outcomes of a scenario.
struct OutcomeNames: Sendable {
  /// The document's own, in alphabetical order, so that their integers do not depend on the order
  /// in which campaigns are written.
  let customs: [String]

  /// How many a document may name.
  static let maximumCustoms = Outcome.limit - Int(Outcome.firstCustom)

  /// An outcome by its name; nil if there is none.
  func outcome(named name: String) -> Outcome? {
    if let known = Outcome.builtIn.first(where: { $0.name == name }) { return known.outcome }
    return customs.firstIndex(of: name).map {
      Outcome(rawValue: Outcome.firstCustom + UInt8($0))
    }
  }

  /// The name of an outcome; nil if there is none.
  func name(of outcome: Outcome) -> String? {
    if let known = Outcome.builtIn.first(where: { $0.outcome == outcome }) { return known.name }
    let place = Int(outcome.rawValue) - Int(Outcome.firstCustom)
    return customs.indices.contains(place) ? customs[place] : nil
  }

  /// Every name, for suggestions.
  var all: [String] { Outcome.builtIn.map(\.name) + customs }

  /// The outcome of a name; reports a name that means none.
  func resolve(_ name: Located<String>, _ log: ProblemLog) -> Outcome? {
    if let outcome = outcome(named: name.value) { return outcome }
    log.report(
      name.place, "there is no outcome \"\(name.value)\"",
      hint: Spelling.suggestion(for: name.value, among: all))
    return nil
  }
}

extension OutcomeNames {
  /// The outcomes that a document names by using them in its telephony (R21).
  init(usedIn spec: ScenarioSpec, _ log: ProblemLog) {
    var places: [String: Place] = [:]
    func note(_ name: String, at place: Place) {
      if places[name] == nil { places[name] = place }
    }
    for telephony in spec.allTelephony {
      for row in telephony.outcomes?.value ?? [] { note(row.name.value, at: row.name.place) }
      for row in telephony.answers?.value ?? [] { note(row.name.value, at: row.name.place) }
      for line in telephony.script?.value.flatMap(\.value) ?? [] {
        note(line.outcome, at: line.place)
      }
    }
    let known = Set(Outcome.builtIn.map(\.name))
    let customs = places.keys.filter { !known.contains($0) }.sorted()
    if customs.count > Self.maximumCustoms, let place = places[customs[Self.maximumCustoms]] {
      log.report(
        place, "this is one outcome of your own too many",
        hint: "a scenario can have \(Self.maximumCustoms)")
    }
    self.init(customs: Array(customs.prefix(Self.maximumCustoms)))
  }
}

extension ScenarioSpec {
  /// The campaigns of all workspaces, and those without one.
  var allCampaigns: [Located<CampaignSpec>] {
    (workspaces?.value ?? []).flatMap { $0.campaigns?.value ?? [] } + (campaigns?.value ?? [])
  }

  /// All telephony, named and in place.
  var allTelephony: [TelephonySpec] {
    let named = (telephony?.value ?? []).map(\.value.value)
    let inline = allCampaigns.compactMap { campaign -> TelephonySpec? in
      guard case .inline(let spec)? = campaign.telephony?.value else { return nil }
      return spec
    }
    let ofStreams = allStreams.compactMap { stream -> TelephonySpec? in
      guard case .inline(let spec)? = stream.calls?.value else { return nil }
      return spec
    }
    return named + inline + ofStreams
  }
}
