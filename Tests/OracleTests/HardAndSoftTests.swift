import Testing

/// Two teams with slots of their own: kept to themselves, or lent while they are idle (R12 … R14).
struct HardAndSoftTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var contacts: (a: Int, b: Int)
    var slots: (a: Int, b: Int)
    /// Published, in seconds: A lending and B lending, the last of both.
    var soft: (a: Double, b: Double, both: Double)?
    var testDescription: String { "\(contacts) contacts on \(slots) slots" }
    var theory: LentSlots { LentSlots(slotsA: slots.a, slotsB: slots.b, meanCall: 60) }

    func overrides(mode: String) -> [String] {
      var all = ["organisation.slots=\(slots.a + slots.b)"]
      for (name, contacts, slots) in [("a", contacts.a, slots.a), ("b", contacts.b, slots.b)] {
        all += [
          "workspaces.\(name).slots=\(slots)", "workspaces.\(name).mode=\(mode)",
          "workspaces.\(name).campaigns.calls.contacts.count=\(max(1, contacts))",
        ]
        // Nobody to call: the only contact's turn comes long after.
        if contacts == 0 { all.append("workspaces.\(name).campaigns.calls.start=2027-06-01 00:00") }
      }
      return all
    }
  }

  static let rows = [
    Row(contacts: (30, 4), slots: (2, 4), soft: (426.7572, 125, 427)),
    Row(contacts: (50, 0), slots: (5, 5), soft: (415.7381, 0, 415.738095)),
    Row(contacts: (20, 20), slots: (3, 7)),
    Row(contacts: (60, 25), slots: (4, 1)),
    Row(contacts: (9, 40), slots: (6, 2)),
  ]

  @Test("Hard slots: each team is on its own", arguments: rows)
  func hard(row: Row) async throws {
    let run = try await ScenarioRun(
      "two-teams", row.overrides(mode: "hard"), replications: 600)
    for (place, contacts, slots) in [
      (0, row.contacts.a, row.slots.a), (1, row.contacts.b, row.slots.b),
    ] where contacts > 0 {
      let theory = PureDeath(contacts: contacts, slots: slots, meanCall: 60)
      expectMean(
        run.completions(of: place), theory.mean, standardDeviation: theory.standardDeviation,
        "team \(place)")
    }
  }

  @Test(
    "Soft slots: the Markov chain of lending, and together as if all slots were one's own",
    arguments: rows)
  func soft(row: Row) async throws {
    let run = try await ScenarioRun(
      "two-teams", row.overrides(mode: "soft"), replications: 600)
    let (a, b) = row.contacts
    expectMean(
      run.completions(of: 0), row.theory.expectation(.untilAEnds, a: a, b: b), "team a")
    guard b > 0 else { return }
    expectMean(
      run.completions(of: 1), row.theory.expectation(.untilBEnds, a: a, b: b), "team b")
    let both = PureDeath(contacts: a + b, slots: row.slots.a + row.slots.b, meanCall: 60)
    expectMean(
      run.makespans, both.mean, standardDeviation: both.standardDeviation, "both together")
    expectStandardDeviation(run.makespans, both.standardDeviation, "both together")
  }

  @Test("The chain agrees with published figures and with one pool of all slots", arguments: rows)
  func theory(row: Row) {
    let (a, b) = row.contacts
    let both = row.theory.expectation(.untilBothEnd, a: a, b: b)
    let pool = PureDeath(contacts: a + b, slots: row.slots.a + row.slots.b, meanCall: 60)
    #expect(abs(both - pool.mean) < 1e-9)
    guard let soft = row.soft else { return }
    #expect(abs(row.theory.expectation(.untilAEnds, a: a, b: b) - soft.a) < 1e-4)
    #expect(abs(row.theory.expectation(.untilBEnds, a: a, b: b) - soft.b) < 1e-4)
    #expect(abs(both - soft.both) < 1e-4)
  }

  /// With everything due at once, a lender gives away only what it never needs again.
  @Test("Whoever lends is not hurt: no run in which it ends later", arguments: rows.prefix(1))
  func lenderIsNeverHurt(row: Row) async throws {
    let hard = try await ScenarioRun("two-teams", row.overrides(mode: "hard"), replications: 300)
    let soft = try await ScenarioRun("two-teams", row.overrides(mode: "soft"), replications: 300)
    #expect(soft.completions(of: 1) == hard.completions(of: 1))
    #expect(zip(soft.completions(of: 0), hard.completions(of: 0)).allSatisfy { $0 <= $1 })
  }
}
