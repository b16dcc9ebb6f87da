import Statistics
import Testing

/// Slots that are kept for calls that come in, in both readings (R18), through a scenario file.
struct ReservedSlotsTests {
  static let rows: [ReservedSlots] = [
    ReservedSlots(slots: 10, reserve: 3, inbound: 5, outbound: 5),
    ReservedSlots(slots: 4, reserve: 1, inbound: 1, outbound: 6),
    ReservedSlots(slots: 12, reserve: 5, inbound: 9, outbound: 3),
  ]

  @Test("R18: how many calls are lost while slots are kept free", arguments: rows)
  func keptFree(row: ReservedSlots) throws { try check(row, "free", row.keptFree) }

  @Test("R18: how many calls are lost below a ceiling", arguments: rows)
  func belowCeiling(row: ReservedSlots) throws { try check(row, "ceiling", row.belowCeiling) }

  private func check(
    _ row: ReservedSlots, _ meaning: String, _ expected: ReservedSlots.Blocking
  ) throws {
    // A few thousand calls of the rarer kind.
    let end = 4000 / min(row.inbound, row.outbound) * 100 + 1000
    let until = wallTime(after: end + 1)
    let run = try QueueRun(
      "reserved-slots",
      [
        "organisation.slots=\(row.slots)", "organisation.inbound.reserve=\(row.reserve)",
        "organisation.inbound.meaning=\(meaning)",
        "organisation.inbound.arrivals.per_hour=\(row.inbound * 36)",
        "organisation.inbound.arrivals.until=\(until)",
        "campaigns.calls.arrivals.per_hour=\(row.outbound * 36)",
        "campaigns.calls.arrivals.until=\(until)",
      ])
    let log = run.log(from: 1000, to: end)
    let calls = [log.only(0), log.only(1)].map { $0.parts(20) }
    expectRatio(
      calls[0].map(\.lost), to: calls[0].map(\.count), expected.outbound, "outbound calls lost")
    expectRatio(
      calls[1].map(\.lost), to: calls[1].map(\.count), expected.inbound, "inbound calls lost")
    #expect(log.visits.allSatisfy { $0.waitMs == 0 })
  }

  @Test("Without a reserve, or without calls that go out, it is Erlang's loss system")
  func limits() {
    let open = ReservedSlots(slots: 8, reserve: 0, inbound: 2, outbound: 4)
    let loss = ErlangLoss(load: 6, slots: 8).blocking
    for blocking in [open.keptFree, open.belowCeiling] {
      expectEqual(blocking.inbound, loss, within: 1e-14)
      expectEqual(blocking.outbound, loss, within: 1e-14)
    }
    let alone = ReservedSlots(slots: 8, reserve: 3, inbound: 6, outbound: 0)
    expectEqual(alone.keptFree.inbound, loss, within: 1e-14)
    expectEqual(alone.belowCeiling.inbound, loss, within: 1e-14)
    // Without calls that come in, both readings are a loss system of what is not kept.
    let out = ReservedSlots(slots: 8, reserve: 3, inbound: 0, outbound: 6)
    let few = ErlangLoss(load: 6, slots: 5).blocking
    expectEqual(out.keptFree.outbound, few, within: 1e-14)
    expectEqual(out.belowCeiling.outbound, few, within: 1e-14)
  }
}
