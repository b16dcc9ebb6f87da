import Calendars
public import Scheduling

/// What is different between two runs, in words.
public struct TraceComparison: Equatable, Sendable {
  /// One entry for each contact that differs, the one that differs earliest first.
  public let differences: [Difference]
  /// What is different of the runs as a whole: other luck, a campaign that is new. Sentences.
  public let notes: [String]
  /// The contacts of both runs.
  public let contacts: Int
  /// Calls of the old and of the new run.
  public let attempts: (old: Int, new: Int)
  /// The end of the last call of the old and of the new run; nil if there was none.
  public let ends: (old: Instant?, new: Instant?)
  /// The clock of the first campaign.
  let clock: ZoneClock

  /// What is different of one contact.
  public struct Difference: Equatable, Sendable {
    /// When the runs first part for it.
    public let at: Instant
    /// `reminders row 17`.
    public let contact: String
    /// `second attempt 09:30 → 14:30, because R10 (its hours open then)`.
    public let change: String
    /// The rule behind it, if one is known.
    public let rule: String?

    /// Contact and change.
    public var line: String { "\(contact): \(change)" }
  }

  /// Whether the runs agree in every call.
  public var isEmpty: Bool { differences.isEmpty && notes.isEmpty }

  /// Whether both say the same.
  public static func == (a: TraceComparison, b: TraceComparison) -> Bool {
    a.differences == b.differences && a.notes == b.notes && a.contacts == b.contacts
      && a.attempts == b.attempts && a.ends == b.ends
  }

  /// Compares an old run with a new one, contact by contact. O(calls × log calls).
  public init(from old: RunTrace, to new: RunTrace) {
    attempts = (old.attempts, new.attempts)
    ends = (old.lastEnd, new.lastEnd)
    clock =
      (new.campaigns.first ?? old.campaigns.first).flatMap {
        try? TraceText.clock($0.zone)
      } ?? .utc
    var notes = Self.notes(old.stamp, new.stamp)
    var differences: [Difference] = []
    var contacts = 0
    let overtaking = Overtaking(from: old, to: new)
    let names = new.campaigns.map(\.path)
    for campaign in old.campaigns where !names.contains(campaign.path) {
      notes.append("campaign \(campaign.path) is gone.")
    }
    for campaign in new.campaigns {
      guard let former = old.campaigns.first(where: { $0.path == campaign.path }) else {
        notes.append("campaign \(campaign.path) is new.")
        contacts += campaign.contacts.count
        continue
      }
      let pairs = Self.pairs(former.contacts, campaign.contacts)
      contacts += pairs.count
      let comparer = ContactComparison(
        campaign: campaign.path, label: Self.label(of: campaign, in: new),
        clock: (try? TraceText.clock(campaign.zone)) ?? .utc,
        overtaking: overtaking)
      differences += pairs.compactMap { comparer.difference(from: $0.old, to: $0.new) }
    }
    self.notes = notes
    self.contacts = contacts
    self.differences = differences.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }.map(\.element)
  }

  /// The name of a campaign, with its workspace where the name alone is not clear.
  private static func label(of campaign: CampaignTrace, in trace: RunTrace) -> String {
    let names = trace.campaigns.map { $0.path.split(separator: "/").last ?? "" }
    let name = campaign.path.split(separator: "/").last ?? ""
    return names.count { $0 == name } == 1 ? String(name) : campaign.path
  }

  private static func notes(_ old: TraceStamp, _ new: TraceStamp) -> [String] {
    var notes: [String] = []
    if old.seed != new.seed {
      notes.append("the seed was \(old.seed) and is \(new.seed): every contact has other luck.")
    }
    if old.replication != new.replication {
      notes.append("replication \(old.replication) is compared with \(new.replication).")
    }
    return notes
  }

  /// The contacts of both, side by side by their rows.
  private static func pairs(
    _ old: [ContactTrace], _ new: [ContactTrace]
  ) -> [(old: ContactTrace?, new: ContactTrace?)] {
    var pairs: [(old: ContactTrace?, new: ContactTrace?)] = []
    var i = 0
    var j = 0
    while i < old.count || j < new.count {
      if j == new.count || (i < old.count && old[i].row < new[j].row) {
        pairs.append((old[i], nil))
        i += 1
      } else if i == old.count || new[j].row < old[i].row {
        pairs.append((nil, new[j]))
        j += 1
      } else {
        pairs.append((old[i], new[j]))
        i += 1
        j += 1
      }
    }
    return pairs
  }
}
