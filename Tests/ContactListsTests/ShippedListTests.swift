import ContactLists
import Foundation
import Testing

@Suite("Shipped contact lists")
struct ShippedListTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let folder = root.appendingPathComponent("scenarios/contacts")

  /// Every shipped list by name, loaded once.
  static let lists = Result {
    try Dictionary(
      uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: folder.path).map {
        ($0, try ContactList.load(path: folder.appendingPathComponent($0).path))
      })
  }

  private func load(_ name: String) throws -> ContactList {
    try #require(try Self.lists.get()[name])
  }

  @Test("of the flagship has 50,000 people and twenty mistakes to show")
  func flagship() throws {
    let list = try load("harbour-clinics.csv")
    #expect(list.count == 50_000)
    #expect(list.rejected.count == 20)
    #expect(list.rejected.filter(\.keepsContact).count == 2)
    #expect(list.variables.map(\.name) == ["name", "appointment_at", "clinic", "language"])
    #expect(Set(list.values("clinic") ?? []) == ["north", "central", "coast"])
    #expect(list.zones.count == 15)
    #expect(list.notes.isEmpty)
  }

  @Test(
    "of the products are clean",
    arguments: [
      ("storefront.csv", 2000, ["name", "orderId", "cart_value"]),
      ("reminders.csv", 600, ["contact_name", "appointment_date"]),
      ("b2b-leads.csv", 800, ["name", "name_2", "company"]),
      ("assistants.csv", 1500, ["callee_name", "mrp"]), ("frontdesk.csv", 250, ["name"]),
    ])
  func products(name: String, count: Int, variables: [String]) throws {
    let list = try load(name)
    #expect(list.count == count)
    #expect(list.rejected.isEmpty && list.notes.isEmpty)
    #expect(list.variables.map(\.name) == variables)
    if name == "b2b-leads.csv" {
      #expect((0..<count).allSatisfy { list.alternates(of: $0).count == 1 })
    }
  }

  @Test(
    "hold nobody's number",
    arguments: [
      "harbour-clinics.csv", "storefront.csv", "reminders.csv", "b2b-leads.csv", "assistants.csv",
      "frontdesk.csv",
    ])
  func fiction(name: String) throws {
    let list = try load(name)
    let british: [UInt64] = [
      44_113_496_0, 44_114_496_0, 44_116_496_0, 44_117_496_0, 44_118_496_0, 44_121_496_0,
      44_131_496_0, 44_141_496_0, 44_151_496_0, 44_161_496_0, 44_207_946_0, 44_191_498_0,
      44_289_649_6, 44_292_018_0, 44_306_999_0,
    ]
    for contact in 0..<list.count {
      for number in [list.primaryNumbers[contact]] + list.alternates(of: contact) {
        let digits = number.digits
        let isAmerican =
          digits / 10_000_000_000 == 1 && (5_550_100..<5_550_200).contains(digits % 10_000_000)
        #expect(isAmerican || british.contains(digits / 1000), "\(number)")
      }
    }
  }

  static let hasPython = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/python3") }

  @Test("are what scripts/make-contacts makes", .enabled(if: hasPython))
  func reproducible() throws {
    let target = FileManager.default.temporaryDirectory
      .appendingPathComponent("dialcast-contacts-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: target) }
    let script = Process()
    script.executableURL = Self.root.appendingPathComponent("scripts/make-contacts")
    script.arguments = [target.path]
    try script.run()
    script.waitUntilExit()
    #expect(script.terminationStatus == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(names.count == 6)
    for name in names {
      let made = try Data(contentsOf: target.appendingPathComponent(name))
      let shipped = try Data(contentsOf: Self.folder.appendingPathComponent(name))
      #expect(made == shipped, "\(name)")
    }
  }
}
