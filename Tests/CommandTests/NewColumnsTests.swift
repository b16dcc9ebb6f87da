import Foundation
import Scenarios
import Simulating
import Testing

@testable import dialcast

/// Lists whose columns are not called as Dialcast would: `dialcast new` finds out what they hold.
@Suite struct NewColumnsTests {
  /// Lists and options, what is printed, and what the scenario must say of the list.
  static let found: [(list: String, options: [String], prints: String, says: String)] = [
    (
      "Name;Telefon\nAnn;+442079460123\nBob;+442079460124\n", [],
      "numbers in Telefon, the only column that holds any; no column of time zones",
      "{file: list.csv, columns: {phone: Telefon}}"
    ),
    // An invoice is no number, a line may be blank, and who has none is left out.
    (
      "\nInvoice,Mobile No.\n20079460,020 7946 0123\n\n20079461,020 7946 0124\n20079462,unknown\n"
        + "20079463,\n20079464,x\n20079465,x\n",
      ["--region", "GB"], "numbers in Mobile No., the only column that holds any",
      "{file: list.csv, columns: {phone: 'Mobile No.'}, region: GB}"
    ),
    (
      "Cell,Home,Zone\n+12125550123,+12125550124,America/New_York\n", ["--column", "phone=Cell"],
      "numbers in Cell; time zones in Zone",
      "{file: list.csv, columns: {phone: Cell, timezone: Zone}}"
    ),
    (
      "Cell,Home,phone\n+12125550123,+12125550124,yes\n",
      ["--column", "phone_2=home", "--column", "phone=Cell"],
      "numbers in Cell, Home; no column of time zones",
      "{file: list.csv, columns: {phone: Cell, phone_2: home}}"
    ),
    (
      "phone,team,TZ\n+442079460123,1,Europe/London\n+442079460124,2,Europe/London\n", [],
      "numbers in phone; time zones in TZ", "{file: list.csv, columns: {timezone: TZ}}"
    ),
  ]

  @Test(arguments: found.indices)
  func columnsAreFoundByWhatTheyHold(_ row: Int) throws {
    let (list, options, prints, says) = Self.found[row]
    try CommandLineTool.inNewFolder { tool in
      try tool.write(list, to: "list.csv")
      let process = try tool.start(["new", "list.csv", "--start", "2040-11-19 09:00"] + options)
      process.waitUntilExit()
      let text = try tool.contents("stdout")
      let unwrapped = text.replacing(/\s+/, with: " ")
      #expect(process.terminationStatus == 0 && unwrapped.contains(prints), "\(text)")
      let scenario = try tool.contents("list.yaml")
      #expect(scenario.contains("contacts: \(says)"), "\(scenario)")
      let loaded = try Scenario.load(path: tool.folder.appendingPathComponent("list.yaml").path)
      #expect(loaded.model.campaigns[0].taskCount > 0)
      #expect(loaded.model.campaigns[0].numbers != nil || !says.contains("phone_2"))
    }
  }

  /// A column of zones is read where all of them are known: else people would be left out.
  @Test(arguments: [
    ("Europe/London", [], "columns: {phone: Cell, timezone: TZ}", "time zones in TZ"),
    ("unknown", [], "columns: {phone: Cell}", "not read: everybody is called by one clock"),
    ("Europe/London", ["--by", "TZ"], "columns: {phone: Cell}", "--column timezone=TZ"),
  ])
  func zonesAreReadIfAllAreKnown(
    last: String, options: [String], says: String, prints: String
  ) throws {
    try CommandLineTool.inNewFolder { tool in
      // Zones are looked for in the first two thousand rows.
      let rows = (0..<2100).map { row in
        "+4420794\(60000 + row),"
          + (row == 2050 ? last : row % 2 == 0 ? "Europe/London" : "Europe/Paris")
      }
      try tool.write((["Cell,TZ"] + rows).joined(separator: "\n"), to: "list.csv")
      let result = try tool.run(["new", "list.csv"] + options)
      let text = result.output.replacing(/\s+/, with: " ")
      #expect(result.status == 0 && text.contains("2,100 contacts can be called"), "\(text)")
      #expect(text.contains(prints), "\(text)")
      let scenario = try tool.contents("list.yaml")
      #expect(scenario.contains(says))
    }
  }

  /// An Austrian mobile number, read as German, is a landline of somebody else.
  @Test(arguments: [(1, true), (40, false)])
  func numbersOfAnotherCountryAreTold(germans: Int, isTold: Bool) throws {
    try CommandLineTool.inNewFolder { tool in
      let rows = (0..<germans).map { "030 23125 \(100 + $0),Europe/Berlin" }
      try tool.write(
        (["phone,timezone"] + rows + ["0664 1234567,Europe/Vienna"]).joined(separator: "\n"),
        to: "list.csv")
      let result = try tool.run("new", "list.csv", "--region", "DE")
      let text = result.output.replacing(/\s+/, with: " ")
      let says =
        "1 of the first \(germans + 1) contacts have a time zone of another country than their"
        + " number, such as row \(germans + 2): Europe/Vienna, and a number of DE."
      #expect(result.status == 0 && text.contains(says) == isTold, "\(text)")
    }
  }

  /// Spreadsheets write headers of several lines.
  @Test func aHeaderOfTwoLinesIsReadAgain() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(
        "\"Phone\r\nnumber \"\"mobile\"\"\",Name\r\n+442079460123,Ann\r\n", to: "list.csv")
      let result = try tool.run("new", "list.csv")
      #expect(result.status == 0, "\(result.errors)")
      let loaded = try Scenario.load(path: tool.folder.appendingPathComponent("list.yaml").path)
      #expect(loaded.model.campaigns[0].taskCount == 1)
    }
  }

  @Test func furtherNumbersThatAreLeftOutAreTold() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(
        "phone,phone_2,team\n+442079460123,12,1\n+442079460124,,2\n+442079460125,34,3\n",
        to: "list.csv")
      let result = try tool.run("new", "list.csv", "--by", "team", "--slots", "2")
      #expect(result.status == 0)
      #expect(result.output.contains("left out: phone_2 of row 2 and 1 more: "), "\(result.output)")
      #expect(result.output.contains("3 slots, not 2: one for each workspace"))
      let other = try tool.run("new", "list.yaml")
      #expect(
        other.status != 0
          && other.errors.contains("list.yaml: a scenario is no contact list; plan it with"))
      let missing = try tool.run("plan", "lists.yaml")
      #expect(missing.errors.contains("lists.yaml: no such file; did you mean \"list.yaml\"?"))
      let blank = try tool.run("compare", "list.yaml", "--set", "organisation.slots", "7")
      #expect(blank.errors.contains("--set organisation.slots: write path=value"))
    }
  }

  /// Lists and options, and what standard error must say.
  static let mistakes: [(list: String, options: [String], says: String)] = [
    (
      "Cell,Home\n+12125550123,+12125550124\n", [],
      "list.csv: several columns hold numbers that can be called, in the first row: “Cell” (1)"
        + " and “Home” (1); say which is called first, --column phone=Cell, and which next, if any,"
        + " --column phone_2=Home"
    ),
    // One number in a column for faxes is no reason to take it, and three in four are no reason not
    // to ask.
    (
      "Fax,Mobile\n+12125550199,+12125550123\n,x\n,+12125550124\n,+12125550125\n", [],
      "“Fax” (1) and “Mobile” (3); say which is called first, --column phone=Mobile, and which"
        + " next, if any, --column phone_2=Fax"
    ),
    (
      "Name,No\nAnn,020 7946 0123\n", [],
      "list.csv: no column is called phone, and none holds numbers that can be called; there are "
        + "“Name”, “No”. Say which column holds them, --column phone=HEADER, and the country of "
        + "numbers without a country code, such as --region GB"
    ),
    (
      "Name,No\nAnn,Bob\n", ["--region", "GB"],
      "Say which column holds them, --column phone=HEADER\n"
    ),
    ("+442079460123,Ann\n+442079460124,Bob\n", [], "That looks like a contact"),
    (
      "Name,No\nAnn,+442079460123\n", ["--column", "phone=Nr"],
      "row 1 has no column “Nr”, which was named for phone; it names “Name”, “No”; see --column"
    ),
    (
      "Name,No\nAnn,+442079460123\nBob,x\n", ["--column", "phone=Name"],
      "numbers that can be called stand in “No” (in 1 of the first 2 rows): --column phone=No"
    ),
    (
      "Name,No\nAnn,+442079460123\n", ["--column", "phone=No", "--column", "timezone=No"],
      "the column “No” was named for phone and for timezone"
    ),
    (
      "phone\n020 7946 0123\n", ["--region", "DE,AT"],
      "name one country; numbers of others need their country code, or a campaign with a region of"
        + " its own"
    ),
    (
      "Mobile,Name\n", [],
      "list.csv: no column is called phone, and there is no contact below the header"
    ),
    ("Name,No\n", ["--column", "fone=No"], "--column fone=No: write role=HEADER"),
    ("Name,No\n", ["--column", "phone"], "--column phone: write role=HEADER"),
    (
      "Name,No\n", ["--column", "phone=No", "--column", "phone=Name"],
      "--column phone=Name: phone was named before"
    ),
  ]

  @Test(arguments: mistakes.indices)
  func whatIsNotFoundIsAsked(_ row: Int) throws {
    let (list, options, says) = Self.mistakes[row]
    try CommandLineTool.inNewFolder { tool in
      try tool.write(list, to: "list.csv")
      let process = try tool.start(["new", "list.csv"] + options)
      process.waitUntilExit()
      let errors = try tool.contents("stderr")
      #expect(process.terminationStatus != 0 && errors.contains(says), "\(errors)")
      let isWritten = FileManager.default.fileExists(
        atPath: tool.folder.appendingPathComponent("list.yaml").path)
      #expect(!isWritten)
    }
  }
}
