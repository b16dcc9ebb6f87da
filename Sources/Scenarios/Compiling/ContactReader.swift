import ContactLists
import Foundation
import Scheduling

extension ScenarioCompiler {
  /// Who is called; nil only if a problem was reported.
  func contacts(of campaign: Located<CampaignSpec>) -> CampaignDraft.Contacts? {
    guard let contacts = campaign.contacts else { return nil }
    if let count = contacts.count {
      let others = [
        contacts.file?.place, contacts.columns?.place, contacts.region?.place,
        contacts.filter?.place,
      ]
      if let other = others.compactMap(\.self).first {
        log.report(other, "contradicts count", hint: "write count, or a file with its region")
      }
      return .count(count.value)
    }
    guard let file = contacts.file else {
      if log.isClean(below: contacts.place) {
        log.report(contacts.place, "the key \"count\" or \"file\" is missing")
      }
      return nil
    }
    guard let path = path(of: file, region: contacts.region) else { return nil }
    return .list(
      path: path, name: file, region: contacts.region, columns: columnNames(contacts.columns),
      filter: ContactFilter(contacts.filter?.value ?? []))
  }

  /// The names of columns that have their own; whether the list has them is seen when it is read.
  func columnNames(_ columns: Located<[Named<String>]>?) -> ColumnNames {
    var names = ColumnNames()
    for column in columns?.value ?? [] { names[column.name.value] = column.value.value }
    return names
  }

  /// Where a list lies that the document names, with a country whose numbers are known; nil only
  /// if a problem was reported.
  func path(of file: Located<String>, region: Located<String>?) -> String? {
    if let region, !PhoneNumber.knowsRegion(region.value) {
      log.report(
        region.place, "there is no numbering plan of \"\(region.value)\"",
        hint: PhoneNumber.advice(onRegion: region.value))
    }
    let path = URL(
      fileURLWithPath: file.value, relativeTo: URL(fileURLWithPath: folder, isDirectory: true)
    ).path
    guard FileManager.default.fileExists(atPath: path) else {
      log.report(
        file.place,
        "there is no file \"\(file.value)\""
          + (file.value.hasPrefix("/") ? "" : " beside the scenario, where it is looked for"),
        hint: NearbyFiles.suggestion(for: path, endings: [".csv", ".jsonl", ".json"]))
      return nil
    }
    return path
  }
}

/// Reads the contact lists of a scenario, each file once.
struct ContactReader {
  let log: ProblemLog
  private let cache: ContactListCache?
  private var lists: [ContactListSource: ContactList] = [:]
  /// What the reader of a result should know about the lists; each list's once.
  var notes: [String] = []
  private var numberZones: NumberZones?

  /// A reader of one scenario.
  ///
  /// - Parameter cache: what was read for other scenarios; nil: nothing.
  init(log: ProblemLog, cache: ContactListCache?) {
    self.log = log
    self.cache = cache
  }

  /// The contacts of a campaign; nil if it has no list, or a problem was reported.
  mutating func contacts(
    of draft: CampaignDraft, digest: inout ScenarioDigest, progress: (ScenarioProgress) -> Void,
    isCancelled: () -> Bool
  ) throws -> CampaignContacts? {
    switch draft.contacts {
    case .count, .rates, .tasks: return nil
    case .list(let path, let name, let region, let columns, let filter):
      let list = try list(
        ContactListSource(path: path, region: region?.value, columns: columns), name: name,
        digest: &digest, progress: progress, isCancelled: isCancelled)
      return list.map { CampaignContacts(list: $0, places: filter.places(in: $0, log)) }
    case .timedList(
      let path, let name, let region, let columns, let filter, let column, let between):
      let source = ContactListSource(
        path: path, region: region?.value, columns: columns,
        times: .init(column: column?.value ?? "arrived_at", clock: draft.clock))
      let list = try list(
        source, name: name, digest: &digest, progress: progress, isCancelled: isCancelled)
      return list.map { list in
        let places = filter.places(in: list, log)
        return inOrderOfTime(list, places, between: between, of: name)
      }
    }
  }

  /// Those who come between two instants, in the order in which they do.
  private mutating func inOrderOfTime(
    _ list: ContactList, _ places: [UInt32]?, between: Range<Instant>, of name: Located<String>
  ) -> CampaignContacts {
    let wanted = places ?? list.rows.indices.map { UInt32($0) }
    let coming = wanted.filter {
      between.contains(Instant(milliseconds: list.times[Int($0)]))
    }
    if coming.isEmpty, list.count > 0, log.isEmpty {
      log.report(name.place, "nobody in the list comes while the campaign runs")
    } else if coming.count < wanted.count {
      notes.append(
        "\(name.value): \(wanted.count - coming.count) who come before or after the arrivals "
          + "of the campaign were left out.")
    }
    // Those of one instant in the order of the list.
    return CampaignContacts(
      list: list, places: coming.sorted { (list.times[Int($0)], $0) < (list.times[Int($1)], $1) })
  }

  /// A list, which is read when it is needed first.
  private mutating func list(
    _ source: ContactListSource, name: Located<String>, digest: inout ScenarioDigest,
    progress: (ScenarioProgress) -> Void, isCancelled: () -> Bool
  ) throws -> ContactList? {
    if let list = lists[source] { return list }
    do {
      let list = try source.load(
        from: cache, digest: &digest,
        progress: {
          progress(
            ScenarioProgress(
              file: name.value, rows: $0.rows, bytesRead: $0.bytes, totalBytes: $0.totalBytes))
        }, isCancelled: isCancelled)
      if list.count == 0 { Self.reportEmpty(list, at: name.place, log) }
      notes += Self.notes(on: list, name: name.value)
      lists[source] = list
      return list
    } catch ContactListError.cancelled {
      throw CancellationError()
    } catch let error as ContactListError {
      log.report(name.place, "\(error)")
      return nil
    }
  }

  /// The table of the zones of numbers, if the campaign asks for it (R7).
  mutating func numberZones(for draft: CampaignDraft) -> NumberZones? {
    guard draft.zoneOf == .number else { return nil }
    if let numberZones { return numberZones }
    do {
      numberZones = try NumberZones()
      return numberZones
    } catch {
      log.report(draft.place.key("zone_of"), "\(error)")
      return nil
    }
  }

  /// A list without contacts: often all rows have the same mistake, so the first tells most.
  private static func reportEmpty(_ list: ContactList, at place: Place, _ log: ProblemLog) {
    let rows = Set(list.rejected.map(\.row)).count
    guard let first = list.rejected.first else {
      log.report(place, "the list has a header and no contact below it")
      return
    }
    let all = rows == 1 ? "its only row" : "each of its \(rows) rows"
    log.report(
      place, "the list has no contact that can be called: \(all) was left out; \(first)")
  }

  private static func notes(on list: ContactList, name: String) -> [String] {
    var notes = list.notes.map { "\(name): \($0)" }
    let rows = Set(list.rejected.filter { !$0.keepsContact }.map(\.row)).count
    if rows > 0 {
      let were = rows == 1 ? "1 row was" : "\(rows) rows were"
      let count = list.count.formatted(.number.locale(Locale(identifier: "en_US")))
      let loaded = list.count == 1 ? "1 contact was" : "\(count) contacts were"
      notes.append("\(name): \(were) left out, \(loaded) loaded.")
    }
    return notes
  }
}
