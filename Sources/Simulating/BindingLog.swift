internal import Scheduling

/// What held each campaign back, and for how long (R45).
///
/// Looks at moments that are spread evenly rather than at every change: what binds is asked of
/// every campaign, which would cost more than the run itself. The step is a minute times the
/// golden ratio, so that nothing that repeats in whole seconds or minutes keeps in step with it.
/// A share p of a time T that was looked at n = T / step times is off by about √(p(1 − p) / n) at
/// most.
struct BindingLog: ~Copyable, Sendable {
  /// The time between two looks, in milliseconds.
  static let stepMs: Int64 = 97_082

  private static let kinds = Binding.allCases.count
  /// Looks by campaign and kind, a row of `kinds` per campaign.
  private var looks: Table<Int>
  private let campaigns: Int
  private(set) var nextLook: Instant

  init(campaigns: Int, from start: Instant) {
    self.campaigns = campaigns
    looks = Table(repeatElement(0, count: campaigns * Self.kinds))
    nextLook = start
  }

  /// Counts the looks between now and the next event, until which nothing changes.
  @inline(never)
  mutating func look(_ scheduler: inout Scheduler, until next: Instant) {
    let span = next.milliseconds - nextLook.milliseconds
    let count = Int((span + Self.stepMs - 1) / Self.stepMs)
    for campaign in 0..<campaigns {
      let binding = scheduler.binding(of: CampaignID(rawValue: UInt16(campaign)))
      looks[campaign * Self.kinds + Int(binding.rawValue)] += count
    }
    nextLook = nextLook + TimeSpan(milliseconds: Int64(count) * Self.stepMs)
  }

  /// The time for which each kind of binding held a campaign, by raw value, in milliseconds.
  func boundMs(of campaign: Int) -> [Int64] {
    (0..<Self.kinds).map { Int64(looks[campaign * Self.kinds + $0]) * Self.stepMs }
  }
}
