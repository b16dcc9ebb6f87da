import Scheduling
import Simulating
import Statistics
import TestSupport
import Testing

/// What held a contact, a campaign and a pool, on scripted calls.
struct StoryTests {
  /// Two campaigns of a workspace with one slot, which the first owns (R16): it calls from minute
  /// 10 to 45 and from 70 on. Nobody answers, and that takes five minutes.
  static func model(pace: Pace? = nil) -> Model {
    let calls = Script(lines: [[Script.Line(outcome: .noAnswer, ring: .minutes(5))]])
    func campaign(
      _ pool: UInt16, _ priority: CampaignPriority, _ windows: CallingWindows
    ) -> Campaign {
      Campaign(
        pool: PoolID(rawValue: pool), priority: priority, start: .minute(0),
        retry: .attempts(3, after: 20), windows: [windows], pace: pace)
    }
    return Model(
      pools: [
        .organisation(1), .workspace(.soft(1, max: nil)), .campaign(in: 1, .unallotted(max: nil)),
        .campaign(in: 1, .unallotted(max: nil)),
      ],
      campaigns: [
        CampaignModel(
          campaign: campaign(2, .normal, .minutes((10, 45), (70, 500))), streamKey: StreamKey("a"),
          taskCount: 1, telephony: .scripted(calls)),
        CampaignModel(
          campaign: campaign(3, .high, .minutes((8, 500))), streamKey: StreamKey("b"), taskCount: 6,
          telephony: .scripted(calls)),
      ], start: .minute(0), horizon: .minute(600))
  }

  static func contact(_ campaign: UInt16, _ place: UInt32) -> ContactID {
    ContactID(campaign: CampaignID(rawValue: campaign), place: place)
  }

  static func text(_ lines: [StoryLine]) -> [String] {
    lines.map { line in
      let minute = line.at.milliseconds / 60_000
      switch line.event {
      case .campaign(let state): return "\(minute) campaign \(state)"
      case .callStarted(let call): return "\(minute) call \(call.attempt)"
      case .callEnded(let call): return "\(minute) end \(call.attempt)"
      case .closed(let disposition): return "\(minute) \(disposition)"
      case .held(let hold):
        let until = hold.until.map { " until \($0.milliseconds / 60_000)" } ?? ""
        return "\(minute) R\(hold.rule)\(until)"
      }
    }
  }

  @Test("R46: hours, a lent slot, the interval and hours again hold a contact")
  func contact() {
    let lines = story(
      of: Self.contact(0, 0), in: Self.model(), seed: Seed(rawValue: 1), replication: 0,
      until: .distantFuture)
    #expect(
      Self.text(lines) == [
        "0 campaign scheduled", "0 campaign running", "0 R10 until 10", "10 R14", "13 call 1",
        "18 end 1", "18 R24 until 38", "38 call 2", "43 end 2", "43 R24 until 63",
        "63 R10 until 70", "70 R14", "73 call 3", "78 end 3", "78 failed", "78 campaign completed",
      ])
  }

  @Test("R46: who owns no slot waits for others to go first")
  func behindOthers() {
    let lines = story(
      of: Self.contact(1, 2), in: Self.model(), seed: Seed(rawValue: 1), replication: 0,
      until: .minute(30))
    let expected = [
      "0 campaign scheduled", "0 campaign running", "0 R10 until 8", "8 R11", "23 call 1",
      "28 end 1", "28 R24 until 48",
    ]
    #expect(Self.text(lines) == expected)
  }

  @Test("R46: a story can end early")
  func early() {
    let lines = story(
      of: Self.contact(0, 0), in: Self.model(), seed: Seed(rawValue: 1), replication: 0,
      until: .minute(12))
    #expect(Self.text(lines).last == "10 R14")
  }

  @Test("R46, R32: a pace that opens a little later each time is told once")
  func paced() {
    let pace = Pace(starts: 1, per: .minutes(12))
    let lines = story(
      of: Self.contact(1, 3), in: Self.model(pace: pace), seed: Seed(rawValue: 1), replication: 0,
      until: .minute(40))
    #expect(Self.text(lines).filter { $0.contains("R32") }.count == 1)
  }

  @Test("R45: the shares of time are told by campaign and agree with what happened")
  func bindings() throws {
    let summary = try #require(
      simulate(Self.model(), seed: Seed(rawValue: 1), replication: 0))
    let bound = summary.campaigns[0].boundMs.map { Double($0) / 60_000 }
    // Two looks are a minute and a half apart.
    func minutes(_ binding: Binding) -> Double { bound[Int(binding.rawValue)] }
    #expect(abs(minutes(.hours) - (10 + 27)) < 3.3)
    #expect(abs(minutes(.slots) - (3 + 3)) < 3.3)
    #expect(abs(minutes(.retryWait) - 20) < 3.3)
    #expect(minutes(.pace) == 0 && minutes(.trunk) == 0 && minutes(.pause) == 0)
  }

  @Test("R45: a pool's time in stretches: calls, peak, and what held its campaigns back")
  func pool() {
    let history = history(
      of: .organisation, in: Self.model(), seed: Seed(rawValue: 1), replication: 0,
      stretch: .minutes(10))
    #expect(history[0].busyMs == 2 * 60_000 && history[0].peak == 1)
    #expect(history[1].busyMs == 10 * 60_000)
    #expect(history[0].boundMs[Int(Binding.hours.rawValue)] == (10 + 8) * 60_000)
    #expect(history[1].boundMs[Int(Binding.slots.rawValue)] >= 10 * 60_000)
    let busy = history.reduce(Int64(0)) { $0 + $1.busyMs }
    #expect(busy == 21 * 5 * 60_000)
  }
}
